"""Why two derivatives differ where f is smooth: the largest part of the exact budget."""

import math
from dataclasses import dataclass, replace

from core.chain.problem import Problem
from core.incremental import Slices
from core.numerical.around import what_is_around
from core.numerical.budget import Budget, Truth, budget
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.local_rules import wrong_rule
from core.numerical.many_digits import Number, OutOfReachError, as_double, context
from core.numerical.named import named
from core.numerical.places import places_between
from core.numerical.running_error import Error, is_extreme, running_error
from core.numerical.twin import Twin
from core.numerical.words import near

AGREEMENT = 5e-5
"""The relative difference up to which the two derivatives agree."""

FLAT = 1e-3
"""What part of the slopes around f′ is at most where f is flat."""

BEYOND = 4
"""How many times its running error backprop is off before a rule is looked at."""

NEXT_TO_0 = 0.01
"""What part of the slopes around is 0 as far as h can tell, if it goes to 0 with h."""

AT_A_POINT = Verdict.HOLE, Verdict.REMOVABLE
"""What is at one point only, and so no reason for what a difference over it is."""

CLOSEST = 3
"""How many places between x − h and x + h are looked at."""

LARGEST = math.nextafter(math.inf, 0)


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


def where_smooth(twin: Twin, given: Given, truth: Truth) -> Slices[Finding]:
    """Judge two derivatives of which f′ itself is known, with pauses."""
    assert truth.slope is not None
    slope = as_double(truth.slope)
    if math.isinf(slope):
        return _differ(Verdict.OVERFLOW, Reason.TOO_STEEP)
    if not math.isfinite(given.backprop):
        return _without_backprop(twin, given, truth, slope)
    if truth.quotient is None or not math.isfinite(given.numerical):
        return _without_quotient(twin, given, truth, slope)
    parts = budget(twin, truth, given.backprop, given.numerical)
    return (yield from _largest_part(twin, given, truth, parts))


def _largest_part(twin: Twin, given: Given, truth: Truth, parts: Budget) -> Slices[Finding]:
    told = {
        "truncation": parts.truncation, "rounding": parts.rounding, "own": parts.own,
        "slope": parts.slope, "whole": given.numerical - given.backprop,
    }  # fmt: skip
    difference = abs(told["whole"])
    error = running_error(twin.y, twin.leaf)
    noise = (error.value + error.slope * abs(math.ulp(twin.x))) / given.step
    is_noise = abs(parts.own) <= error.slope and abs(parts.rounding) <= noise
    if parts.is_zero and difference and is_noise and abs(parts.truncation) <= abs(parts.rounding):
        return Finding(Verdict.AGREE, Outcome.AGREE, Reason.ZERO, told)
    if (
        found := _accused(twin, parts, error) or _lost(twin, given, truth, parts, error)
    ) is not None:
        return found
    scale = max(abs(given.backprop), abs(given.numerical))
    reason = Reason.BUDGET if difference else Reason.EXACT
    if _is_cubic(twin, given.step, truth, parts):
        reason = Reason.CUBIC
    yield
    agree = Finding(Verdict.AGREE, Outcome.AGREE, reason, told)
    is_flat = _is_flat(given, parts.slope)
    if difference <= AGREEMENT * (max(scale, given.usual) if is_flat else scale):
        return agree
    if abs(parts.rounding) > abs(parts.truncation):
        return _differ(Verdict.ROUND_OFF, reason, **told)
    if (found := (yield from _between(twin, given.step, told))) is not None:
        return found
    if parts.is_zero and _goes_to_0(twin, given, truth, parts):
        return agree
    return _differ(Verdict.TRUNCATION, reason, **told)


def _accused(twin: Twin, parts: Budget, error: Error) -> Finding | None:
    """Accuse a rule, if backprop is off by more than rounding tells of and a rule is wrong."""
    if abs(parts.own) <= BEYOND * error.slope or not (name := wrong_rule(twin)):
        return None
    found = _differ(Verdict.WRONG_GRADIENT, Reason.WRONG_RULE, slope=parts.slope)
    return replace(found, name=name)


def _lost(twin: Twin, given: Given, truth: Truth, parts: Budget, error: Error) -> Finding | None:
    """Judge what backprop has lost; None if that is nothing to speak of."""
    size = max(abs(given.backprop), abs(parts.slope))
    noise = 4 * math.ulp(1.0) * given.usual
    if _is_flat(given, parts.slope):
        # Where f′ is next to 0, no relative error tells of it, but those of f′ around.
        noise = max(noise, min(BEYOND * error.slope, AGREEMENT * given.usual))
    if not abs(parts.own) > max(AGREEMENT * size, noise):
        return None
    difference = abs(given.numerical - given.backprop)
    scale = max(abs(given.numerical), abs(given.backprop))
    return Finding(
        _what_took_digits(twin),
        Outcome.AGREE if difference <= AGREEMENT * scale else Outcome.DIFFER,
        Reason.TRUTH,
        _truth(twin, truth, parts.slope),
    )


