"""`sample`: from a function and a view to curves."""

import math
import time
from collections.abc import Iterator, Sequence

import numpy as np

from core.incremental import Slices, whole
from core.sampling.aliasing import FINE, aliased, bridged, climbs, column_of, filled, solid
from core.sampling.build_curve import Look, built_curve
from core.sampling.cache import (
    NOWHERE,
    Record,
    border,
    columns_in,
    inner,
    kept,
    ranges_of,
    record_of,
)
from core.sampling.curve import Curve, Floats, Mask
from core.sampling.error_estimate import GAP, geometry, judged
from core.sampling.evaluate import SINGLY, Evaluator
from core.sampling.graph_nodes import Formula
from core.sampling.grid import first_round
from core.sampling.holes import settled, without_filled
from core.sampling.landmarks import with_roots
from core.sampling.peaks import with_peaks
from core.sampling.point_sets import among
from core.sampling.ranges import check
from core.sampling.reached import reached
from core.sampling.refine import new_points
from core.sampling.samples import END, GRID, Samples, computed
from core.sampling.troubles import none_of
from core.sampling.viewport import Viewport, fitting

MOST_POINTS = 24_000
"""Evaluations and vertices at most."""
ROUNDS = 9


def sample(
    f: Formula,
    x_range: tuple[float, float],
    y_range: tuple[float, float] | None = None,
    size: tuple[int, int] = (800, 500),
    orders: Sequence[int] = (0, 1),
    *,
    cache: Sequence[Curve] | None = None,
    budget: float | None = None,
) -> tuple[Curve, ...]:
    """Sample a function and its derivatives so that what is drawn is right.

    f is elementwise, from Variable to Variable: a Chain or anything written like one. Functions of
    the catalogue in its graph tell where trouble is. Without a range of y one is chosen from the
    values; `size` is in pixels. `cache` is what an earlier call returned: its samples are used
    again where the view overlaps. After `budget` seconds refinement stops, and the curves are not
    `complete`.

    Raises
    ------
    ValueError
        If a range is reversed, empty or not finite, or the size or an order is not a
        positive whole number (an order may be 0).

    Examples
    --------
    >>> from core.formula import parse
    >>> f, slope = sample(parse("x^2"), (-1, 1), (-1, 2))
    >>> bool(f.y.min() < 1e-4), slope.order
    (True, 1)
    """
    slices = sample_in_slices(f, x_range, y_range, size, orders, cache=cache, budget=budget)
    return whole(slices)


def sample_in_slices(
    f: Formula,
    x_range: tuple[float, float],
    y_range: tuple[float, float] | None,
    size: tuple[int, int],
    orders: Sequence[int],
    *,
    cache: Sequence[Curve] | None = None,
    budget: float | None = None,
) -> Slices[tuple[Curve, ...]]:
    """Do as `sample` does, one batch of evaluations after the other."""
    check(x_range, y_range, size, orders)
    deadline = math.inf if budget is None else time.perf_counter() + budget
    record = record_of(cache, f, 1 + max(map(int, orders), default=0))
    if record is not None and (budget is None or record.evaluator.is_short):
        for _ in record.evaluator.compile_in_slices():
            yield
            if time.perf_counter() > deadline:
                break
    return (yield from _Sampling(f, x_range, y_range, size, orders, record, deadline).curves())


