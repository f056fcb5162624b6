"""Where trouble starts: the roots of landmarks, found before the curve itself shows them.

A sign change of a landmark between neighbours brackets a pole, an edge, a corner or a step.
All brackets are closed at once by false position (the Illinois variant, Dowell and
Jarratt, 1971) down to a pair of points that stand close on either side of the root.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.point_sets import among, distinct
from core.sampling.samples import BESIDE, END, Samples, computed
from core.sampling.viewport import Viewport

MOST_ROOTS = 64
"""So many roots of a landmark are always looked for."""

CROWDED = 0.42
"""A sign that changes in this share of the intervals is left to the aliasing rule."""

TOGETHER = 400
"""So many roots of all landmarks are looked for, those of the calmest first."""

SEARCHES = 3
"""Points beside one root may show the next, in the same interval as the first."""

WINDOW, FEW = 5, 3
"""Where a landmark changes its sign in so many of so many intervals, it may do so unseen, too."""

PARTS, MOST_PARTED = 8, 64
"""Into so many parts such intervals are split, unless there are too many of them."""

PASSES = 8

TIMES = (1.0, 3.0, 5.0, 7.0)
"""How often a root may count at which a sign changes."""

_CLOSE = 2.0**-20


def closeness(view: Viewport, x: Floats) -> Floats:
    """Give how close to a root its two neighbours stand, in units of x."""
    close: Floats = np.maximum(view.px * _CLOSE, 8 * np.spacing(np.abs(x)))
    return close


@dataclass(slots=True)
class _Brackets:
    """Intervals at whose ends a landmark has different signs."""

    row: Indices
    a: Floats
    b: Floats
    fa: Floats
    fb: Floats
    guess: Floats

    def where(self, keep: Mask) -> "_Brackets":
        return _Brackets(*(getattr(self, name)[keep] for name in self.__slots__))


def with_roots(view: Viewport, evaluator: Evaluator, samples: Samples) -> Iterator[Samples]:
    """Add a pair of points, marked as BESIDE, around every root of a landmark, pass by pass."""
    x = _between_crowded(samples)
    if 0 < x.size <= evaluator.affordable:
        samples = samples.merged(computed(evaluator, x))
        yield samples
    for _ in range(SEARCHES):
        brackets = _find(view, samples)
        if not brackets.a.size:
            break
        for found in _closed(view, evaluator, samples, brackets):
            samples = found
            yield samples


def _between_crowded(samples: Samples) -> Floats:
    """Give places between points of the first round where roots are about as close as those."""
    grid = samples.where(samples.role <= END)
    sign = np.sign(grid.landmarks)
    change = (sign[:, :-1] * sign[:, 1:] < 0).astype(np.int64)
    total = np.pad(np.cumsum(change, axis=1), ((0, 0), (1, 0)))
    crowd = (total[:, WINDOW:] - total[:, :-WINDOW] >= FEW).any(axis=0)
    among_them = np.zeros(crowd.size + WINDOW, bool)
    among_them[(np.flatnonzero(crowd)[:, None] + np.arange(WINDOW)).ravel()] = True
    i = np.flatnonzero(among_them)
    if i.size > MOST_PARTED:
        return samples.x[:0]
    a, b = grid.x[i], grid.x[i + 1]
    x = distinct((a[:, None] + (b - a)[:, None] * (np.arange(1, PARTS) / PARTS)).ravel())
    return x[~among(x, samples.x)]


def _closed(
    view: Viewport, evaluator: Evaluator, samples: Samples, brackets: "_Brackets"
) -> Iterator[Samples]:
    """Narrow brackets until their ends stand close to the roots."""
    for turn in range(PASSES):
        if not 0 < 2 * brackets.a.size <= evaluator.affordable:
            break
        delta = closeness(view, brackets.guess)
        sides = np.array((brackets.guess - delta, brackets.guess + delta))
        sides = np.clip(sides, brackets.a, brackets.b)
        new = computed(evaluator, sides.ravel(), BESIDE)
        brackets = _narrowed(view, brackets, new, sides, bisect=turn % 2 == 1)
        samples = new.merged(samples)
        yield samples


def _find(view: Viewport, samples: Samples) -> _Brackets:
    marks = samples.landmarks
    gap = np.diff(samples.x)
    apart = gap > 4 * closeness(view, samples.x[:-1])
    # Signs, not a product: that of two tiny numbers is 0.
    sign = np.sign(marks)
    change = (sign[:, :-1] != sign[:, 1:]) & apart
    change &= np.isfinite(marks[:, :-1]) & np.isfinite(marks[:, 1:])
    change &= _calm(change.sum(axis=1), gap.size)[:, None]
    row, i = np.nonzero(change)
    guess = _interpolated(samples.x, marks, row, i)
    a, b = samples.x[i], samples.x[i + 1]
    return _Brackets(row, a, b, marks[row, i], marks[row, i + 1], guess)


def _calm(changes: Indices, intervals: int) -> Mask:
    """Tell which landmarks have so few roots that each can be closed in on."""
    order = np.argsort(changes, kind="stable")
    calm = np.empty(changes.size, dtype=bool)
    calm[order] = np.cumsum(changes[order]) <= TOGETHER
    return calm & (changes <= max(MOST_ROOTS, CROWDED * intervals))


def _interpolated(x: Floats, marks: Floats, row: Indices, i: Indices) -> Floats:
    """Guess roots by inverse cubic interpolation, by false position where that fails."""
    j = np.clip(i[:, None] + np.arange(-1, 3), 0, x.size - 1)
    u, f = x[j] - x[i][:, None], marks[row[:, None], j]
    a, b = x[i], x[i + 1]
    fa, fb = marks[row, i], marks[row, i + 1]
    straight = a + (b - a) * (fa / (fa - fb))
    p = [u[:, k] for k in range(4)]
    for level in range(1, 4):
        for k in range(4 - level):
            p[k] = (f[:, k + level] * p[k] - f[:, k] * p[k + 1]) / (f[:, k + level] - f[:, k])
    curved = a + p[0]
    steps = np.diff(f, axis=1)
    good = (steps > 0).all(axis=1) | (steps < 0).all(axis=1)
    good &= (curved > a) & (curved < b)
    return np.where(good, curved, straight)


def _times(old: _Brackets, x: Floats, mark: Floats, step: Floats) -> Floats:
    """Tell how often a root counts of which a tangent at x says that it is a `step` before x.

    Of k(x − r)ⁿ a tangent leads by 1/n of the way. What it is at the ends of the bracket tells n.
    """
    n = np.array(TIMES)[:, None]
    root = x - n * step
    off = np.zeros(root.shape)
    for end, f in ((old.a, old.fa), (old.b, old.fb)):
        grown = n * np.log(np.abs((end - root) / (x - root)))
        off += np.abs(grown - np.log(np.abs(f / mark)))
    best: Floats = n[np.argmin(np.where(np.isnan(off), np.inf, off), axis=0), 0]
    return best


def _narrowed(
    view: Viewport, old: _Brackets, new: Samples, sides: Floats, bisect: bool
) -> _Brackets:
    """Take the new points in, drop what is closed, and guess again."""
    a, b, fa, fb = old.a.copy(), old.b.copy(), old.fa.copy(), old.fb.copy()
    kept_a = kept_b = np.zeros(a.size, dtype=bool)
    marks = [new.landmarks[old.row, np.searchsorted(new.x, side)] for side in sides]
    for side, f in zip(sides, marks, strict=True):
        alike = np.sign(f) * np.sign(fa) > 0
        left = np.isfinite(f) & alike & (side > a)
        right = np.isfinite(f) & ~alike & (side < b)
        a, fa = np.where(left, side, a), np.where(left, f, fa)
        b, fb = np.where(right, side, b), np.where(right, f, fb)
        kept_a, kept_b = kept_a | left, kept_b | right
    # Illinois: an end that stays has its value halved, or false position would creep.
    wa, wb = np.where(kept_a, fa, fa / 2), np.where(kept_b, fb, fb / 2)
    guess = a + (b - a) * (wa / (wa - wb))
    step = marks[0] * (sides[1] - sides[0]) / (marks[1] - marks[0])
    tangent = sides[0] - _times(old, sides[0], marks[0], step) * step
    guess = np.where((tangent > a) & (tangent < b), tangent, guess)
    slow = bisect & (b - a > (old.b - old.a) / 2) | ~np.isfinite(guess)
    guess = np.where(slow, a + (b - a) / 2, guess)
    is_open = b - a > 4 * closeness(view, a)
    return _Brackets(old.row, a, b, fa, fb, guess).where(is_open)
