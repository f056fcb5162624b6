"""Which verdicts are right for two derivatives as computed, where the truth is known."""

import math
import sys

from tests.core.numerical.judging.at_a_place import Nature, Spot
from tests.core.numerical.judging.mathematics import MP, Number
from tests.core.numerical.judging.sequences import Kind
from tests.core.numerical.judging.truth import EPS, Truth

AGREEMENT = 5e-5
"""The relative difference up to which two derivatives are said to agree."""

LARGEST = MP.mpf(sys.float_info.max)
NEARLY_FLAT = 1e-3
"""What share of its usual slope a function has where both derivatives are 0 as far as h tells."""

TINY = 1e-300
"""What is less may be rounded to 0 on the way."""

SMALLEST = 5e-324
"""Of what is less, a double has nothing."""

LOST = {"cancellation", "overflow", "underflow"}
"""What took backprop its digits; which of the three, nobody can say for certain."""

AT_A_PLACE: dict[Nature, set[str]] = {
    Nature.CORNER: {"corner"},
    Nature.CUSP: {"cusp", "vertical tangent"},
    Nature.UPRIGHT: {"vertical tangent"},
    Nature.HALF_UPRIGHT: {"vertical tangent", "corner", "cusp"},
    Nature.JUMP: {"jump"},
    Nature.GAP_IN_JUMP: {"jump", "hole", "undefined"},
    Nature.REMOVABLE: {"removable"},
    Nature.HOLE: {"hole", "removable"},
    Nature.POLE: {"pole"},
    Nature.POLE_AT_EDGE: {"pole", "domain edge"},
    Nature.EDGE: {"domain edge"},
    Nature.ISOLATED: {"isolated point", "undefined"},
    Nature.ESSENTIAL: {"essential singularity", "undefined", "hole"},
    Nature.NO_SLOPE: {"oscillation"},
    Nature.UNDEFINED: {"undefined"},
}


_AT_A_POINT = {Nature.HOLE, Nature.REMOVABLE, Nature.ISOLATED, Nature.UNDEFINED}
"""What happens at one point only, so that a double beside it may as well be judged by itself."""


def right_words(truth: Truth, backprop: float, numerical: float) -> set[str]:
    """Give the verdicts that are right; more than one where one may think so or so."""
    here = truth.spot
    words = {"overflow"} if _is_too_large(here) else set()
    if here.nature is Nature.SMOOTH:
        return words or _where_smooth(truth, here, backprop, numerical)
    words |= AT_A_PLACE[here.nature]
    if here.nature is Nature.POLE and _is_one_sided(here):
        words |= {"essential singularity"}
    if truth.is_between_doubles and here.nature in _AT_A_POINT:
        words |= _beside_a_point(truth, backprop, numerical)
    if truth.is_between_doubles and truth.at_the_double.nature is Nature.UNDEFINED:
        words |= {"undefined"}
    return words


def _is_too_large(here: Spot) -> bool:
    ends = [side.value.limit for side in (here.left, here.right) if side.value is not None]
    return any(v is not None and abs(v) > LARGEST for v in (here.value, *ends))


def _is_one_sided(here: Spot) -> bool:
    ends = [side.value.kind for side in (here.left, here.right) if side.value is not None]
    return Kind.FINITE in ends


def _beside_a_point(truth: Truth, backprop: float, numerical: float) -> set[str]:
    beside = truth.at_the_double
    if beside.nature is Nature.SMOOTH:
        return _where_smooth(truth, beside, backprop, numerical)
    return AT_A_PLACE[beside.nature] | AT_A_PLACE[Nature.ISOLATED]


def _where_smooth(truth: Truth, here: Spot, backprop: float, numerical: float) -> set[str]:
    slope = here.slope
    assert slope is not None
    words = _by_backprop(truth, slope, backprop, numerical)
    if not math.isfinite(numerical) or truth.quotient is None:
        words |= _beyond_the_ends(truth, numerical)
    against = slope if math.isnan(backprop) else MP.mpf(backprop)
    if math.isfinite(numerical) and math.isfinite(float(against)):
        words |= _by_parts(truth, slope, float(against), numerical)
    return words


