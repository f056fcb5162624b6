"""What is proved of a curve that was drawn, column by column, by bounds of f over boxes.

The ink is that of a `Curve`: chords between its vertices, filled bands, and nothing elsewhere. A
column is cut where there is a vertex, and is proved if each part is. Where there is a chord, f is
continuous, comes within a pixel of both its ends, and goes nowhere a pixel above or below it and
what joins it half a pixel beside. Where there is none, f is undefined, out of sight, or within a
pixel of the end of a chord beside it. What no double lies in is not looked at. Not proved means
not known to be right, not wrong.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.chain import Chain
from core.compiled.enclosure import enclosing_in_slices
from core.incremental import Slices, whole
from core.intervals.interval import Known
from core.sampling.band_proof import proved_bands
from core.sampling.curve import Curve, Floats, Indices, Mask
from core.sampling.ink import InkOver, ink_of
from core.sampling.order_bounds import CLOSE, Bounds, OrderBounds
from core.sampling.viewport import Viewport

SPLITS = 4
"""How often what is not proved is halved."""

HALVINGS = 64
"""And a part without ink, until its halves belong to either side."""

CROWD = 8
"""More parts without ink that are left of a column then are no single breaks."""

FINEST = 8
"""Few parts are halved so often at once: a call takes as long for them."""


class _Parts(NamedTuple):
    """From `a` to `b` in each, none with a vertex inside, and in which column."""

    a: Floats
    b: Floats
    column: Indices

    def where(self, keep: Mask | Indices | slice) -> "_Parts":
        return _Parts(self.a[keep], self.b[keep], self.column[keep])

    def halved(self, times: int) -> "_Parts":
        """Split each as often, the first of all parts before the second."""
        share = np.arange(2**times + 1)[:, None] / 2**times
        edges = self.a + (self.b - self.a) * share
        edges[-1] = self.b
        column = np.tile(self.column, 2**times)
        return _Parts(edges[:-1].ravel(), edges[1:].ravel(), column)

    def pieces(self, most: int) -> "list[_Parts]":
        """Give so many at a time."""
        return [self.where(slice(i, i + most)) for i in range(0, self.a.size, most)]


def _joined(several: Sequence[_Parts]) -> _Parts:
    return _Parts(*map(np.concatenate, zip(*several, strict=True)))


def proved(f: Chain, curve: Curve, view: Viewport) -> Mask:
    """Tell for each pixel column whether a curve of f, sampled in this view, is proved there.

    Of a curve in which more digits are lost than a pixel shows, nothing is.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.sampling import sample
    >>> f, view = parse("sin(x)"), Viewport(-5.0, 5.0, -2.0, 2.0, 800, 500)
    >>> (curve,) = sample(f, (-5, 5), (-2, 2), orders=(0,))
    >>> int(proved(f, curve, view).sum())
    800
    """
    (columns,) = whole(proved_in_slices(f, [curve], view))
    return columns


def proved_in_slices(f: Chain, curves: Sequence[Curve], view: Viewport) -> Slices[list[Mask]]:
    """Do as `proved` does for several curves of f, some boxes after the others."""
    done: list[Mask] = [np.zeros(view.width, dtype=bool) for _ in curves]
    if view.resolution > 1 - CLOSE or not curves:
        return done
    recorded = yield from enclosing_in_slices(f, 1 + max(curve.order for curve in curves))
    yield
    for i, curve in enumerate(curves):
        done[i] = yield from _Proof(OrderBounds(recorded, curve.order), curve, view).columns()
    return done


class _Proof:
    """Of one curve."""

    def __init__(self, f: OrderBounds, curve: Curve, view: Viewport) -> None:
        self.f, self.curve, self.view, self.ink = f, curve, view, ink_of(curve)
        self.borders: Floats = view.lo + np.arange(view.width + 1.0) * view.px
        self.borders[-1] = view.hi
        self.failed = np.zeros(view.width, dtype=bool)

    def columns(self) -> Slices[Mask]:
        """Tell which are proved."""
        filled, sure = yield from proved_bands(
            self.view, self.f, self.curve, self.ink, self.borders
        )
        self.failed[filled] = True
        parts = yield from self._open()
        yield from self._narrow((yield from self._split(parts)))
        self.failed[filled] = ~sure
        return ~self.failed

    def _open(self) -> Slices[_Parts]:
        """Give the parts of columns that do not hold with all between two vertices."""
        x, borders = self.ink.x, self.borders
        x = x[(x > borders[0]) & (x < borders[-1])]
        around = np.flatnonzero(np.diff(self.failed, prepend=True, append=True))
        spans = self._between(np.unique(np.concatenate((borders[around], x))))
        holding = [np.empty(0, dtype=bool)]
        for piece in spans.pieces(self.f.at_once):
            holds, _ = yield from self._holding(piece)
            holding.append(holds)
        parts = self._between(np.unique(np.concatenate((borders, x))))
        of = np.searchsorted(spans.a, parts.a, side="right") - 1
        return parts.where(~np.concatenate(holding)[of])

    def _between(self, cuts: Floats) -> _Parts:
        """Give what lies between cuts and is not filled."""
        a, b = cuts[:-1], cuts[1:]
        column = np.searchsorted(self.borders, a, side="right") - 1
        return _Parts(a, b, column).where(~self.failed[column])

    def _split(self, parts: _Parts) -> Slices[_Parts]:
        """Halve parts as often as that is done; give what is left without ink."""
        left = [parts.where(slice(0))]
        times = self._times(parts, SPLITS)
        if times < SPLITS:
            yield from self._try(parts)
        waiting = self._halved(parts, times, SPLITS)
        while waiting:
            # The last first, so that what fails for good saves its column the rest.
            parts, splits = waiting.pop()
            parts = parts.where(~self.failed[parts.column])
            holds, bare = yield from self._holding(parts)
            parts, bare = parts.where(~holds), bare[~holds]
            if not splits:
                self.failed[parts.column[~bare]] = True
                left.append(parts.where(bare))
            else:
                waiting += self._halved(parts, max(self._times(parts, splits), 1), splits)
        return _joined(left)

    def _try(self, parts: _Parts) -> Slices[None]:
        """Give up columns where one of the finest parts does not hold: there may be many."""
        for piece in parts.pieces(self.f.at_once):
            small = piece._replace(b=piece.a + (piece.b - piece.a) / 2**SPLITS)
            holds, bare = yield from self._holding(small)
            self.failed[small.column[~holds & ~bare]] = True

    def _halved(self, parts: _Parts, times: int, splits: int) -> list[tuple[_Parts, int]]:
        """Give pieces of halved parts, and how often each may be halved again."""
        return [(piece, splits - times) for piece in parts.halved(times).pieces(self.f.at_once)]

    def _times(self, parts: _Parts, most: int) -> int:
        """Say how often parts can be halved before there are too many for one call."""
        return int(np.clip(np.log2(self.f.at_once / max(parts.a.size, 1)), 0, min(most, FINEST)))

    def _narrow(self, parts: _Parts) -> Slices[None]:
        """Halve what has no ink until nothing but breaks between neighbouring doubles is left."""
        splits = HALVINGS - SPLITS
        while splits > 0:
            self.failed |= np.bincount(parts.column, minlength=self.view.width) > CROWD
            parts = parts.where(~self.failed[parts.column])
            if not parts.a.size:
                return
            times = max(self._times(parts, splits), 1)
            splits -= times
            left = []
            for piece in parts.halved(times).pieces(self.f.at_once):
                ink = self.ink.over(self.view, piece.a, piece.b)
                left.append(piece.where(~self._bare(piece, ink, self.f.over(piece.a, piece.b))))
                yield
            parts = _joined(left)
        self.failed[parts.column] = True

    def _holding(self, parts: _Parts) -> Slices[tuple[Mask, Mask]]:
        """Tell which parts are proved, and which have no chord."""
        ink, box = self.ink.over(self.view, parts.a, parts.b), self.f.over(parts.a, parts.b)
        holds = self._right(parts, ink, box, self._drawn(ink, box, box, box))
        yield
        rest = np.flatnonzero(~holds & box.continuous)
        if rest.size:
            some = parts.where(rest)
            holds[rest] = yield from self._closely(some, ink.where(rest), box.where(rest))
        return holds, ~ink.chord

    def _closely(self, parts: _Parts, ink: InkOver, box: Bounds) -> Slices[Mask]:
        """Look closer: at how f begins and ends, and at its slope, which takes longest."""
        left, right = self.f.at_ends(parts.a, parts.b)
        holds = ink.chord & self._drawn(ink, box, left, right)
        yield
        rest = np.flatnonzero(~holds)
        if rest.size:
            parts, ink = parts.where(rest), ink.where(rest)
            left, right = left.where(rest), right.where(rest)
            box = self.f.along(parts.a, parts.b, left, right)
            yield
            near = parts.a, parts.b
            drawn = self._drawn(ink, box, left, right, near)
            holds[rest] = self._right(parts, ink, box, drawn)
            yield
        return holds

    def _right(self, parts: _Parts, ink: InkOver, box: Bounds, drawn: Mask) -> Mask:
        """Tell where there is a chord and rightly so, or rightly none."""
        right = ink.chord & drawn
        bare = np.flatnonzero(~ink.chord)
        if bare.size:
            right[bare] = self._bare(parts.where(bare), ink.where(bare), box.where(bare))
        return right

    def _drawn(
        self,
        ink: InkOver,
        box: Bounds,
        left: Bounds,
        right: Bounds,
        near: tuple[Floats, Floats] | None = None,
    ) -> Mask:
        """Tell over which parts f is at its chord, of its bounds over them and at either end.

        With the ends of the parts f may be `near` those of the chord, too, half a pixel beside.
        """
        view = self.view
        drawn = box.continuous & box.within(view, ink.low, ink.high)
        met = np.array(
            [left.within(view, ink.left, ink.left), right.within(view, ink.right, ink.right)]
        )
        side, far = np.nonzero(drawn & ~met)
        if near is not None and far.size:
            places = np.array(near)[side, far], np.array((ink.left, ink.right))[side, far]
            met[side, far] = self._met(*places)
        drawn &= met[0] & met[1]
        above = (box.low > view.top) & (ink.low > view.top)
        below = (box.high < view.bottom) & (ink.high < view.bottom)
        return drawn | above | below

    def _bare(self, parts: _Parts, ink: InkOver, box: Bounds) -> Mask:
        """Tell over which parts it is right that there is no ink.

        Between neighbouring doubles f may break, so of them only the doubles are looked at: which
        side one is on, rounding may hide.
        """
        right = self._out(parts, ink, box)
        closed = np.flatnonzero(~right & (np.nextafter(parts.a, parts.b) >= parts.b))
        if closed.size:
            tiny, ink = parts.where(closed), ink.where(closed)
            sides = [
                self._out(tiny, ink, end) | self._amid(tiny, ink, end)
                for end in self.f.at_ends(tiny.a, tiny.b)
            ]
            right[closed] = sides[0] & sides[1]
        return right

    def _amid(self, parts: _Parts, ink: InkOver, box: Bounds) -> Mask:
        """Tell where f is between the ends of the chords to the left and to the right."""
        x, y, i = self.ink.x, self.ink.y, ink.before
        room = CLOSE * self.view.px
        amid: Mask = box.within(self.view, np.fmin(y[i], y[i + 1]), np.fmax(y[i], y[i + 1]))
        amid &= (parts.b - x[i] < room) & (x[i + 1] - parts.a < room)
        return amid

    def _out(self, parts: _Parts, ink: InkOver, box: Bounds) -> Mask:
        """Tell where f is undefined, out of sight, or beside the end of a chord."""
        view, x, y, i = self.view, self.ink.x, self.ink.y, ink.before
        room = CLOSE * view.px
        bare: Mask = (
            (box.known == Known.UNDEFINED) | (box.low > view.top) | (box.high < view.bottom)
        )
        for near, k in ((parts.b - x[i] < room, i), (x[i + 1] - parts.a < room, i + 1)):
            bare |= near & box.within(view, y[k], y[k])
        return bare

    def _met(self, x: Floats, y: Floats) -> Mask:
        """Tell which places of the ink f comes within a pixel of, half a pixel beside."""
        view, f = self.view, self.f
        room, sight = CLOSE * view.py, (view.bottom - view.py, view.top + view.py)
        left, right = x - view.px / 2, x + view.px / 2
        # All in one call: it takes as long for a few.
        each = f.over(np.concatenate((left, left, right)), np.concatenate((right, left, right)))
        over, *sides = (each.where(slice(i, i + x.size)) for i in range(0, 3 * x.size, x.size))
        y = np.clip(y, *sight)
        below = [np.clip(side.high, *sight) <= y + room for side in sides]
        above = [np.clip(side.low, *sight) >= y - room for side in sides]
        met: Mask = over.continuous & ((below[0] & above[1]) | (above[0] & below[1]))
        return met
