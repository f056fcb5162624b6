"""Why backprop and the central difference agree or differ, by name.

What is at x comes from the graph: f is smooth there, unless x is the double next to a place where
an inner value meets a landmark of its function (`places.py`), and then the two sides tell what
the place is (`sides.py`). Where f is smooth, the verdict is the largest part of the exact budget
(`budget.py`).
"""

import math
from dataclasses import dataclass, replace
from itertools import islice

from core.chain.problem import Problem
from core.incremental import Slices
from core.numerical.around import what_is_around
from core.numerical.budget import Budget, Truth, budget, truth_in_slices
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.local_rules import wrong_rules
from core.numerical.many_digits import Number, OutOfReachError, as_double, context
from core.numerical.named import NEXT_TO_IT, named
from core.numerical.place import Kind
from core.numerical.places import places_between, places_next_to_x
from core.numerical.running_error import is_extreme, running_error
from core.numerical.twin import DIGITS, Twin
from core.numerical.words import near

AGREEMENT = 5e-5
"""The relative difference up to which the two derivatives agree."""

SURE = 25
"""To so many digits a slope by the rules is that of the sides."""

LARGEST = 1.7976931348623157e308

CLOSEST = 3
"""How many places between x − h and x + h are looked at."""

A_CALL = 100
"""What a block costs at least, in all."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be judged: the two derivatives as computed, and what is near by.

    Attributes
    ----------
    step, backprop, numerical : float
        h, and f′ both ways.
    usual : float
        The size of the slopes around x, by which a derivative near 0 is judged.
    problem : Problem or None
        That of the first failing block, if f(x) is not finite.
    """

    step: float
    backprop: float
    numerical: float
    usual: float
    problem: Problem | None = None


def diagnosed(twin: Twin, given: Given) -> Slices[Finding | None]:
    """Judge backprop against the central difference, with pauses between evaluations.

    None where what is at x cannot be told.

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at.
    """
    twin.effort.hold(A_CALL * len(twin.graph), DIGITS)
    yield
    places = yield from places_next_to_x(twin)
    truth = yield from truth_in_slices(twin, given.step)
    if truth.value is not None and abs(truth.value) > LARGEST:
        return _none_here(Verdict.OVERFLOW, Reason.PROBLEM, given.problem)
    if not places and None in (truth.value, truth.slope):
        places = [context().mpf(twin.x)]
    for place in places:
        around = what_is_around(twin, place)
        yield
        if around.kind is Kind.UNKNOWN:
            return None
        if around.finding is not None:
            return _broken(twin, given, place, around.finding)
        if place == twin.x and around.slope is not None:
            truth = truth._replace(slope=_surer(truth.slope, around.slope))
    return None if truth.slope is None else _where_smooth(twin, given, truth)


def _surer(by_rules: Number | None, by_sides: Number) -> Number:
    """Give the slope by the rules where it is that of the sides, which has fewer digits."""
    if by_rules is None or abs(by_rules - by_sides) > abs(by_sides) * 10.0**-SURE:
        return by_sides
    return by_rules


def _broken(twin: Twin, given: Given, place: Number, found: Finding) -> Finding:
    """Say what there is at a place that x is, or is the double next to."""
    is_x, is_number = place == twin.x, math.isfinite(twin.y.data)
    if found.verdict is Verdict.ISOLATED and not is_x and not is_number:
        found = replace(found, verdict=Verdict.UNDEFINED, reason=Reason.PROBLEM)
    if found.reason is Reason.PROBLEM:
        reason = Reason.NOT_FINITE if given.problem is None else Reason.PROBLEM
        found = replace(found, reason=reason, problem=given.problem)
    return found if is_x else replace(found, exact=named(place) or NEXT_TO_IT)


def _where_smooth(twin: Twin, given: Given, truth: Truth) -> Finding:
    assert truth.slope is not None
    slope = as_double(truth.slope)
    if math.isinf(slope):
        return _differ(Verdict.OVERFLOW, Reason.TOO_STEEP)
    if not math.isfinite(given.backprop):
        return _without_backprop(twin, given, truth, slope)
    if truth.quotient is None or not math.isfinite(given.numerical):
        return _without_quotient(twin, given, truth, slope)
    parts = budget(twin, truth.slope, truth.quotient, given.backprop, given.numerical)
    return _largest_part(twin, given, truth, parts)