def _by_backprop(truth: Truth, slope: Number, backprop: float, numerical: float) -> set[str]:
    """Judge a backprop that is no number, or whose truth is none in doubles, or that is off."""
    if math.isfinite(backprop) and abs(slope) <= LARGEST:
        is_off = not math.isfinite(numerical) and abs(backprop - slope) > AGREEMENT * abs(slope)
        return set(LOST) if is_off else set()
    # What cannot be met in doubles may have been 0 · ∞ on the way, or inf − inf.
    by_limit = math.isnan(backprop) and _is_near(truth, slope, numerical)
    return LOST | ({"agree"} if by_limit else set())


def _is_near(truth: Truth, slope: Number, numerical: float) -> bool:
    """Tell whether a central difference leads to a slope; to 0 as far as h can tell."""
    if not math.isfinite(numerical):
        return False
    is_0 = abs(slope) <= AGREEMENT * truth.usual
    most = 0.02 * truth.usual if is_0 else 20 * AGREEMENT * abs(slope)
    return bool(abs(numerical - slope) <= most)


def _beyond_the_ends(truth: Truth, numerical: float) -> set[str]:
    """Judge an x ± h where f is undefined, or too large for a double."""
    words = {"truncation"}
    ends = (*truth.ends, *truth.rounded_ends)
    if truth.meets_a_place or any(end is None for end in ends):
        words |= {"domain edge"}
    if all(end is not None for end in truth.ends):
        words |= {"round-off"}
    is_huge = any(end is not None and abs(end) > LARGEST for end in ends)
    if is_huge or math.isinf(numerical) or "domain edge" not in words:
        words |= {"overflow"}
    return words


def _by_parts(truth: Truth, slope: Number, backprop: float, numerical: float) -> set[str]:
    if all(abs(v) < TINY for v in (slope, backprop, numerical)):
        if not (slope or backprop or numerical):
            return {"agree"}
        by_step = _largest_parts(truth, slope, backprop, numerical) & {"truncation"}
        return {"agree", "underflow", "round-off"} | by_step
    words, size = set(), max(abs(numerical), abs(backprop))
    difference, own = abs(numerical - backprop), abs(backprop - slope)
    noise = 8 * EPS * float(min(abs(slope), LARGEST))
    if not slope or own > 1e-9 * abs(slope):
        noise += truth.slope_noise
    is_right = own <= 2 * AGREEMENT * abs(slope) or own <= max(noise, SMALLEST)
    if is_right and difference <= 2 * AGREEMENT * size:
        words.add("agree")
    usual = truth.slope_around
    if is_right and difference <= AGREEMENT * usual and abs(slope) <= NEARLY_FLAT * usual:
        words.add("agree")
    if is_right and slope == 0 and _is_near(truth, slope, numerical):
        words.add("agree")
    if abs(slope) <= noise:
        words |= _where_nothing_is_left(truth, slope, backprop, numerical, noise)
    if difference > AGREEMENT / 2 * size or own > AGREEMENT / 2 * abs(slope):
        words |= _largest_parts(truth, slope, backprop, numerical)
    if own > AGREEMENT / 2 * abs(slope):
        words |= LOST
    return words


def _where_nothing_is_left(
    truth: Truth, slope: Number, backprop: float, numerical: float, noise: float
) -> set[str]:
    """Judge an f′ that is less than its rounding."""
    by_rounding = noise + 4 * truth.value_noise / truth.step
    if abs(backprop) > noise or abs(numerical) > by_rounding:
        return set()
    is_plain = slope == 0 or noise <= 1e-9 * truth.usual
    return {"agree", "cancellation", "round-off"} if is_plain else {"cancellation"}


def _largest_parts(truth: Truth, slope: Number, backprop: float, numerical: float) -> set[str]:
    """Name the parts of the difference, down to a third of the largest."""
    quotient = truth.quotient
    if quotient is None:
        return {"truncation", "round-off"}
    rounding = abs(numerical - quotient)
    truncation, own = abs(quotient - slope), abs(backprop - slope)
    least = max(truncation, rounding, own) / 3
    # Where rounding brings x ± h onto a break, it is the break that tells.
    words = {"truncation"} if truncation >= least or truth.meets_a_place else set()
    if rounding >= least:
        words.add("round-off")
        if truth.value_noise > 1000 * EPS * abs(truth.spot.value or 0):
            words.add("cancellation")
    return words | (LOST if own >= least else set())
