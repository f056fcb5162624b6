"""Columns in which the curve swings faster than pixels can show: from least to greatest value."""

from collections.abc import Iterator

import numpy as np

from core.sampling.beats import beats_in
from core.sampling.curve import Floats, Indices, Mask
from core.sampling.error_estimate import GAP, Geometry, Judgement
from core.sampling.evaluate import Evaluator
from core.sampling.point_sets import among, distinct
from core.sampling.samples import Samples, computed
from core.sampling.viewport import Viewport
from core.sampling.waves import Waves, waves_in

FINE = 0.4
"""Intervals narrower than this and still failing count towards aliasing, in pixels."""
CELLS = 3
"""So many of them in a column make it aliased."""
LEAPS = 3
"""So many jumps or poles in a column make it aliased."""
TURNS = 1.0
"""So many crests and troughs in each column are a band to the eye."""
TRAVEL = 4.0
"""If the curve goes up and down by so many pixels in each column."""
AROUND = 2
"""Columns on either side over which they are counted."""
CROSSINGS = 2.0
"""If the curve leads from edge to edge so often in each column, nothing is left blank there."""
BRIDGE = 12
"""So few columns between aliased ones are calm by accident."""
STRETCH = 2
"""So are more of them, if the lesser of the stretches beside them is so many times longer."""
PER_COLUMN = (8, 96)
"""Samples that a column gets beside those it has: many if there are few columns."""
_SHARED = 3000
CLIMBS = 4
"""How often a sample of each column is moved to the crest and to the trough of its wave."""


def aliased(view: Viewport, g: Geometry, judgement: Judgement) -> Mask:
    """Tell in which pixel columns the curve cannot be followed and is to be filled."""
    column = column_of(view, (g.x[:-1] + g.x[1:]) / 2)
    cells = judgement.failing & (g.w < FINE)
    corners = np.bincount(column[cells & g.crossed], minlength=view.width)
    # A single corner fails itself, and takes its two neighbours with it.
    few = np.where(corners == 1, CELLS + 2, CELLS)
    many = np.bincount(column[cells], minlength=view.width) >= few
    many |= np.bincount(_leaps(view, g), minlength=view.width) >= LEAPS
    return many


def _leaps(view: Viewport, g: Geometry) -> Indices:
    """Give the column of each jump or pole, also where f is not computed to be anything in it."""
    at = np.flatnonzero(g.defined)
    breaks = np.append(0, np.cumsum(g.switched))[at]
    w = np.diff(g.x[at])
    tall = np.abs(np.diff(np.clip(g.y[at], -2, view.height + 2))) > 1
    leaps = (np.diff(breaks) > 0) & (w < FINE) & ((w > GAP) | tall)
    return column_of(view, (g.x[at][:-1] + w / 2)[leaps])


def solid(view: Viewport, g: Geometry) -> Mask:
    """Tell which columns a curve fills by crossing the view from edge to edge.

    Its crests are out of sight then, and what leads to them leaves nothing blank.
    """
    above = g.y > view.height + 1
    i = np.flatnonzero(above | (g.y < -1))
    breaks = np.append(0, np.cumsum(g.switched | ~g.both))
    whole = breaks[i[1:]] == breaks[i[:-1]]
    crossing = i[:-1][whole & (above[i[1:]] != above[i[:-1]])]
    if crossing.size < CROSSINGS * AROUND:
        return np.zeros(view.width, dtype=bool)
    filled: Mask = _around(view, column_of(view, g.x[crossing])) >= CROSSINGS
    return filled


def dense(view: Viewport, g: Geometry) -> Mask:
    """Tell in which columns the curve is known, but is a band to the eye.

    Crests and troughs stand within a pixel of each other there.
    """
    column = column_of(view, (g.x[:-1] + g.x[1:]) / 2)
    whole = g.both & ~g.switched
    turns = whole & (g.s[:-1] * g.s[1:] < 0)
    busy: Mask = _around(view, column, turns.astype(np.float64)) >= TURNS
    tall: Mask = _around(view, column, np.where(whole, np.abs(g.rise), 0.0)) >= TRAVEL
    return busy & tall


