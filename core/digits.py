"""Numbers as people read them."""

import math
from decimal import Decimal

MINUS = "−"
UNDEFINED = "undef."
"""What stands in the chain for a number that is none: its places are no longer than numbers are."""

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def short(value: float, digits: int = 4) -> str:
    """Write a number with few significant digits, as on the wires.

    With a true minus; as a multiple of a power of ten outside [10⁻³, 10⁵).

    Examples
    --------
    >>> short(0.25), short(-8.9099), short(2.7e-8), short(1.9e5), short(float("nan"))
    ('0.25', '−8.91', '2.7×10⁻⁸', '1.9×10⁵', 'undefined')
    """
    if not math.isfinite(value):
        return in_full(value)
    plain, power = rounded(value, digits)
    times = "" if power is None else f"×10{str(power).translate(SUPERSCRIPTS)}"
    return plain.replace("-", MINUS) + times


SURE = 4
"""How many digits fewer than are known make a short number no coincidence: one in 10⁴ is."""


def shown(value: float, bound: float, digits: int = 4) -> str:
    """Write a number as `short` does, or the short one that rounding has hidden, with ≈ before it.

    `bound` is how far it may be off. What was computed is told beside it, on hover.

    Examples
    --------
    >>> shown(6.1e-17, 1.2e-16), shown(0.7500000000000001, 3e-16, 16), shown(6.1e-17, 1e-20)
    ('≈ 0', '≈ 0.75', '6.1×10⁻¹⁷')
    """
    meant, plain = short(likely(value, bound), digits), short(value, digits)
    return meant if meant == plain else f"≈ {meant}"


def likely(value: float, bound: float) -> float:
    """Give 0 or the short number that a computed one may be within its bound, or else itself.

    Examples
    --------
    >>> likely(-1e-17, 1e-16), likely(0.30000000000000004, 1e-16), likely(1 / 3, 1e-16)
    (0.0, 0.3, 0.3333333333333333)
    """
    if not 0 < bound < math.inf or not math.isfinite(value):
        return value
    if abs(value) <= bound:
        return 0.0
    known = math.log10(abs(value) / bound)
    for digits in range(1, math.floor(known) - SURE + 1):
        near = float(f"{value:.{digits - 1}e}")
        if abs(near - value) <= bound:
            return near
    return value


def rounded(value: float, digits: int = 4) -> tuple[str, int | None]:
    """Round a finite number to digits, and the power of ten that they are to be multiplied by.

    Examples
    --------
    >>> rounded(-0.25), rounded(2.7e-8)
    (('-0.25', None), ('2.7', -8))
    """
    if value == 0:
        return "0", None
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    if not -3 <= power < 5:
        return mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa, power
    plain = f"{float(f'{mantissa}e{power}'):.{max(digits - 1 - power, 0)}f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain, None


def shortened(value: float, length: int, digits: int = 4) -> str:
    """Write a number as `short` does, with fewer digits where it would be longer than a place.

    `length` is the room beside the sign, in characters; one digit is written anyway.

    Examples
    --------
    >>> shortened(-1.0778e-12, 11), shortened(-1.0778e-308, 11), shortened(-2 / 3, 8, 7)
    ('−1.078×10⁻¹²', '−1.08×10⁻³⁰⁸', '−0.666667')
    """
    texts = (short(value, count) for count in range(digits, 1, -1))
    return next((text for text in texts if len(text.lstrip(MINUS)) <= length), short(value, 1))


def with_form(form: str, decimals: str) -> str:
    """Write a number by its exact form and with decimals, or with these alone.

    Examples
    --------
    >>> with_form("1/3", short(1 / 3)), with_form("", short(0.25))
    ('1/3 ≈ 0.3333', '0.25')
    """
    return f"{form} ≈ {decimals}" if form else decimals


def exact(value: float) -> str:
    """Write a number so that it reads back to the same bits, as a person would type it.

    Examples
    --------
    >>> exact(0.0001), exact(0.5), exact(2.0), exact(-1e-12)
    ('1e-4', '0.5', '2', '-1e-12')
    """
    text = repr(float(value)).removesuffix(".0")
    if "e" not in text and 0 < abs(value) < 1e-3:
        text = next(t for n in range(17) if float(t := f"{value:.{n}e}") == value)
    mantissa, _, power = text.partition("e")
    return f"{mantissa}e{int(power)}" if power else text


