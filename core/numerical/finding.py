"""What a check finds, as data: `core.numerical.words` makes sentences of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from core.chain.problem import Problem

NEXT_TO_IT = "that place"
"""What x is to the last digit, where the place has no name."""


class Verdict(StrEnum):
    """What is the matter with a derivative, in the word that programs are told."""

    AGREE = "agree"
    CORNER = "corner"
    JUMP = "jump"
    POLE = "pole"
    HOLE = "hole"
    REMOVABLE = "removable"
    VERTICAL_TANGENT = "vertical tangent"
    CUSP = "cusp"
    ISOLATED = "isolated point"
    ESSENTIAL = "essential singularity"
    OSCILLATION = "oscillation"
    DOMAIN_EDGE = "domain edge"
    UNDEFINED = "undefined"
    OVERFLOW = "overflow"
    TRUNCATION = "truncation"
    ROUND_OFF = "round-off"
    CANCELLATION = "cancellation"
    UNDERFLOW = "underflow"
    WRONG_GRADIENT = "wrong gradient"
    UNKNOWN = "unknown"


class Outcome(Enum):
    """How the two derivatives stand to each other."""

    AGREE = auto()
    DIFFER = auto()
    NO_DERIVATIVE = auto()
    UNKNOWN = auto()
    """Whether there is a derivative at all is not known."""


class Reason(Enum):
    """What a verdict rests on; in brackets the numbers that a finding has for it."""

    PROBLEM = auto()
    """A block gives no finite value."""
    NOT_FINITE = auto()
    """f(x) is not finite, and no block says why."""
    POLE = auto()
    """|f| grows without bound towards x, like a power of the distance [order]."""
    LOGARITHMIC = auto()
    """|f| grows without bound towards x, slower than any power of the distance."""
    NO_LIMIT = auto()
    """|f| grows without bound towards x, faster than any power of the distance."""
    SWINGS = auto()
    """From a side f swings and tends to nothing."""
    NO_SLOPE = auto()
    """f tends to f(x), but the slope of the line between the two tends to nothing."""
    ONE_SIDED = auto()
    """f is defined on one side of x only [side, −1 or 1]."""
    NEITHER_SIDE = auto()
    """f is defined at x and on neither side of it."""
    TWO_LIMITS = auto()
    """f has different limits from both sides [left, right, and the gap between them]."""
    GAP = auto()
    """f has one limit from both sides, and is not defined at x [limit]."""
    APART = auto()
    """f has one limit from both sides and another value at x [limit, value]."""
    TWO_SLOPES = auto()
    """The slopes from both sides differ [left, right, and the gap between them]."""
    STEEPENS = auto()
    """The slope grows without bound towards x."""
    TURNS = auto()
    """The slope grows without bound towards x, on one side up and on the other down."""
    BY_LIMIT = auto()
    """Backprop gives no number, but f′ exists [slope]."""
    BUDGET = auto()
    """What the difference is made of [truncation, rounding, own, whole, slope]."""
    EXACT = auto()
    """Nothing parts the two [truncation, rounding, own, whole, slope]."""
    CUBIC = auto()
    """The same; truncation is f‴h²/6, nearly [truncation, rounding, own, whole, slope]."""
    ZERO = auto()
    """f′ is 0, and the two differ from it by rounding [truncation, rounding, own, whole, slope]."""
    BETWEEN = auto()
    """Something lies between x − h and x + h [place, and those of BUDGET]."""
    BELOW_DOMAIN = auto()
    """x − h lies outside the domain."""
    ABOVE_DOMAIN = auto()
    """x + h lies outside the domain."""
    OUTSIDE_DOMAIN = auto()
    """x − h and x + h lie outside the domain."""
    TOO_LARGE_BESIDE = auto()
    """On the way to f(x − h) or f(x + h) a number is too large for a double."""
    NOT_COMPUTED = auto()
    """At x − h or x + h doubles give no number, though f has one."""
    TOO_STEEP = auto()
    """f′ is too large for a double."""
    TRUTH = auto()
    """f and f′ are known from many digits [value, slope, digits]."""
    WRONG_RULE = auto()
    """A function's backward rule is wrong at what it was given [slope]."""
    OUT_OF_REACH = auto()
    """What f is without rounding is not known: it takes more work than a check may do [digits]."""
    UNTOLD = auto()
    """What f does close to x follows no law that is told from many digits."""

    UNBOUNDED = auto()
    """Estimated: f grows without bound towards x."""
    SEEM_TWO_LIMITS = auto()
    """Estimated: f has different limits from both sides."""
    SEEM_ONE_SIDED = auto()
    """Estimated: f is defined on one side only."""
    SEEM_APART = auto()
    """Estimated: f has one limit from both sides and another value at x [limit, value]."""
    SEEM_TWO_SLOPES = auto()
    """Estimated: the slopes from both sides differ [left, right]."""
    SEEMS_TO_HAVE_ONE = auto()
    """Estimated: backprop gives no number, but the slopes from both sides are the same."""
    SEEMS_TO_STEEPEN = auto()
    """Estimated: the slope grows without bound towards x."""
    PREDICTED = auto()
    """Estimated: the step size predicts a difference [predicted, difference]."""
    DIFFERENCE = auto()
    """There is a difference that nothing predicts [difference]."""
    ROUNDING_ESTIMATED = auto()
    """Estimated: rounding moves the difference about so far."""
    NOT_SMOOTH = auto()
    """Estimated: f is not smooth between x − h and x + h."""
    CHANGES_MUCH = auto()
    """Estimated: f changes much between x − h and x + h."""
    SETTLES_ELSEWHERE = auto()
    """Estimated: differences of a function settle on another slope than its rule's."""
    MORE_DIGITS_DIFFER = auto()
    """With a few more digits the same graph gives another slope."""


