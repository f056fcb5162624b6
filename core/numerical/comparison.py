"""The numerical derivative and the check of backprop against it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Value, Variable, recording
from core.autodiff.operators import as_array
from core.chain import Chain
from core.expression.symbols import INPUTS
from core.incremental import Slices, whole
from core.numerical import words
from core.numerical.diagnosis import diagnosed, is_too_large, too_large
from core.numerical.estimate import estimated
from core.numerical.evidence import Evidence, slope_around
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.local_rules import wrong_rule
from core.numerical.many_digits import Effort, OutOfReachError
from core.numerical.twin import Twin
from core.numerical.where_smooth import Given


def numerical_diff(f: Callable[[Variable], Variable], x: Variable, eps: float = 1e-4) -> Value:
    """Approximate the derivative by the central difference (f(x + h) − f(x − h)) / 2h.

    Parameters
    ----------
    f : callable
        From Variable to Variable; a Function, a Chain or any function of one Variable.
    eps : float
        The step size h; the truncation error is f‴h²/6, the round-off about 10⁻¹⁶ |f|/h.

    Returns
    -------
    float or ndarray
        In the shape of ``f(x)``.

    Examples
    --------
    >>> import numpy as np
    >>> from core import Square
    >>> print(numerical_diff(Square(), Variable(np.array(2.0))))
    4.000000000004
    """
    y0 = f(Variable(as_array(x.data - eps)))
    y1 = f(Variable(as_array(x.data + eps)))
    with np.errstate(all="ignore"):
        return (y1.data - y0.data) / (2 * eps)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Backprop beside the central difference at one x, as computed.

    Attributes
    ----------
    x, step : float
        Where, and the step size h.
    value : float
        f(x).
    backprop, numerical : float
        f′(x) by backward() and by the central difference.
    name : str
        What f is differentiated by: x, or a parameter, whose value `x` then is.
    """

    x: float
    step: float
    value: float
    backprop: float
    numerical: float
    name: str = "x"

    @property
    def abs_error(self) -> float:
        """How far the two derivatives are apart."""
        return abs(self.numerical - self.backprop)

    @property
    def rel_error(self) -> float:
        """How far they are apart, relative to the greater of the two; 0 if both are 0."""
        scale = max(abs(self.numerical), abs(self.backprop))
        return self.abs_error / scale if scale else self.abs_error


def numbers(
    x: float, step: float, value: float, backprop: float, numerical: Value, name: str = "x"
) -> Numbers:
    """Put together what was computed; the plain numbers of it."""
    # Adding 0 turns −0 into 0.
    value, backprop = value + 0.0, backprop + 0.0
    if math.isnan(value):  # a constant part may be undefined and pass no nan back
        backprop = math.nan
    return Numbers(x, step, value, backprop, float(numerical), name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Numbers):
    """The numbers, and what their difference means.

    Attributes
    ----------
    finding : Finding
        What the difference means; `verdict`, `headline` and `reason` tell it as a word, a
        sentence, and one more.
    """

    finding: Finding

    @property
    def verdict(self) -> Verdict:
        """The word for what is the matter."""
        return self.finding.verdict

    @property
    def headline(self) -> str:
        """One of *They agree …*, *They differ because …*, *No derivative here …*."""
        return words.headline(self.finding, self.step, self.backprop, self.numerical, self.name)

    @property
    def reason(self) -> str:
        """What the verdict rests on."""
        return self.reason_by()

    def reason_by(self, inputs: Sequence[str] = INPUTS) -> str:
        """Say it with other names of what goes into the block that fails."""
        return words.reason(self.finding, self.step, self.name, inputs)

    @property
    def parts(self) -> str:
        """Of what the difference is made, where that is known, for who asks for it."""
        return words.parts(self.finding, self.name)

    def in_plain_words(self, at: str, bound: float = 0.0) -> str:
        """Say what f′ is where both ways agree, else the headline.

        `at` is x as it is written, and `bound` how far rounding may have moved backprop's f′.
        """
        plain = self.finding, self.step, self.backprop, self.numerical, self.name
        return words.in_plain_words(*plain, at, bound)

    @property
    def backprop_holds(self) -> bool:
        """Whether backprop gives f′, as far as is known."""
        if not math.isfinite(self.backprop) or self.finding.reason is Reason.TRUTH:
            return False
        has_one = self.finding.outcome is not Outcome.NO_DERIVATIVE
        return has_one and self.verdict not in (Verdict.WRONG_GRADIENT, Verdict.CANCELLATION)

    @property
    def numerical_holds(self) -> bool:
        """Whether the central difference is f′, as far as h lets it be."""
        if not math.isfinite(self.numerical) or self.finding.reason is Reason.TRUTH:
            return False
        return self.finding.outcome is Outcome.AGREE or self.verdict is Verdict.WRONG_GRADIENT

    @property
    def known_value(self) -> float:
        """f(x), nan where f is known to have none: `value` is what the arithmetic gives even so."""
        return math.nan if self.finding.is_undefined else self.value

    @property
    def slope(self) -> float:
        """f′ as far as it is known: by backprop, or by its limit; nan where there is none."""
        if self.finding.reason is Reason.BY_LIMIT:
            return self.finding.numbers.get("slope", math.nan)
        return self.backprop if self.backprop_holds else math.nan


