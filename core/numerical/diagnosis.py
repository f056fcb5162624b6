"""Why backprop and the central difference agree or differ, by name.

The evidence is f itself on both sides of x, close by and at the step size; the third
derivative, which predicts the truncation error f‴h²/6; and a witness with more digits,
for those lost in f.
"""

import math
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import silently
from core.autodiff.graph import Variable, as_variable
from core.digits import exact, short
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


class Diagnosis(NamedTuple):
    """A verdict and its reason.

    Attributes
    ----------
    verdict : str
        ``agree``, or what is the matter: ``corner``, ``jump``, ``pole``, ``hole``,
        ``vertical tangent``, ``domain edge``, ``undefined``, ``overflow``, ``truncation``,
        ``round-off``, ``cancellation``, ``underflow``, ``wrong gradient``.
    headline : str
        One of *They agree …*, *They differ because …*, *No derivative here …*.
    reason : str
        One sentence more.
    """

    verdict: str
    headline: str
    reason: str


class Evidence:
    """What is known of f around one x.

    Parameters
    ----------
    f : callable
        From Variable to Variable.
    x, step : float
        Where, and the step size h of the central difference.
    backprop, numerical : float
        The two derivatives to be judged.
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
        return bool(gaps[2] > 0.5 * gaps[0] > 0 and gaps[2] > 1e-9 * np.abs(self.right[2]))

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
        known = silently(is_doubtful, y, leaf, self.backprop) and truth(self.f, self.x)
        return (known[1], known[0]) if known else (self.backprop, None)


def diagnose(evidence: Evidence, problem: str = "") -> Diagnosis:
    """Judge backprop against the central difference.

    Parameters
    ----------
    evidence : Evidence
        What is known of f around x.
    problem : str
        What the first failing block says, if f(x) is not finite.

    Returns
    -------
    Diagnosis
        The verdict, its headline and one sentence more.
    """
    if not math.isfinite(evidence.value):
        return _undefined(evidence, problem)
    if evidence.grows():
        return _none_here("pole", "a pole", "f grows without bound towards x.")
    if not (np.isfinite(evidence.left).all() and np.isfinite(evidence.right).all()):
        return _none_here("domain edge", "an edge of the domain", "f is defined on one side only.")
    if evidence.jumps():
        return _none_here("jump", "a jump", "f has different limits from the left and the right.")
    left, right, known = evidence.slopes()
    if abs(right - left) > 4 * known and abs(right - left) > 1e-4 * max(abs(left), abs(right)):
        slopes = f"The slope is {short(left)} from the left and {short(right)} from the right."
        return _none_here("corner", "a corner", slopes)
    if not math.isfinite(evidence.backprop):
        return _not_finite(evidence, (left + right) / 2)
    if not math.isfinite(evidence.numerical):
        side = "x − h" if not math.isfinite(evidence.ends[0]) else "x + h"
        return _differ("domain edge", f"{side} lies outside the domain", "Choose a smaller h.")
    return _compare(evidence, (left + right) / 2)


def _undefined(evidence: Evidence, problem: str) -> Diagnosis:
    reason = f"{problem}." if problem else "f(x) is not a finite number."
    if "overflows" in problem:
        return _none_here("overflow", "f(x) is too large for a double", reason)
    if evidence.grows():
        return _none_here("pole", "a pole", reason)
    inner = evidence.left[2], evidence.right[2]
    if np.isfinite(inner).all():
        return _none_here("hole", "a hole in the domain", reason)
    if np.isfinite(inner).any():
        return _none_here("domain edge", "an edge of the domain", reason)
    return _none_here("undefined", "f is not defined", reason)


def _not_finite(evidence: Evidence, slope: float) -> Diagnosis:
    """Judge a gradient of nan or inf where f is continuous and has no corner."""
    if math.isinf(evidence.backprop) or evidence.steepens():
        return _none_here("vertical tangent", "a vertical tangent", "The slope grows towards x.")
    reason = f"Backprop meets 0 · ∞ on its way; from both sides f′ tends to {short(slope)}."
    return Diagnosis("agree", "They agree by limit.", reason)


def _compare(evidence: Evidence, slope: float) -> Diagnosis:
    """Judge two finite derivatives at a point where f is smooth."""
    h = f"h = {exact(evidence.step)}"
    difference = evidence.difference
    scale = max(abs(evidence.backprop), abs(evidence.numerical))
    predicted = abs(evidence.third()) * evidence.step**2 / 6
    if (cancellation := _cancellation(evidence)) is not None:
        return cancellation
    prediction = _prediction(h, predicted, difference)
    explained = difference < 2 * predicted + 4 * evidence.round_off
    usual = max(scale, evidence.slope_around()) if explained else scale
    if difference <= AGREEMENT * usual:
        return Diagnosis("agree", _agreement(difference, scale), prediction)
    if evidence.round_off > difference / 10 and predicted < difference:
        reason = f"Rounding alone moves the difference by about {short(evidence.round_off, 2)}."
        return _differ("round-off", f"{h} is too small", reason)
    if abs(slope - evidence.backprop) < difference / 4:
        if predicted < difference / 10:
            prediction = "Between x − h and x + h f is not smooth."
        return _differ("truncation", f"{h} is too large", prediction)
    if (acquittal := _acquitted(evidence, h)) is not None:
        return acquittal
    reason = "The differences settle elsewhere for small h: a backward rule is wrong."
    return _differ("wrong gradient", "backprop is wrong", reason)


def _acquitted(evidence: Evidence, h: str) -> Diagnosis | None:
    """Blame the step where the witness is by far nearer to backprop; None if it cannot be said."""
    known = silently(truth, evidence.f, evidence.x)
    if known is None or abs(known[1] - evidence.backprop) > evidence.difference / 10:
        return None
    unrounded = silently(central_difference, evidence.f, evidence.x, evidence.step)
    if unrounded is None:
        return _differ("truncation", f"{h} is too large", "f changes much between x − h and x + h.")
    by_rounding = abs(evidence.numerical - unrounded)
    if by_rounding > abs(unrounded - known[1]):
        reason = f"Rounding alone moves the difference by {short(by_rounding, 2)}."
        return _differ("round-off", f"{h} is too small", reason)
    reason = f"Without any rounding the difference would be {short(unrounded)}."
    return _differ("truncation", f"{h} is too large", reason)


def _cancellation(evidence: Evidence) -> Diagnosis | None:
    """Judge digits lost within f, which backprop and the differences pass on."""
    slope, value = evidence.witness()
    lost = abs(slope - evidence.backprop)
    size = max(abs(evidence.backprop), abs(slope) if value is not None else 0.0)
    noise = 4 * EPS * evidence.slope_around() if value is not None else 0.0
    if not (lost > AGREEMENT * size and lost > evidence.difference / 10 and lost > noise):
        return None
    if value is None:
        reason = "Computed with more digits, the same graph gives another slope."
        return _differ("cancellation", "f loses its digits to cancellation near x", reason)
    scale = max(abs(evidence.backprop), abs(evidence.numerical))
    same = evidence.difference <= AGREEMENT * scale
    they = "They agree, and both are wrong" if same else "They differ"
    verdict, cause = "cancellation", "cancellation"
    if silently(is_extreme, evidence.f(Variable(np.array(evidence.x)))):
        verdict, cause = "underflow", "underflow or overflow"
    headline = f"{they} because of {cause} in f: the truth is {short(slope, 2)}."
    reason = f"Worked out with {DIGITS} digits and more, f is {short(value)} and f′ {short(slope)}."
    return Diagnosis(verdict, headline, reason)


def _prediction(h: str, predicted: float, difference: float) -> str:
    if math.isnan(predicted):
        return f"The difference is {short(difference, 2)}."
    same = abs(predicted - difference) <= 0.1 * difference
    observed = "same" if same else short(difference, 2)
    return f"{h} predicts {short(predicted, 2)} (f‴h²/6). Observed: {observed}."


def _agreement(difference: float, scale: float) -> str:
    if difference == 0:
        return "They agree in every digit."
    if difference > 0.1 * scale:
        return "They agree: both are 0 as far as h can tell."
    digits = min(int(-math.log10(difference / scale)), 16) if scale else 16
    return f"They agree to {digits} digits."


def _differ(verdict: str, because: str, reason: str) -> Diagnosis:
    return Diagnosis(verdict, f"They differ because {because}.", reason)


def _none_here(verdict: str, what: str, reason: str) -> Diagnosis:
    return Diagnosis(verdict, f"No derivative here: {what}.", reason)