def in_full(value: float) -> str:
    """Write a number with all its digits, in the manner of `short`.

    Examples
    --------
    >>> in_full(-0.5), in_full(8.8e-8), in_full(float("inf")), in_full(float("nan"))
    ('−0.5', '8.8×10⁻⁸', '∞', 'undefined')
    """
    if math.isnan(value):
        return "undefined"
    if math.isinf(value):
        return f"{MINUS if value < 0 else ''}∞"
    mantissa, _, power = repr(value).partition("e")
    times = f"×10{str(int(power)).translate(SUPERSCRIPTS)}" if power else ""
    return mantissa.removesuffix(".0").replace("-", MINUS) + times


def to_the_bit(value: float) -> str:
    """Write a number as Python does, which reads back as the same.

    Examples
    --------
    >>> to_the_bit(0.1 + 0.2), to_the_bit(-1e-12), to_the_bit(float("nan"))
    ('0.30000000000000004', '-1e-12', 'undefined')
    """
    return "undefined" if math.isnan(value) else repr(value)


def alike(one: float, other: float) -> int:
    """Count the leading digits in which two numbers agree; 17 if they are equal.

    Examples
    --------
    >>> alike(3.2974425, 3.2974426), alike(1.0, -1.0), alike(2.0, 2.0)
    (7, 0, 17)
    """
    if one == other:
        return 17
    scale, difference = max(abs(one), abs(other)), abs(one - other)
    if not (math.isfinite(scale) and math.isfinite(difference)) or difference > 0.1 * scale:
        return 0
    return min(int(-math.log10(difference / scale)), 16)


def telling(one: float, other: float) -> int:
    """Give the digits by which two numbers are told apart: those in common, and two more.

    Examples
    --------
    >>> telling(3.2974425, 3.2974426), telling(7.28, -37.98), telling(2.0, 2.0)
    (9, 4, 10)
    """
    common = alike(one, other)
    return 10 if common == 17 else max(common + 2, 4)


def in_common(one: float, other: float, most: int) -> str:
    """Write what two numbers have in common, in `most` digits at most; nothing if that is nothing.

    Digits are cut off, not rounded, so that all that is written stands in both; where a carry
    parts them, as 1.999 and 2.001, they are rounded.

    Examples
    --------
    >>> in_common(3.29744254, 3.29744263, 10), in_common(1.9999, 2.0001, 10)
    ('3.297442', '2')
    """
    for digits in range(min(alike(one, other), most), 0, -1):
        for written in (_cut, short):
            if (text := written(one, digits)) == written(other, digits):
                return text
    return ""


def _cut(value: float, digits: int) -> str:
    mantissa, power = f"{Decimal(value):.40e}".split("e")
    length = digits + 1 + (value < 0)
    return short(float(f"{mantissa[:length]}e{power}"), digits)


def fitted(value: float, length: int) -> str:
    """Write a finite number in so many characters, eight at least.

    It reads back as the same number, or has … for the digits that are left out.

    Examples
    --------
    >>> fitted(1e9, 8), fitted(1e-5, 8), fitted(12345678.0, 8), fitted(-0.5, 8)
    ('1e9', '1e-5', '12345678', '-0.5')
    >>> fitted(1234567890.5, 8), fitted(0.123456789, 8), fitted(-1.25e-300, 8)
    ('1.234…e9', '0.12345…', '-1…e-300')
    """
    plain = repr(value).removesuffix(".0")
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    first, *others = map(str, digits)
    power = len(others) + int(exponent)
    mantissa = "-" * sign + first + "." * bool(others) + "".join(others)
    whole = [mantissa + f"e{power}"] if "e" in plain else [plain, mantissa + f"e{power}"]
    if found := next((text for text in whole if len(text) <= length), None):
        return found
    if "e" not in plain and "." in plain[: length - 1]:
        return plain[: length - 1] + "…"
    tail = f"…e{power}"
    return mantissa[: length - len(tail)].removesuffix(".") + tail