class HalfSlope(NamedTuple):
    """What f does on one side of a place where it has no derivative.

    Attributes
    ----------
    side : int
        −1 from the left, 1 from the right.
    limit, slope : float
        What f tends to, and its slope there, infinite where it is vertical.
    """

    side: int
    limit: float
    slope: float


class Part(Enum):
    """What most of a difference comes from."""

    NOTHING = auto()
    """There is none."""
    CUBIC = auto()
    """Truncation, which is f‴h²/6, nearly."""
    STEP = auto()
    """Truncation of some other size."""
    BENDS = auto()
    """Truncation, so much that the two do not agree."""
    ROUNDING = auto()
    """Rounding of f."""
    OWN = auto()
    """What backprop rounds."""
    SEVERAL = auto()
    """More than one of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, what it rests on, and the numbers that go with it.

    Attributes
    ----------
    numbers : mapping of str to float
        Those that `Reason` names.
    problem : Problem or None
        The first failing block, where that is the reason.
    kind : Verdict or None
        What lies between x − h and x + h, where that is the reason.
    exact : str
        What x is to the last digit, where it is the double next to a place such as π/2; or the
        place that lies between x − h and x + h.
    name : str
        The function whose rule is wrong.
    halves : tuple of HalfSlope
        The slopes from the left and from the right, as far as f has them, where it has no one.
    is_undefined : bool
        Whether f is known to have no value there, whatever ∞ makes of it on the way.
    """

    verdict: Verdict
    outcome: Outcome
    reason: Reason
    numbers: Mapping[str, float] = field(default_factory=dict)
    problem: Problem | None = None
    kind: Verdict | None = None
    exact: str = ""
    name: str = ""
    halves: tuple[HalfSlope, ...] = field(default=(), compare=False)
    is_undefined: bool = field(default=False, compare=False)

    @property
    def difference(self) -> float:
        """Numerical less backprop; of parts far larger than it the sum has only the size."""
        numbers = self.numbers
        summed = numbers["truncation"] + numbers["rounding"] - numbers["own"]
        return numbers.get("whole", summed)

    @property
    def main_part(self) -> Part:
        """What makes nine tenths of the difference; of a finding that has its parts."""
        whole = self.difference
        if not whole:
            return Part.NOTHING
        sizes = {name: self.numbers[name] for name in ("truncation", "rounding")}
        sizes["own"] = -self.numbers["own"]
        name = min(sizes, key=lambda part: abs(sizes[part] - whole))
        if not abs(sizes[name] - whole) <= abs(whole) / 10:
            return Part.SEVERAL
        if name != "truncation":
            return Part.ROUNDING if name == "rounding" else Part.OWN
        if self.reason is Reason.CUBIC:
            return Part.CUBIC
        return Part.STEP if self.outcome is Outcome.AGREE else Part.BENDS
