import math

import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.error_against_h import errors_in_slices
from core.plot.error_figure import (
    ErrorFigure,
    ErrorLine,
    error_figure,
    free_height,
    place_of,
    step_at,
    step_beside,
)


def figure(formula: str, x: float, step: float, off: float) -> ErrorFigure:
    found = whole(errors_in_slices(parse(formula), x))
    assert found is not None
    return error_figure(found, step, found.slope + off)


def test_h_goes_from_the_least_at_the_left_to_1() -> None:
    assert [place_of(10.0**-n) for n in (16, 8, 0)] == [0, 0.5, 1]
    assert [step_at(u) for u in (0, 0.5, 1, -3, 3)] == [1e-16, 1e-8, 1.0, 1e-16, 1.0]


def test_quarters_lead_round_to_powers_of_ten() -> None:
    step = 1e-4
    for _ in range(4):
        step = step_beside(step, 1)
    assert step == pytest.approx(1e-3, rel=0.05)
    assert step_beside(1e-300, -4) == 1e-300


def test_all_lies_within_it_and_the_dot_on_the_central_line() -> None:
    made = figure("x^2 sin(x)", 0.5, 1e-4, 6e-9)
    places = [place for line in made.lines for piece in line.pieces for place in piece]
    assert all(0 <= u <= 1 and 0 <= v <= 1 for u, v in places)
    central = next(line for line in made.lines if line.method == "central")
    on_line = {u: v for piece in central.pieces for u, v in piece}
    assert made.dot is not None
    assert made.dot[0] == 0.75
    assert made.dot[1] == pytest.approx(on_line[0.75], abs=0.01)
    assert made.best is not None
    assert made.words == "predicted 4×10⁻⁶"
    assert made.rounding < made.best[0] < made.large


def test_without_a_best_h_and_without_a_number_there_are_no_marks() -> None:
    made = figure("x^2", 2.0, 1e-4, math.nan)
    assert (made.best, made.dot, made.words) == (None, None, "")


def test_a_line_breaks_where_f_ends() -> None:
    made = figure("log(x)", 0.3, 1e-4, 0.0)
    assert max(u for line in made.lines for piece in line.pieces for u, _ in piece) <= 1
    backward = next(line for line in made.lines if line.method == "backward")
    assert max(u for piece in backward.pieces for u, _ in piece) < place_of(0.3)


def test_words_cross_no_line() -> None:
    line = ErrorLine("complex step", (((1.0, 0.3), (0.0, 0.1)), ((0.6, 0.9), (0.9, 0.9))))
    drawn = ErrorFigure((line,), 0.3, 0.9, (), (), None, None, "")
    assert free_height(drawn, 0.0, 0.25, 0.05) == 0.0
    assert free_height(drawn, 0.0, 0.25, 0.2) == pytest.approx(0.17)
    assert free_height(drawn, 0.55, 0.7, 0.6) == pytest.approx(0.26)
    assert free_height(drawn, 0.55, 0.7, 0.7) is None
    ring = (0.2, 0.0), (0.5, 0.05)
    assert free_height(drawn, 0.3, 0.4, 0.05, ring) == pytest.approx(0.07)
    assert free_height(drawn, 0.0, 0.1, 0.05, ring) == 0.0
