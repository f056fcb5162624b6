"""The seam between sampling and the engine: f, its derivatives and its inner nodes at points.

Everything that sampling knows of a function comes through `Evaluator`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable, recording
from core.chain import Chain, Path
from core.chain.applied import left_out
from core.compiled.compiled import Compiled, Recordable, compile_in_slices, values_of
from core.functions.choice import Gate, Holds, Where
from core.functions.entry import Entry
from core.functions.shape import BroadcastTo
from core.incremental import Shared, Slices
from core.sampling.boxes import ON_BOXES, Boxes, work_of
from core.sampling.by_backprop import by_backprop
from core.sampling.curve import Floats, Mask
from core.sampling.graph_nodes import (
    Formula,
    InnerNode,
    applied,
    branches_of,
    is_choice,
    landmarks_of,
    stack,
    varies,
)

SEEN_THROUGH = (Entry, Gate, Where, Holds, BroadcastTo)
"""What shows all trouble in landmarks and branches, or has none."""

IDLE = np.inf
"""The branch of what a choice leaves out, which is no other than that of its neighbours."""

SHORT = 300
"""Of how many Functions the graph may be that a frame has the time to compile."""

MOST_WORK = 300_000
"""So much is spent on a view, counted in additions of two numbers, which take a microsecond."""

RECORDED = 6.0
"""What each Function takes besides, to be recorded and passed back through."""

A_POINT = 1 / 200
"""What each point adds to the work of a call, as a share of that for one."""

A_ROW = 0.05
"""What is spent on what each Function shows of itself at a point, where points are merged."""

SINGLY = 2000
"""At most so many points for a function that has to be called point by point."""


class Values(NamedTuple):
    """What is known at some points, each of them a column.

    The rows are f, f′, f″ … in `orders`, nan and infinities as they come; in `landmarks` quantities
    of the inner nodes whose zeros mark trouble; in `branches` the piece that each point lies on,
    for each function that has pieces.
    """

    orders: Floats
    landmarks: Floats
    branches: Floats


class Evaluator:
    """Compute a function and all that sampling watches, and count the points.

    `available` is the highest order that it can give: less than `highest` if a Function has no
    rule. All trouble is `known` from landmarks and branches if every Function in the graph is of
    the catalogue. What the function raised first is the `note`; if it refused arrays it is called
    `singly`, point by point. `spent` counts what the calls took, in additions of two numbers.
    `nodes` are those inside the graph, at the points of the last call.
    """

    def __init__(self, f: Formula, highest: int) -> None:
        self.f = f
        self.count, self.spent = 0, 0.0
        self.available = highest
        self.known = True
        self.note = ""
        self.singly = False
        self.nodes: tuple[InnerNode, ...] = ()
        self._rows: tuple[int, int] | None = None
        self._compiled: Compiled | None = None
        self._compiling: Shared[Compiled] | None = None
        self._boxes = Boxes()
        self._functions: list[Function] = []
        self._work_of_f = 0.0
        self._varying: tuple[list[bool], list[bool]] = ([], [])

    @recording()
    @no_float_warnings
    def __call__(self, x: Floats) -> Values:
        """Evaluate at points."""
        self.count += x.size
        values = self._together(x) or self._one_by_one(x)
        self.spent += self._work + self._work_of_point * x.size
        # Where f is undefined it has no slope, though a constant part may have passed one on.
        values.orders[1:, np.isnan(values.orders[0])] = np.nan
        return values

    def _together(self, x: Floats) -> Values | None:
        """Call f once for all points; None if it refuses arrays."""
        if not self.singly:
            try:
                return self._batch(x)
            except Exception as error:  # any callable may be given, and may raise anything
                self._remember(error)
                self.singly = True
        return None

    def _remember(self, error: Exception) -> None:
        self.note = self.note or f"f raises {type(error).__name__}: {error}"

    def _one_by_one(self, x: Floats) -> Values:
        """Call f at each point for itself; where it raises it is undefined."""
        orders = np.full((self.available + 1, x.size), np.nan)
        for i in range(x.size):
            try:
                got = self._batch(x[i : i + 1]).orders
            except Exception as error:  # told by the note
                self._remember(error)
            else:
                orders[: len(got), i] = got[: len(orders), 0]
        self.known = False
        self.nodes = ()
        return Values(orders[: self.available + 1], np.empty((0, x.size)), np.empty((0, x.size)))

    @property
    def affordable(self) -> int:
        """For how many points more there is work left."""
        left = MOST_WORK - self.spent - self._work
        return max(int(left / max(self._work_of_point, A_POINT)), 0)

    @property
    def _work_of_point(self) -> float:
        return A_POINT * self._work + A_ROW * len(self._functions)

    @property
    def _work(self) -> float:
        """What a call takes for one point: with a graph, twice as much more for each order."""
        if self._compiled is not None:
            return self._compiled.work
        return (1 + 2 * self.available) * self._work_of_f

    @property
    def is_short(self) -> bool:
        """Whether compiling takes no longer than a frame of the screen may."""
        return len(self._functions) <= SHORT

    def compile_in_slices(self) -> Slices[Compiled | None]:
        """Compile the function, which is used repeatedly, if its graph is always the same.

        It gives all orders that are available, and the inputs of all that is watched. What is left
        undone here is there for the next call, and for evaluators that adopt this one.
        """
        if self._compiled is None and self._is_recordable:
            orders, paths = range(self.available + 1), self._watched()
            self._compiling = self._compiling or Shared(compile_in_slices(self.f, orders, paths))
            try:
                compiled = yield from self._compiling.slices()
            except KeyError:
                # The graph of a slope ends where ties are settled, which may be elsewhere.
                return None
            self._compiled = compiled.with_values(**values_of(self.f))
        return self._compiled

    @property
    def _is_recordable(self) -> bool:
        return isinstance(self.f, Recordable) and self.f.depends_on_x and not self.singly

    @property
    def has_bounds(self) -> bool:
        """Whether there are bounds over boxes: of a chain that a frame has the time to record."""
        return isinstance(self.f, Chain) and self.f.depends_on_x and self.is_short

    def bounds(self, order: int, lo: Floats, hi: Floats) -> tuple[Floats, Floats] | None:
        """Give what an order is nowhere below and nowhere above over boxes, nan if undefined there.

        None if there are no bounds, or no work is left for so many.
        """
        work = work_of(self._functions, order, lo.size)
        if not self.has_bounds or self.spent + work > ON_BOXES * MOST_WORK:
            return None
        self.spent += work
        return self._boxes.bounds(self.f, order, lo, hi)

    def _watched(self) -> list[Path]:
        if isinstance(self.f, Chain):
            return list(self.f.paths())
        return [(i,) for i, g in enumerate(self._functions) if isinstance(g, Entry | Where)]

    def adopt(self, earlier: "Evaluator") -> None:
        """Go on from an evaluator of the same function, whose parameters had other values maybe."""
        self.available, self.known, self._rows = earlier.available, earlier.known, earlier._rows
        self._functions, self._varying = earlier._functions, earlier._varying
        self._work_of_f, self._compiling = earlier._work_of_f, earlier._compiling
        values = values_of(self.f)
        self._boxes = earlier._boxes.with_values(values)
        if earlier._compiled is not None:
            self._compiled = earlier._compiled.with_values(**values)

    def _replayed(self, compiled: Compiled, x: Floats) -> Values:
        """Compute as `_batch` does, by a recording of the graph."""
        results = compiled(x)
        n = self.available + 1
        watched = [g for g in self._functions if isinstance(g, Entry | Where)]
        pairs = list(zip(watched, results[n:], strict=True))
        self.nodes = tuple(
            InnerNode(g, given, np.asarray(g.forward(*given)))
            for g, given in pairs
            if isinstance(g, Entry)
        )
        rows = self._rows_of(pairs)
        landmarks, branches = (
            stack((row for row, varies in zip(found, kept, strict=True) if varies), x.size)
            for found, kept in zip(rows, self._varying, strict=True)
        )
        return Values(np.array(results[:n]), landmarks, branches)

    def _rows_of(
        self, pairs: Sequence[tuple[Function, Sequence[Floats]]]
    ) -> tuple[list[Floats], list[Floats]]:
        """Give landmarks and branches, which tell nothing where a choice leaves a block out."""
        idle: Mapping[Path, Mask] = {}
        paths: list[Path] = [()] * len(pairs)
        in_order = isinstance(self.f, Chain) and self.f.depends_on_x  # or nothing varies
        if isinstance(self.f, Chain) and in_order and any(is_choice(g) for g, _ in pairs):
            paths = [*self.f.paths()]
            idle = left_out(self.f, dict(zip(paths, (given for _, given in pairs), strict=True)))
        marks: list[Floats] = []
        pieces: list[Floats] = []
        for path, (g, given) in zip(paths, pairs, strict=True):
            mask = idle.get(path)
            for rows, found, unknown in (
                (marks, landmarks_of(g, given), np.inf),
                (pieces, branches_of(g, given), IDLE),
            ):
                rows += found if mask is None else [np.where(mask, unknown, row) for row in found]
        return marks, pieces

    def _batch(self, x: Floats) -> Values:
        if self._compiled is not None:
            return self._replayed(self._compiled, x)
        leaf = Variable(x)
        y, functions = applied(self.f, leaf)
        self.nodes = tuple(
            InnerNode(g, tuple(v.data for v in g.inputs), g.output.data)
            for g in functions
            if isinstance(g, Entry)
        )
        orders = by_backprop(leaf, y, self.available)
        self.available = len(orders) - 1
        self._functions, self._work_of_f = functions, sum([g.work + RECORDED for g in functions])
        # A choice has no branches: whether its values meet at a seam only the curve can tell.
        self.known = self.known and all(
            isinstance(g, SEEN_THROUGH) and not is_choice(g) for g in functions
        )
        pairs = [(g, [v.data for v in g.inputs]) for g in functions]
        marks, pieces = self._rows_of(pairs)
        self._varying = (varies(marks, x), varies(pieces, x))
        landmarks, branches = stack(marks, x.size), stack(pieces, x.size)
        return self._alike(Values(orders, landmarks, branches))

    def _alike(self, values: Values) -> Values:
        """Give up landmarks of a graph that changes from call to call: rows would not match."""
        rows = (len(values.landmarks), len(values.branches))
        if self._rows is None:
            self._rows = rows
        if rows == self._rows:
            return values
        n = values.orders.shape[1]
        self.known = False
        return Values(
            values.orders, np.full((self._rows[0], n), np.nan), np.zeros((self._rows[1], n))
        )
