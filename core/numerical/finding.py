"""What a check finds, as data: `core.numerical.words` makes sentences of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

from core.chain.problem import Problem


class Verdict(StrEnum):
    """What is the matter with a derivative, in the word that programs are told."""

    AGREE = "agree"
    CORNER = "corner"
    JUMP = "jump"
    POLE = "pole"
    HOLE = "hole"
    REMOVABLE = "removable"
    VERTICAL_TANGENT = "vertical tangent"
    DOMAIN_EDGE = "domain edge"
    UNDEFINED = "undefined"
    OVERFLOW = "overflow"
    TRUNCATION = "truncation"
    ROUND_OFF = "round-off"
    CANCELLATION = "cancellation"
    UNDERFLOW = "underflow"
    WRONG_GRADIENT = "wrong gradient"


class Outcome(Enum):
    """How the two derivatives stand to each other."""

    AGREE = auto()
    DIFFER = auto()
    NO_DERIVATIVE = auto()


class Reason(Enum):
    """What a verdict rests on; in brackets the numbers that a finding has for it."""

    PROBLEM = auto()
    """A block gives no finite value."""
    NOT_FINITE = auto()
    """f(x) is not finite, and no block says why."""
    UNBOUNDED = auto()
    """f grows without bound towards x."""
    ONE_SIDED = auto()
    """f is defined on one side of x only."""
    TWO_LIMITS = auto()
    """f has different limits from both sides."""
    APART = auto()
    """f has one limit from both sides and another value at x [limit, value]."""
    TWO_SLOPES = auto()
    """The slopes from both sides differ [left, right]."""
    STEEPENS = auto()
    """The slope grows without bound towards x."""
    BY_LIMIT = auto()
    """Backprop meets 0 · ∞, and f′ tends to one value from both sides [slope]."""
    BELOW_DOMAIN = auto()
    """x − h lies outside the domain."""
    ABOVE_DOMAIN = auto()
    """x + h lies outside the domain."""
    PREDICTED = auto()
    """The step size predicts a difference [predicted, difference]."""
    DIFFERENCE = auto()
    """There is a difference that nothing predicts [difference]."""
    ROUNDING_ESTIMATED = auto()
    """Rounding moves the difference by about so much [rounding]."""
    ROUNDING_KNOWN = auto()
    """Rounding moves the difference by so much, as many digits show [rounding]."""
    NOT_SMOOTH = auto()
    """f is not smooth between x − h and x + h."""
    CHANGES_MUCH = auto()
    """f changes much between x − h and x + h."""
    WITHOUT_ROUNDING = auto()
    """What the central difference would be without any rounding [unrounded]."""
    SETTLES_ELSEWHERE = auto()
    """Central differences settle on another slope for small h."""
    MORE_DIGITS_DIFFER = auto()
    """With a few more digits the same graph gives another slope."""
    TRUTH = auto()
    """f and f′ are known from many digits [value, slope, digits]."""
    OUT_OF_REACH = auto()
    """What f is without rounding is not known: it takes more work than a check may do [digits]."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, what it rests on, and the numbers that go with it.

    Attributes
    ----------
    numbers : mapping of str to float
        Those that `Reason` names.
    problem : Problem or None
        The first failing block, where that is the reason.
    """

    verdict: Verdict
    outcome: Outcome
    reason: Reason
    numbers: Mapping[str, float] = field(default_factory=dict)
    problem: Problem | None = None
