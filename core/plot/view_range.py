"""Which part of the plane to show."""

import math

DRAWABLE = 1e305
"""Beyond it, and below its reciprocal, doubles have no digits to spare."""

FINEST = 2000
"""How many doubles a view must be wide: two a pixel."""

DECADES = 1e3
"""What a range that reaches 0 shows of itself on a logarithmic axis."""


def refusal(
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    logs: tuple[bool, bool] = (False, False),
) -> str:
    """Say in a sentence why a view cannot be drawn; nothing where it can.

    Examples
    --------
    >>> refusal((-1.0, 1.0), (0.0, 1.0))
    ''
    >>> refusal((1e15, 1e15 + 1), (0.0, 1.0))
    'Neighbouring doubles lie too far apart here to zoom in on x any further.'
    """
    for name, (low, high), log in zip("xy", (x_range, y_range), logs, strict=True):
        if not low < high:
            return f"The range of {name} needs two finite numbers, the lower one first."
        if log and low <= 0:
            return f"A logarithmic axis has no place for {name} = 0 and below."
        if max(abs(low), abs(high)) > DRAWABLE:
            return f"The view reaches beyond what can be drawn: {name} up to ±10³⁰⁵."
        if high - low < 1 / DRAWABLE or (log and low < 1 / DRAWABLE):
            return f"The view goes further down in {name} than can be drawn, 10⁻³⁰⁵."
        if high - low < FINEST * math.ulp(max(abs(low), abs(high))):
            return f"Neighbouring doubles lie too far apart here to zoom in on {name} any further."
    return ""


def drawable(limits: tuple[float, float]) -> tuple[float, float]:
    """Narrow a range to what can be drawn, within ±DRAWABLE.

    Examples
    --------
    >>> drawable((0.0, 1e307))
    (0.0, 1e+305)
    """
    return max(limits[0], -DRAWABLE), min(limits[1], DRAWABLE)


def positive_part(limits: tuple[float, float]) -> tuple[float, float] | None:
    """Give what a logarithmic axis can show of a range; None if nothing of it is positive.

    Of a range that reaches 0 these are the upper decades.

    Examples
    --------
    >>> positive_part((1.0, 5.0)), positive_part((-5.0, 5.0)), positive_part((-5.0, 0.0))
    ((1.0, 5.0), (0.005, 5.0), None)
    """
    low, high = limits
    if high <= 0:
        return None
    return limits if low > 0 else (high / DECADES, high)
