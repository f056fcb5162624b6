"""Which intervals are good enough to draw, and into how many parts the others are split.

Each interval is judged by the cubic that takes value and slope from both ends (Hermite).
Its error is q w⁴ / 384 with the fourth derivative q, which the change of the third
derivative towards the neighbours estimates.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Floats, Mask
from core.sampling.samples import Samples
from core.sampling.viewport import Viewport

LINE = 0.15
"""A chord may leave the cubic by so many pixels."""
CUBIC = 0.25
"""The cubic may leave the truth by so many pixels."""
CHORD = 0.08
"""The drawn chords may leave the cubic by so many pixels."""
SAFETY = 3.0
STRONG = 2.0
"""A failure by this factor takes the trust from its neighbours."""
GAP = 1 / 64
"""Two sides so many pixels apart that still jump are not joined."""
MEET = 0.1
"""Two sides so many pixels apart still meet."""
RISER = 0.005
"""A rise of which the slopes at its ends explain this share is no jump."""
NARROW = 2.0**-18
"""What is narrower is split no further."""
EDGE = 0.05
"""How closely the edge of a domain is approached, in pixels."""


class Geometry(NamedTuple):
    """The samples of one order in pixels, and their intervals.

    For each point: place `x`, height `y`, slope `s`, and whether it is `defined`. For each
    interval: width `w`, `rise` and slope `m` of its chord, whether its ends lie on different
    branches (`switched`), whether a landmark has a root in it (`crossed`), and the width at which
    splitting ends (`least`).
    """

    x: Floats
    y: Floats
    s: Floats
    w: Floats
    rise: Floats
    m: Floats
    defined: Mask
    switched: Mask
    crossed: Mask
    least: Floats

    @property
    def both(self) -> Mask:
        """Whether both ends are defined."""
        return self.defined[:-1] & self.defined[1:]


def geometry(view: Viewport, samples: Samples, order: int) -> Geometry:
    """Put the samples of one order, at least two, into pixels."""
    x, y = view.across(samples.x), view.up(samples.orders[order])
    defined = np.isfinite(y)
    w = np.diff(samples.x) / view.px
    rise = np.diff(y)
    m = rise / w
    exact = order + 1 < len(samples.orders)
    s = _known(view.steep(samples.orders[order + 1]), m, defined) if exact else _guessed(m)
    switched = samples.switched
    least = np.maximum(NARROW, 2 * np.spacing(np.abs(samples.x[:-1])) / view.px)
    return Geometry(x, y, s, w, rise, m, defined, switched, samples.crossed, least)


def _known(s: Floats, m: Floats, defined: Mask) -> Floats:
    """Guess slopes where several in a row are not known; one alone is that of a corner."""
    unknown = np.isnan(s) & defined
    beside = np.append(unknown[1:], False) | np.append(False, unknown[:-1])
    many = unknown & beside
    return np.where(many, _guessed(m), s) if many.any() else s


def _guessed(m: Floats) -> Floats:
    """Guess slopes from chords where there is no derivative: the smaller if they disagree.

    At a jump the small slopes of either side contradict the chord, as exact ones would.
    """
    left, right = np.append(m[:1], m), np.append(m, m[-1:])
    left = np.where(np.isfinite(left), left, right)
    right = np.where(np.isfinite(right), right, left)
    like = (np.abs(left) < 4 * np.abs(right) + 1) & (np.abs(right) < 4 * np.abs(left) + 1)
    smaller = np.where(np.abs(left) < np.abs(right), left, right)
    return np.where(like, (left + right) / 2, smaller)


class Judgement(NamedTuple):
    """What is to be done with each interval.

    Into how many parts to `split` it, 1 to leave it; whether it is `failing` by itself, not by its
    neighbours' fault; and how many `chords` draw its cubic.
    """

    split: NDArray[np.int64]
    failing: Mask
    chords: NDArray[np.int64]


def judged(view: Viewport, g: Geometry, known: bool = True) -> Judgement:
    """Judge every interval; what lies beyond an edge of the view is not looked at.

    Unless branches are `known` to tell all jumps, a chord far steeper than both its ends is looked
    into, however narrow.
    """
    s0 = np.where(np.isfinite(g.s[:-1]), g.s[:-1], g.m)
    s1 = np.where(np.isfinite(g.s[1:]), g.s[1:], g.m)
    bend = _bend(g.w, s0 - g.m, s1 - g.m)
    along = (s0 * g.m >= 0) & (s1 * g.m >= 0)
    least = np.minimum(np.minimum(np.abs(s0), np.abs(s1)), np.abs(g.m))
    lean = np.where(along, np.sqrt(1 + least * least), 1.0)
    error = _error(g, s0, s1) / lean
    bend = bend / lean
    wild = along & (np.maximum(np.abs(s0), np.abs(s1)) > 3 * np.abs(g.m) + 1e-3)
    boxed = along & (g.w <= CUBIC)
    leap = np.abs(g.m) > 8 * np.maximum(np.abs(s0), np.abs(s1)) + 1
    if not known:
        boxed &= ~leap
    fine = (bend <= LINE) | ((error <= CUBIC) & ~wild) | boxed
    seen = g.both & ~_beyond(view, g, s0, s1)
    failing = seen & ~fine & (g.w > g.least)
    strong = failing & ((error > STRONG * CUBIC) | wild)
    doubted = np.zeros_like(strong)
    doubted[1:] |= strong[:-1]
    doubted[:-1] |= strong[1:]
    doubted &= seen & ~failing & (g.w > CUBIC / 4)
    parts = np.ceil((error / (CUBIC / 2)) ** 0.25)
    parts = np.where(np.isfinite(parts) & (known | ~leap), np.clip(parts, 2, 8), 8)
    parts = parts.astype(np.int64)
    split = np.where(failing, parts, np.where(doubted, 2, 1))
    apart = (g.switched | (g.crossed & (bend > LINE))) & _undecided(g, s0, s1)
    split = np.where(apart & seen, 8, split)
    split = np.where(_edges(view, g), 4, split)
    chords = np.ceil(np.sqrt(bend / CHORD))
    chords = np.where(boxed | ~seen | failing | ~np.isfinite(chords), 1, np.clip(chords, 1, 64))
    return Judgement(split, failing & ~g.switched, chords.astype(np.int64))


def _undecided(g: Geometry, s0: Floats, s1: Floats) -> Mask:
    """Tell which ends are still so far apart that a steep side looks like a jump."""
    rise = np.abs(g.rise)
    drift = np.fmax(np.abs(s0), np.abs(s1)) * g.w
    steep = (rise > MEET) & (drift > RISER * rise) & (g.w > g.least)
    undecided: Mask = (g.w > GAP) | steep
    return undecided


def _bend(w: Floats, a: Floats, b: Floats) -> Floats:
    """Bound how far the cubic leaves its chord, from the end slopes against the chord's."""
    hump = w / 8 * (np.abs(a) + np.abs(b))
    wave = w * 4 / 27 * np.maximum(np.abs(a), np.abs(b))
    return np.where(a * b < 0, hump, wave)