@recording()
@no_float_warnings
def check(f: Callable[[Variable], Variable], x: float, step: float = 1e-4) -> Check:
    """Compare backprop with the central difference and say what the difference means.

    Parameters
    ----------
    step : float
        The step size h, positive.

    Raises
    ------
    ValueError
        If `x` or `step` is not a finite number, or `step` is not positive.

    Examples
    --------
    >>> from core.formula import parse
    >>> print(check(parse("x^2"), 2.0).headline)
    They agree to 11 digits.
    >>> print(check(parse("abs(x)"), 0.0).verdict)
    corner
    """
    x, step = checked(x, step)
    leaf = Variable(np.array(x))
    y = f(leaf)
    y.backward()
    known = numbers(x, step, float(y.data), float(leaf.grad), numerical_diff(f, leaf, step))
    return whole(judged_in_slices(f, known))


def checked(x: float, step: float) -> tuple[float, float]:
    """Give where and h as floats; a ValueError if they are none that serve."""
    x, step = float(x), float(step)
    if not math.isfinite(x):
        raise ValueError(f"x is a finite number, not {x}")
    if not (math.isfinite(step) and step > 0):
        raise ValueError(f"the step size h is a positive number, not {step}")
    return x, step


def judged_in_slices(
    f: Callable[[Variable], Variable], known: Numbers, effort: Effort | None = None
) -> Slices[Check]:
    """Say what the difference of two derivatives means that are known already.

    It pauses between evaluations of f; within an effort.
    """
    with recording():
        is_number = math.isfinite(known.value)
        problem = f.trace(known.x).problem if isinstance(f, Chain) and not is_number else None
        usual = slope_around(f, known.x, known.value)
    yield
    with recording():
        twin = Twin(f, known.x, effort, known.step)
    given = Given(known.step, known.backprop, known.numerical, usual, problem)
    found = yield from _judged(f, twin, given)
    plain = known.x, known.step, known.value, known.backprop, known.numerical, known.name
    return Check(*plain, finding=found)


def _judged(f: Callable[[Variable], Variable], twin: Twin, given: Given) -> Slices[Finding]:
    """Judge by the truth, or where that cannot be had by what is seen."""
    out_of_reach = 0.0
    if twin.is_whole:
        try:
            return (yield from diagnosed(twin, given))
        except OutOfReachError as error:
            out_of_reach = error.digits
            if not math.isfinite(twin.y.data) and is_too_large(twin):
                return too_large(given)
    with recording():
        known = given.step, given.backprop, given.numerical
        evidence = Evidence(f, twin.x, *known, out_of_reach)
    yield from evidence.gathered()
    with recording():
        return estimated(evidence, given.problem, lambda: wrong_rule(twin))
