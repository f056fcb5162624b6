import math

import pytest

from core.document import Document, Shown
from core.export.export import render
from core.export.pgfplots import pgfplot
from core.formula import parse
from core.plot.compose import view_of
from core.plot.finished import finished
from core.plot.secant import secant_of, step_to, through

PLAIN = Document(parse("x^2"), 1.0, 0.5, x_range=(-2.0, 2.0), y_range=(-2.0, 4.0))


def test_it_goes_through_f_on_both_sides_with_the_slope_of_the_check() -> None:
    found = secant_of(PLAIN, view_of(PLAIN, (800.0, 500.0)))
    assert found.ends == ((0.5, 0.25), (1.5, 2.25))
    assert (found.step, found.slope) == (0.5, 2.0)
    (left, right), (low, high) = found.line
    assert (high - low) / (right - left) == pytest.approx(2.0)
    assert low + 2.0 * (0.5 - left) == pytest.approx(0.25)


def test_where_f_ends_there_is_no_line() -> None:
    document = Document(parse("sqrt(x)"), 0.1, 0.5, x_range=(-2.0, 2.0), y_range=(-2.0, 4.0))
    found = secant_of(document, view_of(document, (800.0, 500.0)))
    assert math.isnan(found.slope)
    assert len(found.ends) == 1
    assert not found.line[0].size


def test_with_h_it_runs_to_the_tangent() -> None:
    f = parse("x^2 sin(x)")
    slope = f.trace(0.5).gradient
    off = [abs(through(f, 0.5, step).slope - slope) for step in (0.1, 1e-3, 4e-6, 1e-13)]
    assert off[0] > off[1] > off[2] < off[3]


def test_a_figure_has_it_where_it_is_shown() -> None:
    view = view_of(PLAIN, (800.0, 500.0))
    assert finished(PLAIN, view).here.secant is None
    assert finished(PLAIN, view, Shown(secant=True)).here.secant is not None


def test_an_end_never_meets_x() -> None:
    assert step_to(1.0, 1.0, 1e-3) == 1e-3
    assert step_to(1.0, 0.25, 1e-3) == 0.75


def test_exports_have_it(tmp_path) -> None:
    from dataclasses import replace

    document = replace(PLAIN, shown=Shown(secant=True))
    assert pgfplot(document).count("fnumerical") > pgfplot(PLAIN).count("fnumerical")
    assert b"#009e73" in render(document, tmp_path / "a.svg").lower()
    assert b"#009e73" not in render(PLAIN, tmp_path / "a.svg").lower()
