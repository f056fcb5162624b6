"""An estimate why backprop and the central difference agree or differ, where no truth is known.

It rests on what is seen (`evidence.py`): f itself on both sides of x, close by and at the step
size; the third derivative, which predicts the truncation error f‴h²/6; and for a Function of
the user's own f′ in extended precision.
"""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.chain.problem import Problem, ProblemKind
from core.numerical.evidence import Evidence
from core.numerical.finding import Finding, Outcome, Reason, Verdict

AGREEMENT = 5e-5
"""The relative difference up to which the two derivatives agree."""


BELIEVED = {
    Reason.OUT_OF_REACH, Reason.PREDICTED, Reason.NOT_SMOOTH, Reason.ROUNDING_ESTIMATED,
    Reason.SETTLES_ELSEWHERE,
}  # fmt: skip
"""What doubles tell well enough to stand where more digits would be at hand, but cost too much;
of the breaks they show, a good half are none."""


@no_float_warnings
def estimated(
    evidence: Evidence,
    problem: Problem | None = None,
    wrong_rule: Callable[[], str] = lambda: "",
) -> Finding:
    """Judge backprop against the central difference.

    Where more digits would tell, and only cost too much, it says no more than doubles do tell.

    Parameters
    ----------
    problem : Problem or None
        That of the first failing block, if f(x) is not finite.
    wrong_rule : callable
        Gives the name of a function whose backward rule is certain to be wrong, "" if none is.
    """
    found = _seen(evidence, problem, wrong_rule)
    if not evidence.out_of_reach or found.reason in BELIEVED:
        return found
    if found.verdict is Verdict.OVERFLOW:
        return replace(found, verdict=Verdict.UNKNOWN, outcome=Outcome.UNKNOWN)
    if not math.isfinite(evidence.value) and evidence.is_surely_undefined():
        is_more = found.verdict is Verdict.POLE
        return found if is_more else replace(found, verdict=Verdict.UNDEFINED)
    outcome = Outcome.DIFFER if found.outcome is Outcome.DIFFER else Outcome.UNKNOWN
    told = {"digits": evidence.out_of_reach}
    return Finding(Verdict.UNKNOWN, outcome, Reason.OUT_OF_REACH, told)


def _seen(evidence: Evidence, problem: Problem | None, wrong_rule: Callable[[], str]) -> Finding:
    if not math.isfinite(evidence.value):
        return _undefined(evidence, problem)
    if evidence.grows():
        return _none_here(Verdict.POLE, Reason.UNBOUNDED)
    if not (np.isfinite(evidence.left).all() and np.isfinite(evidence.right).all()):
        return _none_here(Verdict.DOMAIN_EDGE, Reason.SEEM_ONE_SIDED)
    if evidence.jumps():
        return _none_here(Verdict.JUMP, Reason.SEEM_TWO_LIMITS)
    left, right, known = evidence.slopes()
    if abs(right - left) > 4 * known and abs(right - left) > 1e-4 * max(abs(left), abs(right)):
        return _none_here(Verdict.CORNER, Reason.SEEM_TWO_SLOPES, left=left, right=right)
    if not math.isfinite(evidence.backprop):
        return _not_finite(evidence)
    if not math.isfinite(evidence.numerical):
        below = not math.isfinite(evidence.ends[0])
        side = Reason.BELOW_DOMAIN if below else Reason.ABOVE_DOMAIN
        return _differ(Verdict.DOMAIN_EDGE, side)
    return _compare(evidence, (left + right) / 2, wrong_rule)


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
    none = verdict, Outcome.NO_DERIVATIVE
    is_undefined = verdict is not Verdict.OVERFLOW
    return Finding(*none, reason, problem=problem, is_undefined=is_undefined)


def _not_finite(evidence: Evidence) -> Finding:
    """Judge a gradient of nan or inf where f has one limit and no corner."""
    if evidence.is_apart():
        limit = sum(evidence.limits()) / 2
        return _none_here(Verdict.REMOVABLE, Reason.SEEM_APART, limit=limit, value=evidence.value)
    if math.isinf(evidence.backprop) or evidence.steepens():
        return _none_here(Verdict.VERTICAL_TANGENT, Reason.SEEMS_TO_STEEPEN)
    return Finding(Verdict.AGREE, Outcome.AGREE, Reason.SEEMS_TO_HAVE_ONE)


def _compare(evidence: Evidence, slope: float, wrong_rule: Callable[[], str]) -> Finding:
    """Judge two finite derivatives at a point where f is smooth; say so if a witness is missing."""
    found = _compared(evidence, slope)
    if found is None:
        if name := wrong_rule():
            found = _differ(Verdict.WRONG_GRADIENT, Reason.SETTLES_ELSEWHERE)
            return replace(found, name=name)
        return _differ(Verdict.TRUNCATION, Reason.CHANGES_MUCH)
    if evidence.out_of_reach and found.verdict is Verdict.AGREE:
        told = {"digits": evidence.out_of_reach}
        return Finding(Verdict.AGREE, Outcome.AGREE, Reason.OUT_OF_REACH, told)
    return found


def _compared(evidence: Evidence, slope: float) -> Finding | None:
    """Say why two derivatives differ, if the step or rounding tells."""
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
        return _differ(Verdict.ROUND_OFF, Reason.ROUNDING_ESTIMATED)
    if abs(slope - evidence.backprop) < difference / 4:
        if predicted < difference / 10:
            return _differ(Verdict.TRUNCATION, Reason.NOT_SMOOTH)
        return _differ(Verdict.TRUNCATION, reason, **told)
    return None


def _cancellation(evidence: Evidence) -> Finding | None:
    """Judge digits lost within f, which backprop and the differences pass on."""
    slope = evidence.witness()
    lost = abs(slope - evidence.backprop)
    if not (lost > AGREEMENT * abs(evidence.backprop) and lost > evidence.difference / 10):
        return None
    return _differ(Verdict.CANCELLATION, Reason.MORE_DIGITS_DIFFER)


def _differ(verdict: Verdict, reason: Reason, **numbers: float) -> Finding:
    return Finding(verdict, Outcome.DIFFER, reason, numbers)


def _none_here(verdict: Verdict, reason: Reason, **numbers: float) -> Finding:
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, numbers)
