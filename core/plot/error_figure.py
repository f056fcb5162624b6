"""The error of the numerical derivatives against h, as plain data on two logarithmic axes.

Places are shares of the way across and up, from 0 at the left and below to 1.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from core.digits import SUPERSCRIPTS, short
from core.document.limits import nearest_step
from core.numerical.error_against_h import STEPS, ErrorAgainstH, Floats

DECADES = 16
"""From 10⁻¹⁶ at the left to 1 at the right."""

TICKS = 4
"""Powers of ten from one tick of h to the next."""

MOST_DECADES = 24
"""Of errors that are seen; what is smaller lies on the edge below, as what is exact does."""

Place = tuple[float, float]


class ErrorLine(NamedTuple):
    """A method, and the pieces of its line."""

    method: str
    pieces: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class ErrorFigure:
    """What is drawn of the errors.

    Attributes
    ----------
    lines : tuple of ErrorLine
        A line for each method.
    rounding, large : float
        Where along h the zone of rounding ends and that of a step too large begins.
    across, up : tuple
        The ticks: where, and the words there.
    dot : Place or None
        The central difference at the h of the document, where it has a value.
    best : Place or None
        Where the least error is predicted, and `words` for it.
    """

    lines: tuple[ErrorLine, ...]
    rounding: float
    large: float
    across: tuple[tuple[float, str], ...]
    up: tuple[tuple[float, str], ...]
    dot: Place | None
    best: Place | None
    words: str


def free_height(
    figure: ErrorFigure,
    left: float,
    right: float,
    high: float,
    taken: tuple[Place, Place] | None = None,
    air: float = 0.02,
) -> float | None:
    """Say how high up words between two places along h, so high themselves, cross no line.

    The lowest such place for their lower edge; None where there is none. All of it are shares.
    `taken` are the lower left and the upper right of what else is not to be covered.

    Examples
    --------
    >>> line = ErrorLine("central", (((0.0, 0.0), (1.0, 1.0)),))
    >>> figure = ErrorFigure((line,), 0.3, 0.9, (), (), None, None, "")
    >>> free_height(figure, 0.0, 0.25, 0.1), free_height(figure, 0.75, 1.0, 0.1)
    (0.27, 0.0)
    """
    covered = [
        span
        for line in figure.lines
        for piece in line.pieces
        if (span := _span(piece, left, right)) is not None
    ]
    if taken is not None and taken[0][0] < right and taken[1][0] > left:
        covered.append((taken[0][1], taken[1][1]))
    at = 0.0
    for low, top in sorted(covered):
        if low - air >= at + high:
            break
        at = max(at, top + air)
    return at if at + high <= 1 else None


def _span(piece: tuple[Place, ...], left: float, right: float) -> tuple[float, float] | None:
    """Give between which heights a piece of a line runs from one place to another."""
    across = np.array([u for u, _ in piece])
    up = np.array([v for _, v in piece])
    if across[0] > across[-1]:
        across, up = across[::-1], up[::-1]
    left, right = max(left, float(across[0])), min(right, float(across[-1]))
    if left > right:
        return None
    ends = np.interp([left, right], across, up)
    seen = np.concatenate([ends, up[(across > left) & (across < right)]])
    return float(seen.min()), float(seen.max())


def place_of(step: float) -> float:
    """Say where along the axis a step size lies; beyond an end it lies there.

    Examples
    --------
    >>> place_of(1e-16), place_of(1e-4), place_of(100.0)
    (0.0, 0.75, 1.0)
    """
    return min(max(1 + math.log10(step) / DECADES, 0.0), 1.0) if step > 0 else 0.0


def step_at(place: float) -> float:
    """Give the step size at a place, in two digits.

    Examples
    --------
    >>> step_at(0.75), step_at(0.6)
    (0.0001, 4e-07)
    """
    return float(f"{10 ** (DECADES * (min(max(place, 0.0), 1.0) - 1)):.1e}")


def step_beside(step: float, quarters: int) -> float:
    """Go some quarters of a power of ten along h.

    Examples
    --------
    >>> step_beside(1e-4, 4), step_beside(1e-4, -1)
    (0.001, 5.6e-05)
    """
    return nearest_step(float(f"{10 ** (math.log10(step) + quarters / 4):.1e}"))


def error_figure(found: ErrorAgainstH, step: float, numerical: float) -> ErrorFigure:
    """Draw the errors, and the dot of the central difference with its step size."""
    low, high = _decades(found)

    def height(error: float) -> float:
        if not error > 0:
            return 0.0
        return min(max((math.log10(error) - low) / (high - low), 0.0), 1.0)

    lines = tuple(ErrorLine(m.method, _pieces(m.errors, height)) for m in found.methods)
    off = abs(numerical - found.slope)
    best = None
    if STEPS[-1] <= found.predicted <= STEPS[0]:
        best = place_of(found.predicted), height(found.error)
    every = max(1, -(-(high - low) // 5))
    return ErrorFigure(
        lines,
        place_of(found.rounding),
        place_of(found.large),
        tuple((place_of(10.0**n), _power(n)) for n in range(-DECADES, 1, TICKS)),
        tuple((height(10.0**n), _power(n)) for n in range(low, high + 1, every)),
        (place_of(step), height(off)) if math.isfinite(off) else None,
        best,
        f"predicted {short(found.predicted, 1)}" if best else "",
    )


def _decades(found: ErrorAgainstH) -> tuple[int, int]:
    """Give the powers of ten between which the errors lie."""
    errors = np.concatenate([m.errors for m in found.methods])
    logs = np.log10(errors[np.isfinite(errors) & (errors > 0)])
    if not logs.size:
        return -DECADES, 0
    high = math.ceil(float(logs.max()))
    low = max(math.floor(float(logs.min())), high - MOST_DECADES)
    return min(low, high - 1), high


def _pieces(errors: Floats, height: Callable[[float], float]) -> tuple[tuple[Place, ...], ...]:
    """Give the pieces of a line, past places where the error is 0 by chance."""
    known = errors.tolist()
    pieces: list[list[Place]] = [[]]
    for k, (step, error) in enumerate(zip(STEPS.tolist(), known, strict=True)):
        if not math.isfinite(error):
            pieces.append([])
        elif error or not any(known[max(k - 1, 0) : k + 2]):
            pieces[-1].append((place_of(step), height(error)))
    return tuple(tuple(piece) for piece in pieces if len(piece) > 1)


def _power(exponent: int) -> str:
    return f"10{str(exponent).translate(SUPERSCRIPTS)}" if exponent else "1"