def _what_took_digits(twin: Twin) -> Verdict:
    return Verdict.UNDERFLOW if is_extreme(twin.y) else Verdict.CANCELLATION


def _truth(twin: Twin, truth: Truth, slope: float) -> dict[str, float]:
    value = math.nan if truth.value is None else as_double(truth.value)
    return {"value": value, "slope": slope, "digits": float(twin.digits)}


def _without_backprop(twin: Twin, given: Given, truth: Truth, slope: float) -> Finding:
    """Judge a gradient of nan or inf where f′ exists: 0 · ∞ on the way, or a tie."""
    if not math.isfinite(given.numerical):
        return _differ(Verdict.UNDERFLOW, Reason.TRUTH, **_truth(twin, truth, slope))
    off = abs(given.numerical - slope)
    usual = given.usual if _is_flat(given, slope) else abs(slope)
    if off <= AGREEMENT * usual:
        return Finding(Verdict.AGREE, Outcome.AGREE, Reason.BY_LIMIT, {"slope": slope})
    is_far = not off <= AGREEMENT * given.usual
    if math.isinf(given.backprop) or (is_far and is_extreme(twin.y)):
        return _differ(_what_took_digits(twin), Reason.TRUTH, **_truth(twin, truth, slope))
    parts = None
    if math.isfinite(off) and truth.quotient is not None:
        parts = budget(twin, truth, slope, given.numerical)
        told = {"slope": slope, "truncation": parts.truncation, "rounding": parts.rounding}
        if abs(parts.rounding) > abs(parts.truncation):
            return _differ(Verdict.ROUND_OFF, Reason.BY_LIMIT, **told)
        is_close = parts.is_zero and _goes_to_0(twin, given, truth, parts)
        if off and not is_close:
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
    if abs(given.backprop - slope) > AGREEMENT * max(abs(slope), given.usual):
        return _differ(_what_took_digits(twin), Reason.TRUTH, **_truth(twin, truth, slope))
    if _is_too_large(twin, given.step):
        return _differ(Verdict.OVERFLOW, Reason.TOO_LARGE_BESIDE)
    if truth.quotient is None:
        raise OutOfReachError(twin.digits)
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


def _is_flat(given: Given, slope: float) -> bool:
    """Tell whether f′ is next to 0, beside the slopes around x."""
    return abs(slope) <= FLAT * given.usual


def _is_cubic(twin: Twin, step: float, truth: Truth, parts: Budget) -> bool:
    """Tell whether truncation is f‴h²/6 within a tenth: half of h then leaves a quarter of it."""
    half = _truncation(twin, context().mpf(step) / 2, truth)
    size = abs(parts.truncation)
    return bool(size and half is not None and abs(4 * half - parts.truncation) <= size / 14)


def _goes_to_0(twin: Twin, given: Given, truth: Truth, parts: Budget) -> bool:
    """Tell whether the quotient is 0 as far as h can tell: small, and half with half of h.

    No relative difference tells of that.
    """
    if abs(parts.truncation) > NEXT_TO_0 * given.usual:
        return False
    half = _truncation(twin, given.step / 2, truth)
    return half is not None and abs(half) <= 0.6 * abs(parts.truncation)


def _truncation(twin: Twin, step: Number, truth: Truth) -> float | None:
    """Give the true quotient over another step less f′."""
    with twin.working(twin.digits):
        x, h = context().mpf(twin.x), context().mpf(step)
        below, above = twin.value(x - h), twin.value(x + h)
        if below is None or above is None:
            return None
        return as_double((above - below) / (2 * h) - truth.slope)


def _between(twin: Twin, step: float, told: dict[str, float]) -> Slices[Finding | None]:
    """Find the break next to x that lies between x − h and x + h; None too if it takes too long."""
    try:
        places = yield from places_between(twin, step)
        for place in places[:CLOSEST]:
            around = yield from what_is_around(twin, place)
            if around.finding is not None and around.finding.verdict not in AT_A_POINT:
                at = as_double(place)
                differ = _differ(Verdict.TRUNCATION, Reason.BETWEEN, place=at, **told)
                exact = named(place) or near(at, twin.x)
                return replace(differ, kind=around.finding.verdict, exact=exact)
    except OutOfReachError:
        return None
    return None


def _differ(verdict: Verdict, reason: Reason, **numbers: float) -> Finding:
    return Finding(verdict, Outcome.DIFFER, reason, numbers)
