"""How the error of numerical derivatives goes with the step size h, from 1 down to 10⁻¹⁶.

All of f that this takes is one call with a few hundred places. From the right each method's error
falls with a power of h, from the left rounding makes it grow as 1/h; in between lies the best h.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, recording
from core.chain import Chain
from core.incremental import Slices
from core.numerical.budget import agreed
from core.numerical.complex_step import NotComplexError, complex_step
from core.numerical.estimate import AGREEMENT
from core.numerical.many_digits import Effort, Number, OutOfReachError, as_double, context
from core.numerical.running_error import EPS
from core.numerical.straight_parts import (
    A_DECADE,
    Straight,
    best_of,
    rounding_until,
    straight_parts,
)
from core.numerical.twin import Twin

Floats = NDArray[np.float64]

FORWARD, BACKWARD, CENTRAL = "forward", "backward", "central"
RICHARDSON, ESTIMATE, COMPLEX = "Richardson", "Richardson's estimate", "complex step"

STEPS: Floats = 10.0 ** -(np.arange(16 * A_DECADE + 1) / A_DECADE)
"""The step sizes, from 1 to 10⁻¹⁶."""

BENDING = EPS**0.25
"""At this distance f‴ is taken as the second difference of f′, as a share of x or of 1."""

REFUTED = 100
"""If an f‴ would do so many times what is seen, it was taken across a break."""

DIGITS = 120
"""Of f′, where they are asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Errors:
    """The errors of one method at STEPS, 0 where there is none and nan where there is no value.

    `large` is how its error goes where h is large, `small` where h is small, as a power of h; nan
    where that is no power. `best` is the h from which both grow.
    """

    method: str
    errors: Floats
    large: Straight
    small: Straight
    best: float


@dataclass(frozen=True, slots=True, eq=False)
class ErrorAgainstH:
    """What becomes of the error as h goes from 1 to 10⁻¹⁶.

    Attributes
    ----------
    slope : float
        f′, against which all is held.
    digits : str
        f′ with DIGITS digits, "" where backprop's stands for it.
    methods : tuple of Errors
        Forward, backward, central, Richardson and its own estimate, and the complex step.
    not_complex : str
        What takes no complex numbers, "" if all do.
    predicted, error : float
        Where truncation f‴h²/6 and rounding of f add up to least for the central difference, and
        to how much; nan where f‴ is 0 or not known.
    rounding, large : float
        Below the one rounding, above the other the step parts the two derivatives by more than
        the check's AGREEMENT; 0 and inf where that is nowhere.
    exact_until : float
        The largest of STEPS up to which the central difference is off by rounding alone.
    """

    slope: float
    digits: str
    methods: tuple[Errors, ...]
    not_complex: str
    predicted: float
    error: float
    rounding: float
    large: float
    exact_until: float

    @property
    def best(self) -> float:
        """The best h for the central difference as predicted, or else as measured."""
        return float(f"{self.predicted if self.predicted > 0 else self.of(CENTRAL).best:.0e}")

    def of(self, method: str) -> Errors:
        """Give one method; a KeyError where it is not there."""
        return {known.method: known for known in self.methods}[method]


def errors_along(
    chain: Chain, x: float, name: str, *, exact: bool = False
) -> Slices[ErrorAgainstH | None]:
    """Do as `errors_in_slices` does for the derivative of a chain by x or by a parameter."""
    at = x if name == "x" else chain.values[name]
    return errors_in_slices(chain.along(name, x), at, exact=exact)


def errors_in_slices(
    f: Callable[[Variable], Variable], x: float, *, exact: bool = False
) -> Slices[ErrorAgainstH | None]:
    """Hold every method against f′ by backprop, or by DIGITS digits if `exact`.

    None where backprop gives no number, or so many digits cannot be had.
    """
    with recording():
        third, slope, value, size = _bending(f, x)
    if not (math.isfinite(slope) and math.isfinite(value)):
        return None
    yield
    with recording():
        found, sizes = _by_differences(f, x)
    yield
    with recording():
        twin = Twin(f, x, Effort())
        not_complex = ""
        try:
            if not twin.is_whole:
                raise NotComplexError("a function of your own")
            found[COMPLEX] = complex_step(twin, STEPS)
        except NotComplexError as error:
            not_complex = error.name
    yield
    truth = None
    if exact:
        truth = yield from _many_digits(twin)
        if truth is None:
            return None
    return _put_together(found, sizes, slope, truth, not_complex, third, size)


