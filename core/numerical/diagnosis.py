"""Why backprop and the central difference agree or differ, by name.

The evidence (`evidence.py`) is f itself on both sides of x, close by and at the step size; the
third derivative, which predicts the truncation error f‴h²/6; and a witness with more digits,
for those lost in f.
"""

import math

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.chain.problem import Problem, ProblemKind
from core.numerical.evidence import EPS, Evidence
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.high_precision import DIGITS

AGREEMENT = 5e-5
"""The relative difference up to which the two derivatives agree."""


@no_float_warnings
def diagnose(evidence: Evidence, problem: Problem | None = None) -> Finding:
    """Judge backprop against the central difference.

    Parameters
    ----------
    problem : Problem or None
        That of the first failing block, if f(x) is not finite.
    """
    if not math.isfinite(evidence.value):
        return _undefined(evidence, problem)
    if evidence.grows():
        return _none_here(Verdict.POLE, Reason.UNBOUNDED)
    if not (np.isfinite(evidence.left).all() and np.isfinite(evidence.right).all()):
        return _none_here(Verdict.DOMAIN_EDGE, Reason.ONE_SIDED)
    if evidence.jumps():
        return _none_here(Verdict.JUMP, Reason.TWO_LIMITS)
    left, right, known = evidence.slopes()
    if abs(right - left) > 4 * known and abs(right - left) > 1e-4 * max(abs(left), abs(right)):
        return _none_here(Verdict.CORNER, Reason.TWO_SLOPES, left=left, right=right)
    if not math.isfinite(evidence.backprop):
        return _not_finite(evidence, (left + right) / 2)
    if not math.isfinite(evidence.numerical):
        below = not math.isfinite(evidence.ends[0])
        side = Reason.BELOW_DOMAIN if below else Reason.ABOVE_DOMAIN
        return _differ(Verdict.DOMAIN_EDGE, side)
    return _compare(evidence, (left + right) / 2)


def _undefined(evidence: Evidence, problem: Problem | None) -> Finding:
    verdict = Verdict.UNDEFINED
    inner = np.isfinite((evidence.left[2], evidence.right[2]))
    if problem is not None and problem.kind is ProblemKind.OVERFLOW:
        verdict = Verdict.OVERFLOW
    elif evidence.grows():
        verdict = Verdict.POLE
    elif inner.all():
        verdict = Verdict.HOLE
    elif inner.any():
        verdict = Verdict.DOMAIN_EDGE
    reason = Reason.NOT_FINITE if problem is None else Reason.PROBLEM
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, problem=problem)


def _not_finite(evidence: Evidence, slope: float) -> Finding:
    """Judge a gradient of nan or inf where f has one limit and no corner."""
    if evidence.is_apart():
        limit = sum(evidence.limits()) / 2
        return _none_here(Verdict.REMOVABLE, Reason.APART, limit=limit, value=evidence.value)
    if math.isinf(evidence.backprop) or evidence.steepens():
        return _none_here(Verdict.VERTICAL_TANGENT, Reason.STEEPENS)
    return Finding(Verdict.AGREE, Outcome.AGREE, Reason.BY_LIMIT, {"slope": slope})


def _compare(evidence: Evidence, slope: float) -> Finding:
    """Judge two finite derivatives at a point where f is smooth; say so if a witness is missing."""
    found = _compared(evidence, slope)
    if not evidence.out_of_reach:
        return found
    told = {"digits": evidence.out_of_reach}
    if found.verdict is Verdict.AGREE:
        return Finding(Verdict.AGREE, Outcome.AGREE, Reason.OUT_OF_REACH, told)
    if found.verdict is not Verdict.WRONG_GRADIENT:
        return found
    if evidence.is_doubtful:
        return _differ(Verdict.CANCELLATION, Reason.OUT_OF_REACH, **told)
    return _differ(Verdict.TRUNCATION, Reason.CHANGES_MUCH)


def _compared(evidence: Evidence, slope: float) -> Finding:
    difference = evidence.difference
    scale = max(abs(evidence.backprop), abs(evidence.numerical))
    predicted = evidence.predicted
    if (cancellation := _cancellation(evidence)) is not None:
        return cancellation
    told = {"predicted": predicted, "difference": difference}
    reason = Reason.DIFFERENCE if math.isnan(predicted) else Reason.PREDICTED
    explained = difference < 2 * predicted + 4 * evidence.round_off
    usual = max(scale, evidence.slope_around) if explained else scale
    if difference <= AGREEMENT * usual:
        return Finding(Verdict.AGREE, Outcome.AGREE, reason, told)
    if evidence.round_off > difference / 10 and predicted < difference:
        return _differ(Verdict.ROUND_OFF, Reason.ROUNDING_ESTIMATED, rounding=evidence.round_off)
    if abs(slope - evidence.backprop) < difference / 4:
        if predicted < difference / 10:
            return _differ(Verdict.TRUNCATION, Reason.NOT_SMOOTH)
        return _differ(Verdict.TRUNCATION, reason, **told)
    if (acquittal := _acquitted(evidence)) is not None:
        return acquittal
    return _differ(Verdict.WRONG_GRADIENT, Reason.SETTLES_ELSEWHERE)


def _acquitted(evidence: Evidence) -> Finding | None:
    """Blame the step where the witness is by far nearer to backprop; None if it cannot be said.

    Where it is not, blame what left the range of doubles, if anything did.
    """
    known = evidence.truth
    if known is None:
        return None
    if abs(known[1] - evidence.backprop) > evidence.difference / 10:
        return _lost(evidence, *known) if evidence.is_extreme() else None
    unrounded = evidence.unrounded
    if unrounded is None:
        return _differ(Verdict.TRUNCATION, Reason.CHANGES_MUCH)
    rounding = abs(evidence.numerical - unrounded)
    if rounding > abs(unrounded - known[1]):
        return _differ(Verdict.ROUND_OFF, Reason.ROUNDING_KNOWN, rounding=rounding)
    return _differ(Verdict.TRUNCATION, Reason.WITHOUT_ROUNDING, unrounded=unrounded)


def _cancellation(evidence: Evidence) -> Finding | None:
    """Judge digits lost within f, which backprop and the differences pass on."""
    slope, value = evidence.witness()
    lost = abs(slope - evidence.backprop)
    size = max(abs(evidence.backprop), abs(slope) if value is not None else 0.0)
    noise = 4 * EPS * evidence.slope_around if value is not None else 0.0
    if not (lost > AGREEMENT * size and lost > evidence.difference / 10 and lost > noise):
        return None
    if value is None:
        return _differ(Verdict.CANCELLATION, Reason.MORE_DIGITS_DIFFER)
    return _lost(evidence, value, slope)


def _lost(evidence: Evidence, value: float, slope: float) -> Finding:
    """Tell the truth where digits were lost, and what to."""
    scale = max(abs(evidence.backprop), abs(evidence.numerical))
    same = evidence.difference <= AGREEMENT * scale
    return Finding(
        Verdict.UNDERFLOW if evidence.is_extreme() else Verdict.CANCELLATION,
        Outcome.AGREE if same else Outcome.DIFFER,
        Reason.TRUTH,
        {"value": value, "slope": slope, "digits": DIGITS},
    )


def _differ(verdict: Verdict, reason: Reason, **numbers: float) -> Finding:
    return Finding(verdict, Outcome.DIFFER, reason, numbers)


def _none_here(verdict: Verdict, reason: Reason, **numbers: float) -> Finding:
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, numbers)