def _around(view: Viewport, column: Indices, weights: Floats | None = None) -> Floats:
    """Give the mean over each column and those beside it."""
    each = np.bincount(column, weights, minlength=view.width)
    window = np.full(2 * AROUND + 1, 1 / (2 * AROUND + 1))
    mean: Floats = np.convolve(each, window)[AROUND:-AROUND]
    return mean


def bridged(columns: Mask) -> Mask:
    """Fill narrow gaps, where waves have not been met though there are some all around."""
    change = np.diff(columns.astype(np.int8), prepend=0, append=0)
    start, stop = np.flatnonzero(change > 0), np.flatnonzero(change < 0)
    length = stop - start
    beside = np.minimum(length[:-1], length[1:])
    narrow = start[1:] - stop[:-1] < np.maximum(BRIDGE, beside // STRETCH)
    filled = columns.copy()
    for i in np.flatnonzero(narrow).tolist():
        filled[stop[i] : start[i + 1]] = True
    return filled


def column_of(view: Viewport, x: Floats) -> Indices:
    """Give the pixel column of places in pixels."""
    return np.clip(x, 0, view.width - 1).astype(np.intp)


def filled(
    view: Viewport, evaluator: Evaluator, samples: Samples, columns: Mask, most: int
) -> Samples:
    """Sample the aliased columns more densely, jittered."""
    there = np.bincount(column_of(view, view.across(samples.x)), minlength=view.width)
    wanted = int(np.clip(_SHARED // max(int(columns.sum()), 1), *PER_COLUMN))
    which = np.flatnonzero(columns & (there < wanted))
    each = min(wanted, most // max(which.size, 1))
    if not each or not which.size:
        return samples
    # A fixed seed: the same view gives the same curve.
    jitter = np.random.default_rng(0).random((which.size, each))
    inside = which[:, None] + (np.arange(each) + jitter) / each
    x = view.lo + inside.ravel() * view.px
    x = x[(x > view.lo) & (x < view.hi)]
    return samples.merged(computed(evaluator, x))


def climbs(
    view: Viewport,
    evaluator: Evaluator,
    samples: Samples,
    order: int,
    columns: Mask,
    before: Mask,
    most: int,
) -> Iterator[Samples]:
    """Move from samples of each column to the crests and troughs that they are near.

    Without one order more than `order` there are no slopes and nothing is done. Of the columns
    `before`, which an earlier call has climbed, only what fell short is done.
    """
    if order + 1 >= len(samples.orders):
        return
    for _ in range(CLIMBS):
        waves = _climbing(view, samples, order, columns, before)
        x = _crests(view, waves, most) if waves else samples.x[:0]
        x = distinct(x[~among(x, samples.x)])
        if not x.size or x.size > most:
            break
        most -= x.size
        samples = samples.merged(computed(evaluator, x))
        yield samples
    else:
        waves = _climbing(view, samples, order, columns, before)
    # Waves shorter than the distance of doubles cannot be climbed, only met by chance.
    x = waves.chances(view, most) if waves else samples.x[:0]
    x = distinct(x[~among(x, samples.x)])
    if 0 < x.size <= most:
        yield samples.merged(computed(evaluator, x))


def _crests(view: Viewport, waves: Waves, most: int) -> Floats:
    """Give the crests that samples lead to; where there are beats, those of beats."""
    beats = beats_in(view, waves)
    plain = waves.where(~beats.there)
    beating = waves.where(beats.there)
    found = [beats.crests(view, most)] if beating else []
    found += [beating.summits(view)] if beating else []
    return np.concatenate([*found, *([plain.crests(view)] if plain else [])])


def _climbing(
    view: Viewport, samples: Samples, order: int, columns: Mask, before: Mask
) -> Waves | None:
    """Look at the columns in which there is something to climb."""
    waves = waves_in(view, samples, order, columns)
    return waves and waves.where((~before[waves.at] | waves.short(view)) & ~waves.over(view))
