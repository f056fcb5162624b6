"""The period of a function, proved from what it is made of.

Where x reaches f only through functions that repeat, f does: sin(kx + c) after 2π/k. Periods are
multiples of π or of 1 with all their digits, and have to fit into each other.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from core.digits import short
from core.functions.choice import Gate
from core.functions.entry import Entry
from core.numerical.many_digits import Number, context
from core.numerical.named import times_pi

if TYPE_CHECKING:
    from core.autodiff.variable import Variable
    from core.numerical.twin import Twin

MOST = 1000
"""How many times one period at most may fit into what two have in common."""

NEAT = 12
"""Into how many parts π is cut at most where its multiples say more than decimals."""

TURNS = {"sin": 2, "cos": 2, "sec": 2, "csc": 2, "tan": 1, "cot": 1}
"""After how many times π these repeat."""

TURNED = ("sin", "cos", "sec", "csc")
"""What changes its sign, and nothing else, after half of its period."""

ODD, EVEN = ("negate", "reciprocal", "cube", "cbrt"), ("abs", "square")
"""What keeps a change of sign, and what does not see one."""


class Period(NamedTuple):
    """How far on f is the same again: `times` 1, or π; `half` where it is −f after half of it."""

    times: Fraction
    of_pi: bool
    half: bool = False

    @property
    def text(self) -> str:
        """It as it is written, such as 2π/3."""
        if self.of_pi and self.times.denominator < MOST:
            return times_pi(self.times)
        return short(float(self.times) * (math.pi if self.of_pi else 1.0), 6)

    def number(self) -> Number:
        """Give it with all the digits of the context."""
        share = context().mpf(self.times.numerator) / self.times.denominator
        return share * context().pi if self.of_pi else share

    def halved(self) -> "Period":
        """Give the period of what does not see a change of sign."""
        return Period(self.times / 2, self.of_pi) if self.half else self


class _Line(NamedTuple):
    """k x + c, whatever c is: 0 for what x does not reach."""

    k: Fraction


_Course: TypeAlias = "_Line | Period | None"


def period_of(twin: "Twin") -> Period | None:
    """Give a period of a function; None if it has none, or none is known.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.numerical.twin import Twin
    >>> [period_of(Twin(parse(text), 0.3)) for text in ("x", "x + sin(x)", "sin(x)^x")]
    [None, None, None]
    >>> [period_of(Twin(parse(text), 0.3)).text for text in ("sin(3x)", "cos(x)^2", "mod(x, 2)")]
    ['2π/3', 'π', '2']
    """
    found = _courses(twin)[twin.y]
    return found if isinstance(found, Period) else None


def turns_by_pi(twin: "Twin") -> bool:
    """Tell whether something in a function repeats after a neat share of π, or a multiple of it.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.numerical.twin import Twin
    >>> [turns_by_pi(Twin(parse(text), 0.3)) for text in ("x sin(x)", "sin(2*pi*x)", "sin(1/x)")]
    [True, False, False]
    """
    return any(
        isinstance(course, Period) and course.of_pi and course.times.denominator <= NEAT
        for course in _courses(twin).values()
    )


def _courses(twin: "Twin") -> "dict[Variable, _Course]":
    """Say of every value on the way to f how it follows x."""
    courses: dict[Variable, _Course] = {}
    for v in twin.graph:
        match v._creator:
            case None:
                courses[v] = _Line(Fraction(v is twin.leaf))
            case Gate() as gate:
                courses[v] = courses[gate.inputs[-1]]
            case Entry() as entry:
                courses[v] = _course(entry, [courses[i] for i in entry.inputs])
            case _:
                courses[v] = None
    return courses


def _course(entry: Entry, inputs: Sequence[_Course]) -> _Course:
    if all(isinstance(course, _Line) for course in inputs):
        return _of_lines(entry, [c.k for c in inputs if isinstance(c, _Line)])
    if None in inputs or any(isinstance(c, _Line) and c.k for c in inputs):
        return None
    return _of_periods(entry.name, [c for c in inputs if isinstance(c, Period)], len(inputs))


def _of_lines(entry: Entry, k: Sequence[Fraction]) -> _Course:
    """Pass lines through a function; what x does not reach is a constant of whatever value."""
    if not any(k):
        return _Line(Fraction(0))
    one, other = (float(i.data) for i in (*entry.inputs, entry.inputs[0])[:2])
    match entry.name:
        case "add":
            return _Line(k[0] + k[1])
        case "subtract":
            return _Line(k[0] - k[1])
        case "negate":
            return _Line(-k[0])
        case "multiply" if not (k[0] and k[1]):
            return _line(k[0] * _exact(other) + k[1] * _exact(one))
        case "divide" if not k[1] and other:
            return _line(k[0] / _exact(other))
        case "frac":
            return Period(1 / abs(k[0]), of_pi=False)
        case "mod" if not k[1] and other:
            return Period(abs(_exact(other) / k[0]), of_pi=False)
        case name if name in TURNS:
            return Period(TURNS[name] / abs(k[0]), of_pi=True, half=name in TURNED)
    return None


def _line(k: Fraction) -> _Line | None:
    return _Line(k) if k else None


def _exact(value: float) -> Fraction:
    return Fraction(value) if math.isfinite(value) else Fraction(0)


def _of_periods(name: str, periods: Sequence[Period], count: int) -> Period | None:
    """Pass what repeats through a function, beside what is constant."""
    common = periods[0]
    for other in periods[1:]:
        joined = _in_common(common, other)
        if joined is None:
            return None
        common = joined
    if name in EVEN or (name == "multiply" and _turn_together(periods, common)):
        return common.halved()
    keeps = name in ODD or (name in ("multiply", "divide") and len(periods) == 1 and count == 2)
    return common if keeps else common._replace(half=False)


def _turn_together(periods: Sequence[Period], common: Period) -> bool:
    return len(periods) == 2 and common.half and all(p == common for p in periods)


def _in_common(one: Period, other: Period) -> Period | None:
    """Give the least period that is a multiple of both."""
    if one.of_pi is not other.of_pi:
        return None
    a, b = one.times, other.times
    times = Fraction(math.lcm(a.numerator, b.numerator), math.gcd(a.denominator, b.denominator))
    if max(times / a, times / b) > MOST:
        return None
    return Period(times, one.of_pi, one == other and one.half)