def _largest_part(twin: Twin, given: Given, truth: Truth, parts: Budget) -> Finding:
    told = {
        "truncation": parts.truncation, "rounding": parts.rounding, "own": parts.own,
        "slope": parts.slope,
    }  # fmt: skip
    difference = abs(given.numerical - given.backprop)
    error = running_error(twin.y, twin.leaf)
    noise = (error.value + error.slope * abs(math.ulp(twin.x))) / given.step
    is_noise = abs(parts.own) <= error.slope and abs(parts.rounding) <= noise
    if parts.is_zero and difference and is_noise and abs(parts.truncation) <= abs(parts.rounding):
        return Finding(Verdict.AGREE, Outcome.AGREE, Reason.ZERO, told)
    if (lost := _lost(twin, given, truth, parts)) is not None:
        return lost
    scale = max(abs(given.backprop), abs(given.numerical))
    reason = Reason.CUBIC if _is_cubic(twin, given.step, truth, parts) else Reason.BUDGET
    usual = given.usual if difference > AGREEMENT * scale and _is_critical(twin, parts) else 0.0
    if difference <= AGREEMENT * max(scale, usual):
        return Finding(Verdict.AGREE, Outcome.AGREE, reason, told)
    if abs(parts.rounding) > abs(parts.truncation):
        return _differ(Verdict.ROUND_OFF, reason, **told)
    if (found := _between(twin, given.step, told)) is not None:
        return found
    return _differ(Verdict.TRUNCATION, reason, **told)


def _lost(twin: Twin, given: Given, truth: Truth, parts: Budget) -> Finding | None:
    """Judge what backprop has lost; None if that is nothing to speak of."""
    size = max(abs(given.backprop), abs(parts.slope))
    noise = 4 * math.ulp(1.0) * given.usual
    if not abs(parts.own) > max(AGREEMENT * size, noise):
        return None
    for wrong in wrong_rules(twin):
        found = _differ(Verdict.WRONG_GRADIENT, Reason.WRONG_RULE, slope=parts.slope)
        return replace(found, name=getattr(wrong, "label", type(wrong).__name__))
    difference = abs(given.numerical - given.backprop)
    scale = max(abs(given.numerical), abs(given.backprop))
    assert truth.value is not None
    return Finding(
        Verdict.UNDERFLOW if is_extreme(twin.y) else Verdict.CANCELLATION,
        Outcome.AGREE if difference <= AGREEMENT * scale else Outcome.DIFFER,
        Reason.TRUTH,
        {"value": as_double(truth.value), "slope": parts.slope, "digits": twin.digits},
    )


def _without_backprop(twin: Twin, given: Given, truth: Truth, slope: float) -> Finding:
    """Judge a gradient of nan or inf where f′ exists: 0 · ∞ on the way, or a tie."""
    value = math.nan if truth.value is None else as_double(truth.value)
    told = {"value": value, "slope": slope, "digits": float(twin.digits)}
    off = abs(given.numerical - slope)
    if is_extreme(twin.y) and not off <= AGREEMENT * max(abs(slope), given.usual):
        return _differ(Verdict.UNDERFLOW, Reason.TRUTH, **told)
    parts = None
    if math.isfinite(off) and truth.quotient is not None:
        parts = budget(twin, truth.slope, truth.quotient, slope, given.numerical)
        told = {"slope": slope, "truncation": parts.truncation, "rounding": parts.rounding}
        if abs(parts.rounding) > max(abs(parts.truncation), AGREEMENT * abs(slope)):
            return _differ(Verdict.ROUND_OFF, Reason.BY_LIMIT, **told)
        is_close = parts.is_zero and _closes_in(twin, given.step, truth, parts)
        if off > AGREEMENT * abs(slope) and not is_close:
            return _differ(Verdict.TRUNCATION, Reason.BY_LIMIT, **told)
    return Finding(Verdict.AGREE, Outcome.AGREE, Reason.BY_LIMIT, {"slope": slope})


