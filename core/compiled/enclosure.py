"""A chain and its derivatives over boxes: the recording, read a third way.

Values, graphs for the next derivative, and now bounds: the same calls are replayed on Intervals.
They hold what f, f′ and f″ are in exact arithmetic, the constants and parameters of f being the
doubles that they are.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable, recording
from core.chain.parameters import accept
from core.compiled.compiled import applied_to, differentiated, values_of
from core.compiled.exact_recording import ExactRecording
from core.compiled.replay import changing, needed
from core.incremental import Slices, whole
from core.intervals.interval import Interval, Known, limited
from core.intervals.pieces import computing

if TYPE_CHECKING:
    from core.chain import Path

CHUNK = 4096
"""How many boxes a piece has: the few arrays of this size in use stay in the processor's cache."""

WORK = 100_000
"""So many Functions over a box each take a few milliseconds."""

FEW_AND_MANY = 64, 2048
"""Fewer boxes take as long, and more no less."""

# The C library of Linux gives memory back to the system, and takes it again page by page, as arrays
# of a piece come and go, until it has seen one of this size go: that is a third of all time.
np.empty(1 << 21)


class Enclosing:
    """A function and its derivatives over boxes, recorded once; made by `enclosing`."""

    def __init__(
        self,
        written: ExactRecording,
        wanted: Sequence[int],
        arities: Sequence[int],
        values: Mapping[str, float],
    ) -> None:
        self._written, self._wanted, self._values = written, tuple(wanted), values
        self._orders, self._arities = len(wanted) - sum(arities), arities
        used = needed(written.nodes, wanted)
        moving = changing(written.nodes, used, written.leaves)
        self._constants = _constants(written, [i for i in used if i not in moving])
        calls = [(i, node) for i in used if (node := written.nodes[i]).function and i in moving]
        last = {i: number for number, node in calls for i in node.inputs}
        used_up: dict[int, list[int]] = {number: [] for number, _ in calls}
        for i in last.keys() - {*self._constants, *self._wanted}:
            used_up[last[i]].append(i)
        self._calls = [
            (i, computing(node.function), node.inputs, used_up[i])
            for i, node in calls
            if node.function is not None
        ]

    def with_values(self, **values: float) -> "Enclosing":
        """Give the same with its parameters at other values.

        Raises a ValueError for what is no parameter of the function, or is not finite.
        """
        accept(values, self._values)
        return Enclosing(self._written, self._wanted, self._arities, {**self._values, **values})

    def up_to(self, order: int) -> "Enclosing":
        """Give the same without the derivatives above an order and without the nodes."""
        return Enclosing(self._written, self._wanted[: order + 1], (), self._values)

    @property
    def work(self) -> float:
        """How many Functions are worked out for each box, those that are slow as so many more."""
        functions = (self._written.nodes[call[0]].function for call in self._calls)
        return sum(g.work for g in functions if g is not None)

    @property
    def at_once(self) -> int:
        """Over how many boxes it takes no longer than others can wait."""
        return int(np.clip(WORK / max(self.work, 1.0), *FEW_AND_MANY))

    @no_float_warnings
    def __call__(self, lo: ArrayLike, hi: ArrayLike | None = None) -> tuple[Any, ...]:
        """Give an Interval for each order, then for each of `nodes` the tuple of its inputs'.

        They are over boxes with these ends, or over points. A ValueError for boxes that
        `Interval.of` does not take.
        """
        x = Interval.of(lo, hi)
        pieces = [
            self._run(Interval(x.bounds[:, start : start + CHUNK]))
            for start in range(0, x.shape[0], CHUNK)
        ]
        joined = [*map(_joined, zip(*pieces, strict=True))] or [x] * len(self._wanted)
        derivatives = [_maybe_there(slope, joined[0]) for slope in joined[: self._orders]]
        found: list[Any] = [*_each_knows_the_last(derivatives)]
        rest = iter(joined[self._orders :])
        found += [tuple(next(rest) for _ in range(arity)) for arity in self._arities]
        return tuple(found)

    def _run(self, x: Interval) -> list[Interval]:
        values: dict[int, Any] = {0: x, **self._constants}
        values |= dict(enumerate(map(Interval.of, self._values.values()), start=1))
        for number, compute, inputs, used_up in self._calls:
            values[number] = compute(*[values[i] for i in inputs])
            # What is not needed any more makes room in the cache.
            for i in used_up:
                del values[i]
        return [_over_all(values[number], x) for number in self._wanted]


@no_float_warnings
def _constants(written: ExactRecording, steady: Sequence[int]) -> dict[int, Any]:
    """Work out what is the same for every x and every value of a parameter."""
    values: dict[int, Any] = {}
    for number in steady:
        function, inputs, _ = written.nodes[number]
        values[number] = (
            written.enclosed(number)
            if function is None
            else computing(function)(*[values[i] for i in inputs])
        )
    return values


