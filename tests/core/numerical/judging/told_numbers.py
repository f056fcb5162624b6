"""Whether the numbers that a finding has by name are those that the names mean."""

import math
from collections.abc import Iterator, Sequence

from core.numerical import Check
from tests.core.numerical.judging.at_a_place import Nature, Side, Spot
from tests.core.numerical.judging.mathematics import MP, Number, written
from tests.core.numerical.judging.truth import Truth

_JUMPS = {Nature.JUMP, Nature.GAP_IN_JUMP}
NOTHING = MP.mpf("1e-100")
"""What is less may be called 0."""

_PARTS = ("truncation", "rounding", "own")


def untrue_numbers(check: Check, truth: Truth) -> Iterator[str]:
    """Say which numbers of a finding are another than their name says, to the digits shown."""
    spots = [truth.spot, truth.at_the_double] if truth.is_between_doubles else [truth.spot]
    MP.dps = 60
    for name, told in check.finding.numbers.items():
        meant = [v for here in spots for v in _meant(name, here, check, truth) or ()]
        if all(_meant(name, here, check, truth) is None for here in spots):
            continue
        is_part = name in _PARTS
        nothing = nothing_beside(check) if is_part else NOTHING
        if not any(is_shown(told, true, 2 if is_part else 4, nothing) for true in meant):
            known = ", ".join(map(written, meant)) or "there is none"
            yield f"{name} is said to be {told!r}: {known}"


def nothing_beside(check: Check) -> Number:
    """Say what is 0 beside the two derivatives, as a part of their difference."""
    sizes = [abs(v) for v in (check.backprop, check.numerical) if math.isfinite(v)]
    return max(MP.mpf("1e-30") * max(sizes, default=0.0), NOTHING)


def is_shown(told: float, true: Number, digits: int, nothing: Number) -> bool:
    """Tell whether a number, rounded to digits, is another one rounded to them."""
    if not math.isfinite(told) or abs(told) < nothing:
        return bool(abs(told) < nothing and abs(true) < nothing)
    unit = MP.mpf(10) ** (math.floor(math.log10(abs(told))) - digits + 1)
    rounded = MP.nint(MP.mpf(told) / unit) * unit
    return bool(abs(rounded - true) <= unit * MP.mpf("0.500001"))


def _meant(name: str, here: Spot, check: Check, truth: Truth) -> Sequence[Number] | None:
    """Give what a name may mean at a spot; None for a name that says nothing about f."""
    match name:
        case "left" | "right":
            return _of_a_side(here.left if name == "left" else here.right, here.nature)
        case "limit":
            return [*_limits(here.left), *_limits(here.right)]
        case "value":
            return [v for v in (here.value, truth.value) if v is not None]
        case "slope":
            return [] if here.slope is None else [here.slope]
        case "place" if truth.plants:
            return [*map(MP.mpf, truth.places), MP.mpf(truth.x)]
        case "truncation" | "rounding" | "own" if "own" in check.finding.numbers:
            return _part(name, here, check, truth)
    return None


def _of_a_side(side: Side, nature: Nature) -> Sequence[Number]:
    if nature in _JUMPS:
        return _limits(side)
    slope = side.slope
    slopes = [] if slope is None or slope.limit is None else [slope.limit]
    return slopes if nature is Nature.CORNER else [*slopes, *_limits(side)]


def _limits(side: Side) -> list[Number]:
    return [] if side.value is None or side.value.limit is None else [side.value.limit]


def _part(name: str, here: Spot, check: Check, truth: Truth) -> Sequence[Number]:
    slope, quotient = here.slope, truth.quotient
    if slope is None or (quotient is None and name != "own"):
        return []
    computed = check.backprop if name == "own" else check.numerical
    if name != "truncation" and not math.isfinite(computed):
        return []
    parts = {
        "truncation": lambda: quotient - slope,
        "rounding": lambda: MP.mpf(computed) - quotient,
        "own": lambda: MP.mpf(computed) - slope,
    }
    return [parts[name]()]
