"""Whether every number in the sentences of a check is true to the digits that are shown."""

import math
import re
from collections.abc import Iterator

from core.numerical import Check
from tests.core.numerical.judging.mathematics import MP, Number, written
from tests.core.numerical.judging.reading import Formula
from tests.core.numerical.judging.told_numbers import nothing_beside
from tests.core.numerical.judging.truth import Truth

_POWERS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_NUMBER = re.compile(r"([−-]?)(\d+)(?:\.(\d+))?(…?)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|e(-?\d+))?")
_OF_NO_MATTER = re.compile(
    r"0 · ∞|are 0 as far|[\d.]+(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)? (?:digits|of \d)|h²/6|[xh]²"
)
_PLACE = re.compile(r"(x = |x is )(\S.*?)(?= to the last digit|[.,;:](?:\s|$))")
_IN_NAMES = (
    ("−", "-"), ("ln ", "ln"), ("²", "^2"), ("³", "^3"), ("⁴", "^4"), ("⁵", "^5"), ("⁶", "^6"),
    (r"(?<=[\dπe)])(?=√|∛|π|e|\(|ln)", "*"), (r"√(\d+|π|e)", r"sqrt(\1)"), ("√", "sqrt"),
    (r"∛(\d+)", r"cbrt(\1)"), (r"ln(\d+)", r"log(\1)"), (r"ln(?=\()", "log"), ("π", "pi"),
)  # fmt: skip
"""How a name such as 2π/3 or ln 7 is written in a formula."""
_AGREED = re.compile(r"agree to (\d+) digits?")
_NOISE = MP.mpf("1e-9")
"""How far the app's own arithmetic may move the last digit shown, relative to it."""


def untrue(check: Check, truth: Truth) -> list[str]:
    """Give what is untrue in a check's two sentences; a number counts as one."""
    told = check.headline
    found = untrue_agreement(check)
    told += f" {check.reason} {check.parts}"
    if check.finding.problem is not None:
        told = told.replace(check.finding.problem.sentence, "")
    told = _PLACE.sub(_in_digits, told)
    told = _OF_NO_MATTER.sub("", _AGREED.sub("", told))
    known, nothing = list(_known(check, truth)), nothing_beside(check)
    for match in _NUMBER.finditer(told):
        number, unit = _read(match)
        if not any(_is_shown(number, unit, true, nothing) for true in known):
            found.append(f"{match.group()} in {told.strip()!r}")
    return [*found, *_untrue_words(check, truth)]


def _in_digits(match: re.Match[str]) -> str:
    """Give a place that is told by its name as a number."""
    name = match[2]
    if not re.search("[√∛π/]|ln|e", name) or ("e" in name and name[0].isalpha()):
        return match[0]
    for sign, meant in _IN_NAMES:
        name = re.sub(sign, meant, name)
    return f"{match[1]}{MP.nstr(Formula(name)(MP.mpf(0)), 14)}"


def _read(match: re.Match[str]) -> tuple[Number, Number]:
    """Give a number as written, and how far the truth may be from it."""
    sign, whole, fraction, cut, raised, exponent = match.groups()
    power = int(raised.translate(_POWERS)) if raised else int(exponent or 0)
    digits = whole + (fraction or "")
    number = MP.mpf(digits) * MP.mpf(10) ** (power - len(fraction or "")) * (-1 if sign else 1)
    # The zeros at the end of a whole number may be there for its size alone.
    zeros = 0 if fraction else len(whole) - len(whole.rstrip("0") or "0")
    last = MP.mpf(10) ** (power + zeros - len(fraction or ""))
    return number, last * (1 if cut else MP.mpf("0.5"))


def _is_shown(number: Number, unit: Number, true: Number, nothing: Number) -> bool:
    if abs(number) < nothing:
        return bool(abs(true) < nothing)
    return bool(abs(number - true) <= unit * (1 + _NOISE) + _NOISE * abs(true) / 100)


def untrue_agreement(check: Check, headline: str = "") -> list[str]:
    """Give what a headline says wrongly of how far two derivatives agree; by default its own."""
    headline = headline or check.headline
    difference = abs(check.numerical - check.backprop)
    size = max(abs(check.numerical), abs(check.backprop))
    if match := _AGREED.search(headline):
        digits = min(int(-math.log10(difference / size)), 16) if difference else 16
        if int(match.group(1)) != digits:
            return [f"{headline!r}: it is {digits}"]
    if "every digit" in headline and difference:
        return [f"{headline!r}: they differ by {difference}"]
    return []


def _untrue_words(check: Check, truth: Truth) -> Iterator[str]:
    value = truth.spot.value
    is_small = value is not None and abs(value) < MP.mpf("1.7e308")
    if "f(x) is too large for a double" in check.headline and is_small:
        yield f"{check.headline!r}: f(x) is {written(value)}"


def _known(check: Check, truth: Truth) -> Iterator[Number]:
    """Give all numbers that are true of f at x, and of the two derivatives as computed."""
    MP.dps = 60
    yield from (truth.x, truth.step, *truth.places)
    yield from (v for v in (check.backprop, check.numerical, check.value) if math.isfinite(v))
    place = check.finding.numbers.get("place")
    if place is not None and not truth.plants and truth.breaks_at(place):
        yield MP.mpf(place)
    spots = [truth.spot, truth.at_the_double] if truth.is_between_doubles else [truth.spot]
    for here in spots:
        for side in (here.left, here.right):
            ends = (side.value, side.slope)
            yield from (e.limit for e in ends if e is not None and e.limit is not None)
        yield from (v for v in (here.value, truth.value) if v is not None)
        if here.slope is not None:
            yield from _parts(check, truth, here.slope)


def _parts(check: Check, truth: Truth, slope: Number) -> Iterator[Number]:
    quotient = truth.quotient
    yield slope
    differences = []
    if math.isfinite(check.numerical) and math.isfinite(check.backprop):
        differences.append(MP.mpf(check.numerical) - check.backprop)
    if math.isfinite(check.backprop):
        differences.append(check.backprop - slope)
    if quotient is not None:
        yield quotient
        differences.append(quotient - slope)
        if math.isfinite(check.numerical):
            differences.append(check.numerical - quotient)
    third = truth.third
    if third is not None:
        differences.append(third * MP.mpf(truth.step) ** 2 / 6)
    for difference in differences:
        yield from (difference, -difference)
