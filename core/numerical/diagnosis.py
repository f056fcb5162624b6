"""Why backprop and the central difference agree or differ, by name.

The evidence is f itself on both sides of x, close by and at the step size; the third
derivative, which predicts the truncation error f‴h²/6; and a witness with more digits,
for those lost in f.
"""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, as_variable
from core.chain.problem import Problem, ProblemKind
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.high_precision import (
    DIGITS,
    central_difference,
    has_twins,
    is_doubtful,
    is_extreme,
    truth,
)

Callable1: TypeAlias = Callable[[Variable], Variable]

AGREEMENT = 5e-5
"""The relative difference up to which the two derivatives agree."""

EPS = float(np.finfo(float).eps)


class Evidence:
    """What is known of f around one x.

    Parameters
    ----------
    x, step : float
        Where, and the step size h of the central difference.
    """

    def __init__(
        self, f: Callable1, x: float, step: float, backprop: float, numerical: float
    ) -> None:
        self.f, self.x, self.step = f, x, step
        self.backprop, self.numerical = backprop, numerical
        close = min(step, 1e-3 * abs(x)) if x else step
        self.near = close * np.array([1.0, 0.25, 0.0625])
        points = np.concatenate(([x], x - self.near, x + self.near, [x - step, x + step]))
        values = f(Variable(points)).data
        self.value = float(values[0])
        self.left, self.right = values[1:4], values[4:7]
        self.ends = values[7:]

    @property
    def difference(self) -> float:
        """How far apart the two derivatives are."""
        return abs(self.numerical - self.backprop)

    @property
    def round_off(self) -> float:
        """About how far rounding may move a central difference at the step size."""
        size = float(np.max(np.abs(self.ends))) + abs(self.x * self.backprop)
        return EPS * size / self.step

    def slopes(self) -> tuple[float, float, float]:
        """Give the slopes to the left and to the right, and how well they are known."""
        left, right = self._slopes()
        known = abs(left[2] - left[1]) + abs(right[2] - right[1])
        rounding = 4 * EPS * (abs(self.value) + abs(self.right[2])) / self.near[2]
        return float(left[2]), float(right[2]), float(known + rounding)

    def steepens(self) -> bool:
        """Tell whether the slope grows without bound towards x, on either side."""
        return any(abs(s[2]) > 1.3 * abs(s[1]) > 1.69 * abs(s[0]) for s in self._slopes())

    def _slopes(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return (self.value - self.left) / self.near, (self.right - self.value) / self.near

    def grows(self) -> bool:
        """Tell whether |f| grows without bound towards x, on a side where f is defined."""
        return any(
            abs(side[2]) > 1.5 * abs(side[1]) and abs(side[1]) > 1.5 * abs(side[0])
            for side in (self.left, self.right)
        )

    def jumps(self) -> bool:
        """Tell whether the gap between the two sides stays open towards x."""
        gaps = np.abs(self.right - self.left)
        stays = gaps[2] > 0.5 * gaps[0] > 0 and gaps[2] > 1e-9 * np.abs(self.right[2])
        left, right = self.limits()
        to_go = abs(self.left[2] - left) + abs(self.right[2] - right)
        # A gap that closes slowly, as that of x^(1/5), closes all the same.
        return bool(stays and not abs(right - left) <= to_go)

    def limits(self) -> tuple[float, float]:
        """Give what f tends to from the left and the right, nan where that is not clear."""
        return _limit(self.left), _limit(self.right)

    def is_apart(self) -> bool:
        """Tell whether f(x) is farther from both limits than f still has to go, twice."""
        pairs = zip(self.limits(), (self.left[2], self.right[2]), strict=True)
        return all(abs(self.value - limit) > 2 * abs(last - limit) for limit, last in pairs)

    def slope_around(self) -> float:
        """Give the size of the slopes around x, by which a derivative near 0 is judged."""
        width = 0.05 * max(abs(self.x), 1.0)
        around = self.f(Variable(np.array([self.x - width, self.x + width]))).data
        slopes = np.abs(around - self.value) / width
        return float(np.max(slopes)) if np.isfinite(slopes).all() else 0.0

    def third(self) -> float:
        """Give f‴(x), nan where rules for it are missing."""
        x = Variable(np.array(self.x))
        y = self.f(x)
        try:
            for order in (1, 2, 3):
                x.cleargrad()
                # Nothing is differentiated after the third pass, so it records nothing.
                y.backward(create_graph=order < 3, retain_grad=False)
                y = as_variable(0.0 if x.grad is None else x.grad)
        except TypeError:  # a Function with the notes' backward has no higher derivative
            return math.nan
        return float(y.data)

    def is_extreme(self) -> bool:
        """Tell whether numbers may have left the range of doubles on the way to f(x), or back."""
        return is_extreme(self.f(Variable(np.array(self.x))))

    def witness(self) -> tuple[float, float | None]:
        """Give f′ with more digits, and f too where both are known to be right.

        A Function of the user's own is computed in extended precision, where the machine has
        it; that may have lost its digits too.
        """
        leaf = Variable(np.array(self.x))
        y = self.f(leaf)
        if not has_twins(y):
            leaf = Variable(np.array(self.x, dtype=np.longdouble))
            self.f(leaf).backward()
            return (math.nan if leaf.grad is None else float(leaf.grad)), None
        known = is_doubtful(y, leaf, self.backprop) and truth(self.f, self.x)
        return (known[1], known[0]) if known else (self.backprop, None)


def _limit(side: NDArray[np.float64]) -> float:
    """Extrapolate three values, as Aitken does, to what they tend to; nan if they do not.

    It is exact for any power of the distance, and so for a vertical tangent.
    """
    first, last = np.diff(side)
    if abs(last) > 0.9 * abs(first) + 4 * EPS * abs(side[2]):
        return math.nan
    return float(side[2] - (last**2 / (last - first) if last != first else 0.0))


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
    """Judge two finite derivatives at a point where f is smooth."""
    difference = evidence.difference
    scale = max(abs(evidence.backprop), abs(evidence.numerical))
    predicted = abs(evidence.third()) * evidence.step**2 / 6
    if (cancellation := _cancellation(evidence)) is not None:
        return cancellation
    told = {"predicted": predicted, "difference": difference}
    reason = Reason.DIFFERENCE if math.isnan(predicted) else Reason.PREDICTED
    explained = difference < 2 * predicted + 4 * evidence.round_off
    usual = max(scale, evidence.slope_around()) if explained else scale
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
    known = truth(evidence.f, evidence.x)
    if known is None:
        return None
    if abs(known[1] - evidence.backprop) > evidence.difference / 10:
        return _lost(evidence, *known) if evidence.is_extreme() else None
    unrounded = central_difference(evidence.f, evidence.x, evidence.step)
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
    noise = 4 * EPS * evidence.slope_around() if value is not None else 0.0
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
