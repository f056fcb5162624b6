"""Which part of the plane to show."""

import math

from core.plot.scale import Limits, Scale

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
    'Numbers have no more digits here: x cannot be zoomed in on any further.'
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
            return f"Numbers have no more digits here: {name} cannot be zoomed in on any further."
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
    if high <= 0 or (low <= 0 and high < DECADES / DRAWABLE):
        return None
    return limits if low > 0 else (high / DECADES, high)


def equally_long(
    x_range: Limits, y_range: Limits, size: tuple[float, float], *, log: bool = False
) -> tuple[Limits, Limits]:
    """Widen one of two ranges about its middle, so that both axes are drawn on the same scale.

    `size` is in pixels; nothing is widened where there are none. On logarithmic axes decades are
    equally long. What is too wide to be drawn, `refusal` refuses.

    Examples
    --------
    >>> equally_long((0.0, 1.0), (0.0, 1.0), (200.0, 100.0))
    ((-0.5, 1.5), (0.0, 1.0))
    """
    width, height = size
    if not (width > 0 and height > 0):
        return x_range, y_range
    if log:
        scale = Scale(log=True)
        made = equally_long(scale.limits(x_range), scale.limits(y_range), size)
        return scale.range(made[0]), scale.range(made[1])
    wide, high = (x_range[1] - x_range[0]) / width, (y_range[1] - y_range[0]) / height
    if wide < high:
        return _widened(x_range, high * width), y_range
    if high < wide:
        return x_range, _widened(y_range, wide * height)
    return x_range, y_range


def _widened(limits: Limits, length: float) -> Limits:
    middle = limits[0] / 2 + limits[1] / 2
    return middle - length / 2, middle + length / 2