class _Sampling:
    """One call of `sample`."""

    def __init__(
        self,
        f: Formula,
        x_range: tuple[float, float],
        y_range: tuple[float, float] | None,
        size: tuple[int, int],
        orders: Sequence[int],
        record: Record | None,
        deadline: float,
    ) -> None:
        self.f = f
        self.orders = tuple(int(k) for k in orders)
        self.highest = 1 + max(self.orders, default=0)
        self.deadline = deadline
        self.evaluator = Evaluator(f, self.highest)
        self.complete = True
        self.share = 1.0
        lo, hi = map(float, x_range)
        bottom, top = map(float, (-1.0, 1.0) if y_range is None else y_range)
        self.view = Viewport(lo, hi, bottom, top, int(size[0]), int(size[1]))
        self.troubles = none_of(1)
        self.wild: dict[int, Floats] = {}
        self.owed: dict[int, Floats] = {}
        self.samples = self._begun(record)
        if y_range is None:
            self._fit()

    @property
    def left(self) -> int:
        """How many evaluations there may still be."""
        most = SINGLY if self.evaluator.singly else MOST_POINTS
        left = max(int(self.share * most) - self.evaluator.count, 0)
        return min(left, self.evaluator.affordable)

    @property
    def late(self) -> bool:
        if time.perf_counter() > self.deadline:
            self.complete = False
        return not self.complete

    def _begun(self, record: Record | None) -> Samples:
        """Take the first round, without what is known already."""
        ends = np.array((self.view.lo, self.view.hi))
        x = first_round(self.view)
        old = self._reusable(record)
        if old is not None:
            x = x[~among(x, old.x)]
        new = computed(self.evaluator, np.concatenate((ends, x, border(x, old))), GRID)
        new.role[among(new.x, ends)] = END
        self.nodes = (new.x, self.evaluator.nodes)
        return new if old is None else old.merged(new)

    def _reusable(self, record: Record | None) -> Samples | None:
        if record is None:
            return None
        self.evaluator.adopt(record.evaluator)
        old = kept(record, self.f, self.view, MOST_POINTS)
        if old is not None:
            self.troubles = record.troubles
            self.wild, self.owed = dict(record.wild), dict(record.owed)
        return old

    def _fit(self) -> None:
        wanted = self.samples.orders[[k for k in self.orders if k < len(self.samples.orders)]]
        bottom, top = fitting(wanted)
        v = self.view
        self.view = Viewport(v.lo, v.hi, bottom, top, v.width, v.height)

    def curves(self) -> Slices[tuple[Curve, ...]]:
        """Sample all orders, lowest first, each on what the ones before it computed."""
        yield
        yield from self._taken(with_roots(self.view, self.evaluator, self.samples))
        yield from self._taken(with_peaks(self.view, self.evaluator, self.samples, *self.nodes))
        if not self.late:
            self.samples, self.troubles = settled(
                self.view, self.evaluator, self.samples, self.troubles
            )
        orders = sorted(set(self.orders))
        done = {}
        for i, order in enumerate(orders):
            # What a wild f leaves over is for its derivatives.
            self.share = (i + 1 + 3 * len(orders)) / (4 * len(orders))
            done[order] = yield from self._curve(order)
        return tuple(done[order] for order in self.orders)

    def _taken(self, passes: Iterator[Samples]) -> Slices[None]:
        """Take in what each pass adds, until the time is over."""
        while not self.late and (samples := next(passes, None)) is not None:
            self.samples = samples
            yield

    def _curve(self, order: int) -> Slices[Curve]:
        if order > self.evaluator.available:
            note = f"there is no derivative of order {order}: a function in it has no rule"
            nothing = np.full(1, np.nan)
            return Curve(nothing, nothing, order, self.evaluator.count, note=note)
        columns, look = yield from self._refined(order)
        self.wild[order] = ranges_of(self.view, columns)
        yield
        drawing = built_curve(
            self.view, order, look, self.samples, columns, self.evaluator.known, MOST_POINTS
        )
        return Curve(
            drawing.x,
            drawing.y,
            order,
            self.evaluator.count,
            without_filled(self.view, self.evaluator, drawing.features),
            drawing.bands,
            self.complete,
            self._note(self.samples.orders[order]),
            Record(
                self.f,
                self.highest,
                self.view.px,
                self.samples,
                self.troubles,
                self.evaluator,
                self.wild,
                self.owed,
            ),
        )

    def _looked_at(self, order: int, columns: Mask) -> Look:
        """Judge the points that this order is sound at and, it seems, can be followed at."""
        keep = ~self.troubles.near(self.samples.x, order)
        keep &= ~inner(self.view, self.samples.x, columns)
        samples = self.samples.where(keep)
        sealed = self.troubles.sealed(samples.x, order)
        g = geometry(self.view, samples, order)
        return Look(samples, g, judged(self.view, g, self.evaluator.known), sealed)

    def _refined(self, order: int) -> Slices[tuple[Mask, Look]]:
        """Refine until nothing fails; give the columns that cannot be followed, too."""
        before = columns_in(self.view, self.wild.get(order, NOWHERE))
        columns = before.copy()
        look = self._looked_at(order, columns)
        for _ in range(ROUNDS):
            yield
            if self.late:
                break
            lost = aliased(self.view, look.g, look.judgement) | solid(self.view, look.g)
            columns = bridged(columns | lost)
            inside = columns[column_of(self.view, look.g.x)]
            skip = look.sealed | (inside[:-1] & inside[1:])
            x = new_points(look.samples, look.g, look.judgement, skip, self.left // 2)
            if not x.size:
                break
            self.samples = self.samples.merged(computed(self.evaluator, x))
            look = self._looked_at(order, columns)
        else:
            columns |= self._unfinished(look)
        if not columns.any():
            return columns, look
        v, e = self.view, self.evaluator
        if not self.late:
            # The other half is for the crests.
            self.samples = filled(v, e, self.samples, columns, self.left // 2)
            yield
        if not self.late:
            yield from self._climb(order, columns, before)
        if not self.complete:
            owed = columns_in(v, self.owed.get(order, NOWHERE)) | (columns & ~before)
            self.owed[order] = ranges_of(v, owed)
        return columns, self._looked_at(order, columns)

    def _climb(self, order: int, columns: Mask, before: Mask) -> Slices[None]:
        """Find the crests in the columns that cannot be followed, and those still owed."""
        v, e = self.view, self.evaluator
        if self.deadline == math.inf:
            before = before & ~columns_in(v, self.owed.pop(order, NOWHERE))
        # As much is kept as bounds may lead to: a crest and a trough in each column.
        spare = min(2 * int((columns & ~before).sum()), self.left) * e.has_bounds
        for search, kept_back in ((climbs, spare), (reached, 0)):
            most = self.left - kept_back
            for samples in search(v, e, self.samples, order, columns, before, most):
                self.samples = samples
                yield
                if self.late:
                    return

    def _unfinished(self, look: Look) -> Mask:
        """Give the columns in which something fails after the last round."""
        g = look.g
        fails = look.judgement.failing & ~look.sealed & (g.w < FINE) & (g.w > GAP)
        column = column_of(self.view, (g.x[:-1] + g.x[1:]) / 2)
        return np.bincount(column[fails], minlength=self.view.width) > 0

    def _note(self, y: Floats) -> str:
        if self.evaluator.note:
            return self.evaluator.note
        if self.view.resolution > 0.5:
            return "the view is finer than doubles can tell apart"
        if np.isfinite(y).any():
            return ""
        if np.isinf(y).any():
            return "the values overflow everywhere in the view"
        return "the function is undefined everywhere in the view"