def _error(g: Geometry, s0: Floats, s1: Floats) -> Floats:
    """Estimate how far the truth leaves the cubic."""
    third = 6 * (s0 + s1 - 2 * g.m) / (g.w * g.w)
    # The third derivative of a very narrow interval is all rounding.
    sound = g.both & (g.w > 64 * g.least) & ~g.switched
    third = np.where(sound, third, np.nan)
    centre = (g.x[:-1] + g.x[1:]) / 2
    change = np.abs(np.diff(third)) / np.diff(centre)
    q = np.fmax(np.append(np.nan, change), np.append(change, np.nan))
    q = np.where(np.isnan(q), np.abs(third) / g.w, q)
    error = np.where(np.isnan(q), np.inf, SAFETY * q * g.w**4 / 384)
    return np.fmax(error, _disagreement(g, s0, s1, sound))


def _disagreement(g: Geometry, s0: Floats, s1: Floats, sound: Mask) -> Floats:
    """Estimate the error from how second derivatives differ from both neighbours'.

    A corner in the middle of an interval has the third derivative of a smooth crest, 0.
    """
    begin = np.where(sound, (6 * g.m - 4 * s0 - 2 * s1) / g.w, np.nan)
    end = np.where(sound, (2 * s0 + 4 * s1 - 6 * g.m) / g.w, np.nan)
    leap = np.abs(begin[1:] - end[:-1])
    both = np.minimum(np.append(np.nan, leap), np.append(leap, np.nan))
    error: Floats = both * g.w**2 / 64
    return error


def _beyond(view: Viewport, g: Geometry, s0: Floats, s1: Floats) -> Mask:
    """Tell which cubics lie beyond one edge of the view with both ends and control points."""
    y0, y1 = g.y[:-1], g.y[1:]
    c0, c1 = y0 + s0 * g.w / 3, y1 - s1 * g.w / 3
    low = np.minimum(np.minimum(y0, y1), np.minimum(c0, c1))
    high = np.maximum(np.maximum(y0, y1), np.maximum(c0, c1))
    return (low > view.height + 1) | (high < -1)


def _edges(view: Viewport, g: Geometry) -> Mask:
    """Tell which intervals hold the edge of a domain, not yet closely enough."""
    left, right = g.defined[:-1], g.defined[1:]
    y = np.where(left, g.y[:-1], g.y[1:])
    s = np.where(left, g.s[:-1], g.s[1:])
    hidden = (y > view.height + 1) | (y < -1)
    moving = ~(np.abs(s) * g.w < EDGE) & ~hidden
    # From out of sight, too, a curve may come into view on its way to the edge.
    wide = (g.w > EDGE) | (moving & (g.w > g.least))
    return (left ^ right) & wide