def _over_all(value: Interval, x: Interval) -> Interval:
    """Repeat what is the same for every x."""
    if value.shape == x.shape:
        return value
    return Interval(np.broadcast_to(value.bounds, x.bounds.shape), value.decoration)


def _maybe_there(slope: Interval, f: Interval) -> Interval:
    """Say nothing of a derivative that is undefined by its rules only, where f is defined.

    So it is with √x⁴ at 0, and behind what does not change: rules see one Function at a time.
    """
    known = slope.decoration
    if known > Known.UNDEFINED if isinstance(known, int) else known.all():
        return slope
    maybe = (slope.known() == Known.UNDEFINED) & (f.known() > Known.UNDEFINED)
    bounds = np.where(maybe, np.inf, slope.bounds)
    return Interval(bounds, np.where(maybe, np.uint8(Known.MAYBE), slope.known()))


def _each_knows_the_last(found: list[Interval]) -> list[Interval]:
    """Let a derivative be known no better than what it is of allows: where that may jump, maybe."""
    for i in range(1, len(found)):
        before = found[i - 1].decoration
        if before == Known.CONTINUOUS if isinstance(before, int) else before.min() > Known.DEFINED:
            continue
        known = found[i - 1].known()
        decoration = limited(found[i].decoration, known < Known.CONTINUOUS, Known.MAYBE)
        decoration = limited(decoration, known == Known.UNDEFINED, Known.UNDEFINED)
        found[i] = Interval(found[i].bounds, decoration)
    return found


def _joined(parts: Sequence[Interval]) -> Interval:
    if len(parts) == 1:
        return parts[0]
    bounds = np.concatenate([part.bounds for part in parts], axis=1)
    return Interval(bounds, np.concatenate([part.known() for part in parts]))


def enclosing(
    f: Callable[[Variable], Variable], orders: int = 1, nodes: "Sequence[Path]" = ()
) -> Enclosing:
    """Record a function and so many of its derivatives, for boxes by the thousand.

    `nodes` are paths of blocks whose inputs are to be enclosed too, as in `core.compile`: what is
    at x depends on where an inner value meets a landmark of its function.

    Raises
    ------
    TypeError
        As `core.compile` does, or when called if a Function of the user's own is made of what has
        no rule for an Interval.
    LookupError
        If there is no block at one of `nodes`.

    Examples
    --------
    >>> from core.formula import parse
    >>> f, slope = enclosing(parse("sqrt(x)"))([-1.0, 1.0, 4.0], [4.0, 4.0, 4.0])
    >>> f
    Interval.of([0.0, 1.0, 2.0], [2.0, 2.0, 2.0])
    >>> f.known(), slope.known()
    (array([1, 3, 3], dtype=uint8), array([1, 3, 3], dtype=uint8))
    """
    return whole(enclosing_in_slices(f, orders, nodes))


def enclosing_in_slices(
    f: Callable[[Variable], Variable], orders: int = 1, nodes: "Sequence[Path]" = ()
) -> Slices[Enclosing]:
    """Do as `enclosing` does, some blocks at a time."""
    # Two points, as in `core.compile`.
    x = Variable(np.array([0.4375, 0.5625]))
    values = values_of(f)
    letters = {name: Variable(np.array([0.40625, 0.59375])) for name in values}
    written = ExactRecording(x, *letters.values())
    functions: dict[Path, Function] = {}
    with recording():
        derivatives = [applied_to(f, x, letters, functions)]
    yield from written.add_in_slices(derivatives)
    written.of_rules = True
    for _ in range(orders):
        yield
        derivatives.append(
            (yield from differentiated(x, derivatives[-1], written, letters.values()))
        )
    yield
    inputs = [functions[path].inputs for path in nodes]
    numbers = yield from written.add_in_slices([*derivatives, *chain.from_iterable(inputs)])
    return Enclosing(written, numbers, [len(v) for v in inputs], values)


def enclose(
    f: Callable[[Variable], Variable], lo: ArrayLike, hi: ArrayLike | None = None, order: int = 0
) -> tuple[Interval, ...]:
    """Enclose f and its derivatives up to an order over boxes, all in one pass.

    Examples
    --------
    >>> from core.formula import parse
    >>> f, slope = enclose(parse("1/x"), [-1.0, 1.0], [1.0, 2.0], order=1)
    >>> f.lo, f.hi, f.known()
    (array([-inf,  0.5]), array([inf,  1.]), array([1, 3], dtype=uint8))
    """
    return enclosing(f, order)(lo, hi)
