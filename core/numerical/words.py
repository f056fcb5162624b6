"""The words of the check: one headline and one reason for every finding."""

import math
from collections.abc import Sequence

from core.chain.parameters import on_screen
from core.digits import MINUS, alike, exact, in_common, likely, short
from core.expression.symbols import INPUTS
from core.numerical.finding import NEXT_TO_IT, Finding, Outcome, Reason, Verdict
from core.numerical.sentences import (
    ALL_UNKNOWN,
    CAUSES,
    DIFFER,
    EXPLAINED,
    LOST,
    NO_DERIVATIVE,
    OUTSIDE,
    PARTS,
    PLACES,
    REASONS,
    WHY_UNKNOWN,
)

MOST_DIGITS = 10
"""Of f′ where both ways agree in more."""


class _Told(float):
    """A number that a sentence writes with few digits, but with all before its decimal point."""

    def __format__(self, digits: str) -> str:
        number = float(self)
        if math.isinf(number):
            return "a number beyond all doubles"
        whole = len(str(int(abs(number)))) if 1 <= abs(number) < 1e5 else 0
        return short(number, max(int(digits or 4), whole))


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
    >>> from core.numerical import Verdict
    >>> agree = Finding(Verdict.AGREE, Outcome.AGREE, Reason.BUDGET, {"slope": 3.297})
    >>> headline(agree, 1e-4, 3.297442541400256, 3.2974426293330694)
    'They agree to 7 digits.'
    """
    if found.outcome is Outcome.UNKNOWN:
        return ALL_UNKNOWN
    if found.verdict is Verdict.UNKNOWN:
        return WHY_UNKNOWN
    if found.outcome is Outcome.NO_DERIVATIVE:
        return NO_DERIVATIVE.format(PLACES[found.verdict])
    if found.reason is Reason.TRUTH:
        same = found.outcome is Outcome.AGREE
        they = "They agree, and both are wrong" if same else "They differ"
        truth = f"{_Told(found.numbers['slope']):2}"
        return f"{they} because of {LOST[found.verdict]} in f: the truth is {truth}."
    if found.outcome is Outcome.DIFFER:
        cause = OUTSIDE.get(found.reason) or CAUSES[found.verdict]
        return DIFFER.format(cause.format(h=exact(step), at=on_screen(name)))
    if found.reason in (Reason.BY_LIMIT, Reason.SEEMS_TO_HAVE_ONE):
        return "They agree by limit."
    return _agreement(found, backprop, numerical, name)


def _agreement(found: Finding, backprop: float, numerical: float, name: str) -> str:
    difference, digits = abs(numerical - backprop), alike(backprop, numerical)
    if difference == 0:
        return "They agree in every digit."
    if digits:
        return f"They agree to {digits} digit{'' if digits == 1 else 's'}."
    if found.reason is Reason.ZERO:
        return "They agree: both are 0 as far as doubles can tell."
    if found.numbers.get("slope", 0.0) == 0:
        return "They agree: both are 0 as far as h can tell."
    if _tells_difference(found):
        return "They agree: f is flat here."
    return f"They agree: f is flat here, and they differ by {short(difference, 2)}."


def _tells_difference(found: Finding) -> bool:
    """Tell whether the reason says by how much the two differ, so that it is not said twice."""
    has_parts = {"truncation", "rounding", "own"} <= found.numbers.keys()
    return found.reason is Reason.DIFFERENCE or (
        has_parts and found.reason in (Reason.BUDGET, Reason.CUBIC, Reason.ZERO, Reason.BETWEEN)
    )


def in_plain_words(
    found: Finding,
    step: float,
    backprop: float,
    numerical: float,
    name: str = "x",
    at: str = "x",
    bound: float = 0.0,
) -> str:
    """Say what f′ is, where two ways to it agree; else as `headline` does.

    `at` is where, as it is written on the screen; within the bound of rounding f′ may be 0.

    Examples
    --------
    >>> from core.numerical import Verdict
    >>> agree = Finding(Verdict.AGREE, Outcome.AGREE, Reason.BUDGET, {"slope": 3.297})
    >>> in_plain_words(agree, 1e-4, 3.297442541400256, 3.2974426293330694, at="0.5")
    'Two independent methods agree: f′(0.5) = 3.297442'
    """
    if found.outcome is not Outcome.AGREE or found.reason is Reason.TRUTH:
        return headline(found, step, backprop, numerical, name)
    slope = found.numbers.get("slope", backprop)
    if not math.isfinite(backprop):
        value = f" = {short(slope)}" if math.isfinite(slope) else ""
        return f"Two independent methods agree by limit: {_at(name, at)}{value or ' exists'}"
    if slope == 0:
        return f"Two independent methods agree: {_at(name, at)} = 0"
    if likely(backprop, bound) == 0:
        return f"Two independent methods agree: {_at(name, at)} ≈ 0"
    told = in_common(backprop, numerical, MOST_DIGITS)
    value = f"= {told}" if told else f"≈ {short(backprop, 2)}"
    return f"Two independent methods agree: {_at(name, at)} {value}"


def _at(name: str, at: str) -> str:
    return f"f′({at})" if name == "x" else f"at {on_screen(name)} = {at} {derivative_of(name)}"


def parts(found: Finding, name: str = "x") -> str:
    """Say of what the difference is made, for who asks for it; nothing where it is not known."""
    if not {"truncation", "rounding", "own"} <= found.numbers.keys():
        return ""
    numbers = {key: _Told(value) for key, value in found.numbers.items()}
    return PARTS.format(**numbers, third=_third(found, _cube(name)))


def _cube(name: str) -> str:
    return "f‴" if name == "x" else f"∂³f/∂{on_screen(name)}³ · "


def _third(found: Finding, cube: str) -> str:
    return f" ({cube}h²/6)" if found.reason is Reason.CUBIC else ""


def reason(found: Finding, step: float, name: str = "x", inputs: Sequence[str] = INPUTS) -> str:
    """Say what a finding rests on, in one sentence or two; `name` as for `headline`.

    `inputs` are the names of what goes into the block that fails, where that is the reason.

    Examples
    --------
    >>> from core.numerical import Verdict
    >>> slopes = {"left": -1.0, "right": 1.0}
    >>> corner = Finding(Verdict.CORNER, Outcome.NO_DERIVATIVE, Reason.TWO_SLOPES, slopes)
    >>> reason(corner, 1e-4)
    'The slope is −1 from the left and 1 from the right.'
    """
    letter = on_screen(name)
    side = "left" if found.numbers.get("side", 0.0) < 0 else "right"
    words = {
        "h": exact(step),
        "at": letter,
        "there": "there" if found.exact else f"at {letter}",
        "by": derivative_of(name),
        "cube": _cube(name),
        "problem": "; ".join(found.problem.words(inputs)) if found.problem else "",
        "kind": PLACES[found.kind] if found.kind else "",
        "name": found.name,
        "side": side,
        "on": f" from the {side}" if "side" in found.numbers else "",
        "place": found.exact,
        "observed": _observed(found),
    }
    numbers = {key: _Told(value) for key, value in found.numbers.items()}
    told: dict[str, str | float] = {**numbers, **words, **_told_apart(found), **_apart(found)}
    if "apart" in told:
        told["explained"] = EXPLAINED[found.main_part].format_map(told)
    said = REASONS[found.reason].format_map(told)
    if found.exact and found.reason is not Reason.BETWEEN:
        return f"{said} {_next_to(found, letter)}"
    return said


def _next_to(found: Finding, letter: str) -> str:
    """Say that x is the double next to a place, by the name of the place if it has one."""
    if found.exact == NEXT_TO_IT:
        return f"{letter} is as near to that place as a double can be."
    return f"{letter} is {found.exact} to the last digit."


def _apart(found: Finding) -> dict[str, str | float]:
    """Say how far the two are apart, where it is known of what parts that is made."""
    if not {"truncation", "rounding", "own"} <= found.numbers.keys():
        return {}
    difference = _Told(abs(found.difference))
    return {"difference": difference, "apart": f"They differ by {difference:2}."}


def _told_apart(found: Finding) -> dict[str, str]:
    """Write two numbers that a finding is about with so many digits that their gap is seen."""
    told = found.numbers
    if "gap" in told:
        return _with_gap("left", told["left"], "right", told["right"], told["gap"])
    if "limit" in told and "value" in told:
        limit, value = told["limit"], told["value"]
        is_gap = math.isfinite(value - limit) and value != limit
        if is_gap and f"{_Told(limit)}" == f"{_Told(value)}":
            return _with_gap("limit", limit, "value", value, value - limit)
    return {}


def _with_gap(name: str, number: float, other: str, beside: float, gap: float) -> dict[str, str]:
    for digits in range(4, 18):
        texts = short(number, digits), short(beside, digits)
        seen = float(f"{beside:.{digits - 1}e}") - float(f"{number:.{digits - 1}e}")
        if texts[0] != texts[1] and not abs(seen - gap) > abs(gap) / 10:
            return {name: texts[0], other: texts[1]}
    sign = "+" if gap > 0 else MINUS
    return {name: texts[0], other: f"{texts[0]} {sign} {short(abs(gap), 2)}"}


def near(place: float, x: float) -> str:
    """Write a place with so many digits that it is seen how far it lies from x.

    Examples
    --------
    >>> near(1.5707963267948966, 1.570796), near(2.0, 1.9)
    ('1.57079633', '2')
    """
    away = abs(place - x)
    digits = 3 + int(math.log10(abs(place) / away)) if place and away else 4
    return short(place, min(max(digits, 4), 17))


def _observed(found: Finding) -> str:
    predicted, observed = (found.numbers.get(n, math.nan) for n in ("predicted", "difference"))
    same = abs(predicted - observed) <= 0.1 * observed
    return "same" if same else short(observed, 2)
