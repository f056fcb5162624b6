"""f once more, by its functions' twins: at any place, with as many digits as are asked for.

Constants and parameters are the doubles that they are; π in a function's own formula is π.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from core.autodiff.variable import Variable
from core.expression import Expression
from core.functions.choice import Gate
from core.functions.entry import Entry
from core.incremental import Slices
from core.numerical.many_digits import Effort, Number, Twins, as_double, context
from core.numerical.running_error import ancestry, sizes_on_the_way

DIGITS = 90
"""How many digits are worked with where all numbers are of the size of 1."""

MANY_DIGITS = 320
"""How many of them very close to a place."""

PAUSE = 1000
"""What may be worked at between two pauses, in about microseconds as all efforts are."""

FARTHEST = 1000
"""Of how large or small a number, in powers of ten, the digits are to be kept beside 1."""

_TENS_A_BIT, _MOST_BITS = 0.30103, 1 << 60

Values: TypeAlias = Mapping[Variable, Number | None]
"""What each inner value is, None where it is not defined."""


@dataclass(frozen=True, slots=True)
class Slope:
    """f′ at a place, by the chain rule and each function's formula for its slope.

    Attributes
    ----------
    slope : Number
        f′; 0 where it is nothing but what rounding left.
    size : Number
        What it would be if nothing cancelled.
    """

    slope: Number
    size: Number


class Twin:
    """A function that was called at one x, worked out elsewhere; also a `step` from it.

    Attributes
    ----------
    x : float
        Where it was called.
    leaf, y : Variable
        The variable at x, and f of it.
    graph : list of Variable
        All that f(x) was made of, what comes first first.
    """

    def __init__(
        self,
        f: Callable[[Variable], Variable],
        x: float,
        effort: Effort | None = None,
        step: float = 1.0,
    ) -> None:
        self._fineness = abs(int(math.log10(step)))
        self.x, self.leaf = x, Variable(np.array(x))
        self.y = f(self.leaf)
        self.graph = ancestry(self.y, all_of_it=True)
        self.effort = effort or Effort()
        self._twins = Twins(DIGITS, self.effort)
        self._at_x: dict[int, Values] = {}

    @cached_property
    def is_whole(self) -> bool:
        """Whether every function has a twin: False if one of the user's own takes part."""
        creators = (v._creator for v in self.graph)
        return all(c is None or isinstance(c, Entry | Gate) for c in creators)

    @cached_property
    def reach(self) -> int:
        """Over how many powers of ten the numbers on the way to f(x) go: those of 1 have 0.

        Closer to x than 10^-reach, f has nothing that is not in its formula for small distances.
        """
        sizes = sizes_on_the_way(self.graph, self.leaf)
        tens = [abs(math.log10(s)) for s in sizes if 0 < s < math.inf]
        if not all(0 < s < math.inf for s in sizes):
            tens += [n for n in self._powers_of_ten if n <= FARTHEST]
        return int(max(tens, default=0))

    @cached_property
    def _powers_of_ten(self) -> list[float]:
        """Those of all inner values: doubles may be too small or too large for them."""
        with self.working(DIGITS):
            mp = context()
            values = [value for value in self.values(mp.mpf(self.x)).values() if value]
            # A longer exponent would be too large for a double itself.
            return [min(abs(mp.mag(value)), _MOST_BITS) * _TENS_A_BIT for value in values]

    @property
    def digits_beyond(self) -> float:
        """How many digits would be needed where the reach leaves a number out; 0 if it does not.

        Beside such a number, or times one that is so small, anything may go unseen.
        """
        farthest = max(self._powers_of_ten, default=0.0)
        return MANY_DIGITS + 3 * farthest if farthest > FARTHEST else 0.0

    @property
    def digits(self) -> int:
        """How many keep the second summand of 1 + 10^-reach, its third power, and x ± h."""
        return DIGITS + 3 * max(self.reach, self._fineness)

    @property
    def many_digits(self) -> int:
        """How many digits are needed very close to a place, where f differs little from a limit."""
        return MANY_DIGITS + 3 * self.reach

    @contextmanager
    def working(self, digits: int) -> Iterator[None]:
        """Work with so many digits, also in what is done with the numbers."""
        before, self._twins = self._twins, Twins(digits, self.effort)
        try:
            with context().workdps(digits):
                yield
        finally:
            self._twins = before

    def values(self, place: Number, snapped: bool = False) -> Values:
        """Work out all inner values at a place.

        `snapped` takes what is next to a whole number for it: so they are at the very place, of
        which only many digits are known.

        Raises
        ------
        OutOfReachError
            If that takes more than may be worked at.
        """
        if snapped or place != self.x:
            return self._values(self.graph, place, snapped)
        if (digits := context().prec) not in self._at_x:
            self._at_x[digits] = self._values(self.graph, place, snapped)
        return self._at_x[digits]

    def inner_values(self, place: Number) -> Values:
        """Work out as `values` does what functions are given, which is all but f itself."""
        return self._values(self.graph[:-1], place, snapped=False)

    def values_in_slices(self, place: Number, digits: int) -> Slices[Values]:
        """Work out as `values` does, with so many digits, and pause where it has taken a while.

        Nobody works with these digits meanwhile: it is not to be asked within `working`.
        """
        values: dict[Variable, Number | None] = {}
        left = self.effort.left
        with ExitStack() as stack:
            stack.enter_context(self.working(digits))
            kept = self._at_x if place == self.x else {}
            if (precision := context().prec) in kept:
                return kept[precision]
            for v in self.graph:
                if left - self.effort.left > PAUSE:
                    stack.close()
                    yield
                    left = self.effort.left
                    stack.enter_context(self.working(digits))
                values[v] = self._value(v, values, place, snapped=False)
        kept[precision] = values
        return values

    def value_in_slices(self, place: Number, digits: int) -> Slices[Number | None]:
        """Work f out at a place as `values_in_slices` does."""
        return (yield from self.values_in_slices(place, digits))[self.y]

    def _values(self, graph: Sequence[Variable], place: Number, snapped: bool) -> Values:
        values: dict[Variable, Number | None] = {}
        for v in graph:
            values[v] = self._value(v, values, place, snapped)
        return values

    def _value(self, v: Variable, values: Values, place: Number, snapped: bool) -> Number | None:
        match v._creator:
            case None:
                return place if v is self.leaf else context().mpf(float(v.data))
            case Gate() as gate:
                return values[gate.inputs[-1]]
            case Entry() as entry:
                inputs = [values[i] for i in entry.inputs]
                found = self._twins.worked_out(entry.twin, inputs)
                found = _filled(entry, inputs) if found is None else found
                return _snapped(found) if snapped else found
        return None

    def value(self, place: Number) -> Number | None:
        """Work f out at a place; what is raised, `values` says."""
        return self.values(place)[self.y]

    def worked_out(self, formula: Expression, inputs: Sequence[Number | None]) -> Number | None:
        """Work out a formula of some inputs; None where it is not defined."""
        return self._twins.worked_out(formula, inputs)

    def slope(self, values: Values) -> Slope | None:
        """Work f′ out where all is smooth; None where a function on the way has no slope."""
        nought = context().mpf(0)
        tangents: dict[Variable, tuple[Number, Number] | None] = {}
        for v in self.graph:
            creator = v._creator
            if creator is None:
                one = nought + (v is self.leaf)
                tangents[v] = one, one
            elif isinstance(creator, Gate):
                tangents[v] = tangents[creator.inputs[-1]]
            else:
                assert isinstance(creator, Entry)
                tangents[v] = self._tangent(creator, values, tangents)
        found = tangents[self.y]
        if found is None:
            return None
        slope, size = found
        is_left_over = abs(slope) <= size * context().mpf(10) ** (40 - context().dps)
        return Slope(nought if is_left_over else slope, size)

    def _tangent(
        self,
        entry: Entry,
        values: Values,
        tangents: Mapping[Variable, tuple[Number, Number] | None],
    ) -> tuple[Number, Number] | None:
        slope = size = context().mpf(0)
        inputs = [values[i] for i in entry.inputs]
        counting = _counting(entry, inputs)
        for formula, counts, i in zip(entry.slopes, counting, entry.inputs, strict=True):
            tangent = tangents[i]
            if not counts or (tangent and not tangent[1]):
                continue
            local = self._twins.worked_out(formula, inputs)
            if local is None or tangent is None:
                return None
            slope += local * tangent[0]
            size += abs(local) * tangent[1]
        return slope, size

    def local_slopes(self, entry: Entry, times: float = 1.0) -> list[Number | None]:
        """Work out the local derivatives of a function at the doubles that it was given.

        `times` takes so many times what it was given instead.
        """
        inputs = [context().mpf(float(i.data)) * times for i in entry.inputs]
        return [self._twins.worked_out(formula, inputs) for formula in entry.slopes]


def _filled(entry: Entry, inputs: list[Number | None]) -> Number | None:
    """Give what a function is where its formula says nothing, such as sinc at 0."""
    numbers = [None if x is None else np.float64(as_double(x)) for x in inputs]
    if any(n is None or n != x for n, x in zip(numbers, inputs, strict=True)):
        return None
    value = float(entry.forward(*numbers))
    return context().mpf(value) if math.isfinite(value) else None


def _snapped(value: Number | None) -> Number | None:
    """Take what is next to a whole number for it, and what is next to a pole for undefined."""
    small = context().mpf(10) ** -(context().dps // 3)
    if value is None or abs(value) > 1 / small:
        return None
    if value == (whole := context().nint(value)):
        return value
    near = max(abs(whole), 1) * small
    return whole if abs(value - whole) <= near else value


def _counting(entry: Entry, inputs: list[Number | None]) -> tuple[bool, ...]:
    """Tell which inputs a value is made of; none, where a choice cannot be made."""
    try:
        return entry.counting(*inputs)
    except TypeError:
        return (False,) * len(inputs)
