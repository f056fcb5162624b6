"""The sentences of the check: one headline and one reason for every finding."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from core.chain.parameters import on_screen
from core.digits import exact, short
from core.numerical.finding import Finding, Outcome, Reason, Verdict

NO_DERIVATIVE = "No derivative here: {0}."
DIFFER = "They differ because {0}."

PLACES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.POLE: "a pole",
        Verdict.DOMAIN_EDGE: "an edge of the domain",
        Verdict.JUMP: "a jump",
        Verdict.CORNER: "a corner",
        Verdict.OVERFLOW: "f(x) is too large for a double",
        Verdict.HOLE: "a hole in the domain",
        Verdict.UNDEFINED: "f is not defined",
        Verdict.REMOVABLE: "a removable discontinuity",
        Verdict.VERTICAL_TANGENT: "a vertical tangent",
    }
)
"""Why there is no derivative."""

CAUSES: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.ROUND_OFF: "h = {h} is too small",
        Verdict.TRUNCATION: "h = {h} is too large",
        Verdict.WRONG_GRADIENT: "backprop is wrong",
        Verdict.CANCELLATION: "f loses its digits to cancellation near {at}",
    }
)
"""Why the two derivatives differ."""

OUTSIDE: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.BELOW_DOMAIN: "{at} − h lies outside the domain",
        Reason.ABOVE_DOMAIN: "{at} + h lies outside the domain",
    }
)

LOST: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.CANCELLATION: "cancellation", Verdict.UNDERFLOW: "underflow or overflow"}
)
"""What took f its digits, where the truth is known."""

REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.PROBLEM: "{problem}.",
        Reason.NOT_FINITE: "f(x) is not a finite number.",
        Reason.UNBOUNDED: "f grows without bound towards {at}.",
        Reason.ONE_SIDED: "f is defined on one side only.",
        Reason.TWO_LIMITS: "f has different limits from the left and the right.",
        Reason.APART: "From both sides f tends to {limit}, but at {at} it is {value}.",
        Reason.TWO_SLOPES: "The slope is {left} from the left and {right} from the right.",
        Reason.STEEPENS: "The slope grows towards {at}.",
        Reason.BY_LIMIT: "Backprop meets 0 · ∞ on its way; from both sides {by} tends to {slope}.",
        Reason.BELOW_DOMAIN: "Choose a smaller h.",
        Reason.ABOVE_DOMAIN: "Choose a smaller h.",
        Reason.PREDICTED: "h = {h} predicts {predicted:2} ({third}h²/6). Observed: {observed}.",
        Reason.DIFFERENCE: "The difference is {difference:2}.",
        Reason.ROUNDING_ESTIMATED: "Rounding alone moves the difference by about {rounding:2}.",
        Reason.ROUNDING_KNOWN: "Rounding alone moves the difference by {rounding:2}.",
        Reason.NOT_SMOOTH: "Between {at} − h and {at} + h f is not smooth.",
        Reason.CHANGES_MUCH: "f changes much between {at} − h and {at} + h.",
        Reason.WITHOUT_ROUNDING: "Without any rounding the difference would be {unrounded}.",
        Reason.SETTLES_ELSEWHERE: (
            "The differences settle elsewhere for small h: a backward rule is wrong."
        ),
        Reason.MORE_DIGITS_DIFFER: (
            "Computed with more digits, the same graph gives another slope."
        ),
        Reason.OUT_OF_REACH: (
            "What f is without rounding is not known: to tell takes {digits:2} digits, and more "
            "work than a check may do."
        ),
        Reason.TRUTH: ("Worked out with {digits} digits and more, f is {value} and {by} {slope}."),
    }
)
"""One sentence for each reason; a number's width is that of `core.digits.short`."""


class _Told(float):
    """A number that a sentence writes with few digits."""

    def __format__(self, digits: str) -> str:
        number = float(self)
        return short(number, int(digits)) if digits else short(number)


def derivative_of(name: str) -> str:
    """Write the derivative of f by x or by a parameter.

    Examples
    --------
    >>> derivative_of("x"), derivative_of("a_1")
    ('f′', '∂f/∂a₁')
    """
    return "f′" if name == "x" else f"∂f/∂{on_screen(name)}"


def headline(
    found: Finding, step: float, backprop: float, numerical: float, name: str = "x"
) -> str:
    """Say how backprop and the central difference stand to each other.

    `name` is what f is differentiated by, x or a parameter.

    Examples
    --------
    >>> predicted = Finding(Verdict.AGREE, Outcome.AGREE, Reason.PREDICTED)
    >>> headline(predicted, 1e-4, 3.297442541400256, 3.2974426293330694)
    'They agree to 7 digits.'
    """
    if found.outcome is Outcome.NO_DERIVATIVE:
        return NO_DERIVATIVE.format(PLACES[found.verdict])
    if found.reason is Reason.TRUTH:
        same = found.outcome is Outcome.AGREE
        they = "They agree, and both are wrong" if same else "They differ"
        truth = short(found.numbers["slope"], 2)
        return f"{they} because of {LOST[found.verdict]} in f: the truth is {truth}."
    if found.outcome is Outcome.DIFFER:
        cause = OUTSIDE.get(found.reason) or CAUSES[found.verdict]
        return DIFFER.format(cause.format(h=exact(step), at=on_screen(name)))
    if found.reason is Reason.BY_LIMIT:
        return "They agree by limit."
    return _agreement(backprop, numerical)


def _agreement(backprop: float, numerical: float) -> str:
    difference, scale = abs(numerical - backprop), max(abs(numerical), abs(backprop))
    if difference == 0:
        return "They agree in every digit."
    if difference > 0.1 * scale:
        return "They agree: both are 0 as far as h can tell."
    digits = min(int(-math.log10(difference / scale)), 16) if scale else 16
    return f"They agree to {digits} digits."


def reason(found: Finding, step: float, name: str = "x") -> str:
    """Say what a finding rests on, in one sentence or two; `name` as for `headline`.

    Examples
    --------
    >>> slopes = {"left": -1.0, "right": 1.0}
    >>> corner = Finding(Verdict.CORNER, Outcome.NO_DERIVATIVE, Reason.TWO_SLOPES, slopes)
    >>> reason(corner, 1e-4)
    'The slope is −1 from the left and 1 from the right.'
    """
    numbers = {name: _Told(value) for name, value in found.numbers.items()}
    observed, predicted = (found.numbers.get(n, math.nan) for n in ("difference", "predicted"))
    same = abs(predicted - observed) <= 0.1 * observed
    letter = on_screen(name)
    return REASONS[found.reason].format(
        h=exact(step),
        at=letter,
        by=derivative_of(name),
        third="f‴" if name == "x" else f"∂³f/∂{letter}³ · ",
        problem=found.problem.sentence if found.problem else "",
        observed="same" if same else short(observed, 2),
        **numbers,
    )