def _without_quotient(twin: Twin, given: Given, truth: Truth, slope: float) -> Finding:
    """Judge a central difference that is undefined, or has no true counterpart."""
    off = abs(given.numerical - given.backprop)
    if math.isfinite(off) and off <= AGREEMENT * abs(given.backprop):
        return Finding(Verdict.AGREE, Outcome.AGREE, Reason.DIFFERENCE, {"difference": off})
    below, above = _ends(twin, given.step, truth)
    if below and above:
        return _not_computed(twin, given, truth, slope)
    if not below and not above:
        return _differ(Verdict.DOMAIN_EDGE, Reason.OUTSIDE_DOMAIN)
    return _differ(Verdict.DOMAIN_EDGE, Reason.ABOVE_DOMAIN if below else Reason.BELOW_DOMAIN)


def _not_computed(twin: Twin, given: Given, truth: Truth, slope: float) -> Finding:
    """Judge a central difference that is no number, though f is defined at both ends."""
    if _is_too_large(twin, given.step):
        return _differ(Verdict.OVERFLOW, Reason.TOO_LARGE_BESIDE)
    off = abs(as_double(truth.quotient) - slope)
    verdict = Verdict.TRUNCATION if off > AGREEMENT * abs(slope) else Verdict.ROUND_OFF
    return _differ(verdict, Reason.NOT_COMPUTED)


def _is_too_large(twin: Twin, step: float) -> bool:
    """Tell whether a number is too large for a double on the way to f(x − h) or f(x + h)."""
    with twin.working(twin.digits):
        x, h = context().mpf(twin.x), context().mpf(step)
        values = [*twin.values(x - h).values(), *twin.values(x + h).values()]
    return any(value is not None and abs(value) > LARGEST for value in values)


def _ends(twin: Twin, step: float, truth: Truth) -> tuple[bool, bool]:
    """Tell whether f is defined at x − h and at x + h, both rounded as the difference has them."""
    if truth.quotient is None:
        return truth.below is not None, truth.above is not None
    with twin.working(twin.digits):
        ends = (twin.value(context().mpf(end)) for end in (twin.x - step, twin.x + step))
        below, above = (end is not None for end in ends)
    return below, above


def _is_critical(twin: Twin, parts: Budget) -> bool:
    """Tell whether f′ is 0 at x, or for a real number that x may stand for."""
    if parts.is_zero:
        return True
    with twin.working(twin.digits):
        gap = context().mpf(math.ulp(twin.x))
        known = [twin.slope(twin.values(twin.x + side * gap)) for side in (-1, 1)]
        below, above = (context().sign(k.slope) if k else 1 for k in known)
        return bool(below * above <= 0)


def _is_cubic(twin: Twin, step: float, truth: Truth, parts: Budget) -> bool:
    """Tell whether truncation is f‴h²/6 within a tenth: half of h then leaves a quarter of it."""
    half = _truncation(twin, step / 2, truth)
    size = abs(parts.truncation)
    return bool(size and half is not None and abs(4 * half - parts.truncation) <= size / 14)


def _closes_in(twin: Twin, step: float, truth: Truth, parts: Budget) -> bool:
    """Tell whether the quotient is on its way to f′: half of h leaves half of what is off."""
    half = _truncation(twin, step / 2, truth)
    return half is not None and abs(half) <= 0.6 * abs(parts.truncation)


def _truncation(twin: Twin, step: float, truth: Truth) -> float | None:
    """Give the true quotient over another step less f′."""
    with twin.working(twin.digits):
        x, h = context().mpf(twin.x), context().mpf(step)
        below, above = twin.value(x - h), twin.value(x + h)
        if below is None or above is None:
            return None
        return as_double((above - below) / (2 * h) - truth.slope)


def _between(twin: Twin, step: float, told: dict[str, float]) -> Finding | None:
    """Find the break next to x that lies between x − h and x + h; None too if it takes too long."""
    try:
        for place in islice(places_between(twin, step), CLOSEST):
            if (found := what_is_around(twin, place).finding) is not None:
                at = as_double(place)
                differ = _differ(Verdict.TRUNCATION, Reason.BETWEEN, place=at, **told)
                return replace(differ, kind=found.verdict, exact=named(place) or near(at, twin.x))
    except OutOfReachError:
        return None
    return None


def _differ(verdict: Verdict, reason: Reason, **numbers: float) -> Finding:
    return Finding(verdict, Outcome.DIFFER, reason, numbers)


def _none_here(verdict: Verdict, reason: Reason, problem: Problem | None) -> Finding:
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, problem=problem)
