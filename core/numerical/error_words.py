"""The words about the error of the numerical derivatives against h."""

import math

from core.digits import MINUS, SUPERSCRIPTS, exact, short
from core.numerical.error_against_h import CENTRAL, COMPLEX, ESTIMATE, STEPS, ErrorAgainstH, Errors

NOTHING = "There is no derivative here that an error could be told from."
TOO_MANY_DIGITS = "So many digits of f′ cannot be had here."
EXACT_UNTIL = (
    "Up to h = {h} the central difference makes no error that grows with h: "
    "take h as large as that."
)


def told(found: ErrorAgainstH) -> str:
    """Say of the central difference what is seen.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.incremental import whole
    >>> from core.numerical.error_against_h import errors_in_slices
    >>> print(told(whole(errors_in_slices(parse("x^2 sin(x)"), 0.5))))
    Least error near h = 2×10⁻⁶ (predicted 4×10⁻⁶). Above, it goes as h²; below, as h⁻¹.
    """
    central = found.of(CENTRAL)
    grows = central.large.slope >= 0.1  # beyond a break an error is as large for every h, or falls
    if not grows and math.isnan(found.predicted):
        return EXACT_UNTIL.format(h=short(_rounded_down(found.exact_until), 1))
    predicted = f" (predicted {short(found.predicted, 1)})" if found.predicted > 0 else ""
    first = f"Least error near h = {short(central.best, 1)}{predicted}."
    large, small = _power(central.large.slope), _power(central.small.slope)
    if large and small:
        return f"{first} Above, it goes as {large}; below, as {small}."
    if large or small:
        return f"{first} {'Above' if large else 'Below'}, it goes as {large or small}."
    return first


def of_method(errors: Errors) -> str:
    """Say of a method how its error goes.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.incremental import whole
    >>> from core.numerical.error_against_h import errors_in_slices
    >>> found = whole(errors_in_slices(parse("exp(x)"), 1.0))
    >>> print(of_method(found.of("Richardson")))
    Richardson: h⁴ above (4.00), h⁻¹ below (−1.03), least near 0.001
    """
    parts = [_measured(errors.large.slope, "above"), _measured(errors.small.slope, "below")]
    if errors.method not in (ESTIMATE, COMPLEX):
        parts.append(f"least near {short(errors.best, 1)}")
    if errors.method == COMPLEX:
        parts.append("no rounding that grows")
    return f"{errors.method}: {', '.join(p for p in parts if p)}"


def of_all(found: ErrorAgainstH) -> str:
    """Say of all methods how their errors go, a line each."""
    lines = [of_method(errors) for errors in found.methods]
    if found.not_complex:
        lines.append(f"no complex step: {found.not_complex} takes no complex numbers")
    if found.digits:
        lines.append(f"f′ = {found.digits}")
    return "\n".join(lines)


def table(found: ErrorAgainstH) -> str:
    """Write all errors with tabs between, for a spreadsheet."""
    rows = [["h", *(errors.method for errors in found.methods)]]
    columns = [STEPS.tolist(), *(errors.errors.tolist() for errors in found.methods)]
    for row in zip(*columns, strict=True):
        rows.append(["" if math.isnan(number) else repr(number) for number in row])
    return "\n".join("\t".join(row) for row in rows)


def at_step(step: float, error: float) -> str:
    """Say where the dot is."""
    return f"h = {exact(step)}, error {short(error, 2)}"


def _measured(slope: float, where: str) -> str:
    """Say how an error goes, and the slope that this was read from."""
    power = _power(slope)
    return f"{power} {where} ({slope:.2f})".replace("-", MINUS) if power else ""


def _rounded_down(step: float) -> float:
    """Keep one digit, but none that says more than was seen.

    Examples
    --------
    >>> [_rounded_down(step) for step in (1.0, 0.5623413251903491, 0.01778279410038923)]
    [1.0, 0.5, 0.01]
    """
    digits, power = f"{step:.15e}".split("e")
    return float(f"{digits[0]}e{power}")


def _power(slope: float) -> str:
    """Write the power of h that has a slope: a whole one where the slope is within a tenth of it.

    Examples
    --------
    >>> [_power(slope) for slope in (2.004, -1.01, 0.98, 0.5)]
    ['h²', 'h⁻¹', 'h', 'h^0.5']
    """
    if math.isnan(slope):
        return ""
    whole = round(slope)
    if abs(slope - whole) >= 0.1:
        return f"h^{short(slope, 2)}"
    return "h" if whole == 1 else f"h{str(whole).translate(SUPERSCRIPTS)}"