@no_float_warnings
def _bending(f: Callable[[Variable], Variable], x: float) -> tuple[float, float, float, float]:
    """Give f‴, 0 where it is not told from rounding; f′; f; and how far rounding may move f."""
    shares = np.array([0.0, -1.0, 1.0, -abs(x), abs(x)])  # closer, where f ends close by
    places = Variable(x + BENDING * shares)
    y = f(places)
    y.backward()
    slopes = np.zeros(5) if places.grad is None else np.broadcast_to(places.grad, 5)
    value, slope = float(np.broadcast_to(y.data, 5)[0]), float(slopes[0]) + 0.0
    size = EPS * (abs(value) + abs(x * slope))
    third = math.nan
    for k in (3, 1) if abs(x) > 1 else (1, 3):
        below, above = slopes[k], slopes[k + 1]
        if math.isfinite(below) and math.isfinite(above) and places.data[k] != x:
            bend = float((above - slope) - (slope - below))
            is_told = abs(bend) > 8 * EPS * max(abs(below), abs(slope), abs(above))
            third = bend / (x - places.data[k]) ** 2 if is_told else 0.0
            break
    return third, slope, value, size


@no_float_warnings
def _by_differences(
    f: Callable[[Variable], Variable], x: float
) -> tuple[dict[str, Floats], Floats]:
    """Give the derivatives by each difference, and the sizes of f at x ± h, from one call of f."""
    h, half = STEPS, STEPS / 2
    places = np.concatenate(([x], x - h, x + h, x - half, x + half))
    values = np.broadcast_to(f(Variable(places)).data, places.shape)
    here, (below, above, closer, beyond) = values[0], np.split(values[1:], 4)
    wide, narrow = (above - below) / (2 * h), (beyond - closer) / (2 * half)
    better = (4 * narrow - wide) / 3
    slopes = {
        FORWARD: (above - here) / h,
        BACKWARD: (here - below) / h,
        CENTRAL: wide,
        RICHARDSON: better,
        ESTIMATE: better - narrow,
    }
    return slopes, abs(below) + abs(above)


def _many_digits(twin: Twin) -> Slices[tuple[Number, str] | None]:
    """Give f′ to DIGITS digits, and as they are written."""
    found: list[Number | None] = []
    digits = DIGITS + twin.digits
    for working in (digits, digits * 3 // 2) if twin.is_whole else ():
        try:
            with recording(), twin.working(working):
                known = twin.slope(twin.values(context().mpf(twin.x)))
        except OutOfReachError:
            return None
        found.append(None if known is None else known.slope)
        yield
    if not found:
        return None
    with context().workdps(digits):
        slope = agreed(*found)
        return None if slope is None else (slope, context().nstr(slope, DIGITS))


@no_float_warnings
def _put_together(
    found: dict[str, Floats], sizes: Floats, slope: float, truth: tuple[Number, str] | None,
    not_complex: str, third: float, size: float,
) -> ErrorAgainstH:  # fmt: skip
    methods: list[Errors] = []
    until = 0.0
    for method, slopes in found.items():
        off = slopes if method == ESTIMATE else _off(slopes, slope, truth)
        errors = np.where(np.isfinite(off), np.abs(off), np.nan)
        if method == ESTIMATE:  # of rounding it knows nothing
            errors = np.where(methods[-1].best <= STEPS, errors, np.nan)
        best = best_of(errors)
        methods.append(Errors(method, errors, *straight_parts(errors, best), float(STEPS[best])))
        if method == CENTRAL:
            until = rounding_until(errors, STEPS, sizes, best)
            third = 0.0 if _is_refuted(third, errors, until) else third
    bends = third != 0 and not math.isnan(third)
    predicted = (3 * size / abs(third)) ** (1 / 3) if bends and size else math.nan
    error = abs(third) * predicted**2 / 6 + size / predicted
    accepted = AGREEMENT * abs(slope)
    return ErrorAgainstH(
        slope if truth is None else as_double(truth[0]),
        "" if truth is None else truth[1],
        tuple(methods),
        not_complex,
        predicted,
        error,
        size / accepted if accepted else 0.0,
        math.sqrt(6 * accepted / abs(third)) if bends else math.inf,
        until,
    )


def _is_refuted(third: float, errors: Floats, until: float) -> bool:
    """Tell whether f‴ would be seen at a step up to which only rounding is."""
    moved = (errors * STEPS)[until >= STEPS]
    seen = np.where(np.isfinite(moved), moved, 0.0).max()
    return bool(abs(third) * until**3 / 6 > REFUTED * seen)


def _off(slopes: Floats, slope: float, truth: tuple[Number, str] | None) -> Floats:
    if truth is None:
        return slopes - slope
    with context().workdps(2 * DIGITS):
        return np.array([
            as_double(context().mpf(s) - truth[0]) if math.isfinite(s) else math.nan
            for s in slopes.tolist()
        ])  # fmt: skip
