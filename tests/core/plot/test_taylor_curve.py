import numpy as np

from core.document import Document, Shown
from core.formula import parse
from core.plot.compose import view_of
from core.plot.finished import finished
from core.plot.taylor_curve import formula, taylor_curve, to_copy

DOCUMENT = Document(parse("exp(x)"), 0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 5.0))
VIEW = view_of(DOCUMENT, (800.0, 500.0))


def test_it_is_the_polynomial_and_ends_far_out_of_view() -> None:
    x, y = taylor_curve((1.0, 2.0, 100.0), 0.5, VIEW)
    seen = np.isfinite(y)
    assert 10 < seen.sum() < x.size
    np.testing.assert_allclose(y[seen], (1 + 2 * (x - 0.5) + 100 * (x - 0.5) ** 2)[seen])


def test_signs_and_powers_are_written_as_people_do() -> None:
    assert formula((0.0, -1.0, 0.0, 2.5), -1.0) == "T₃ = −(x + 1) + 2.5 (x + 1)³"
    assert formula((0.0, 0.0), 1.0) == "T₁ = 0"
    assert formula((1.0, 3.0), 0.0, "a") == "T₁ = 1 + 3 a"


def test_what_is_copied_is_a_formula_of_the_same() -> None:
    coefficients = 0.1, -1 / 3, 2.5e-7
    f = parse(to_copy(coefficients, 0.5))
    assert f.trace(2.0).value == 0.1 - 1 / 3 * 1.5 + 2.5e-7 * 2.25


def test_a_figure_has_it_where_it_is_asked_for() -> None:
    assert finished(DOCUMENT, VIEW).here.taylor is None
    here = finished(DOCUMENT, VIEW, Shown(taylor=2)).here
    assert here.taylor is not None
    near = np.abs(here.taylor[0] - 0.5).argmin()
    assert abs(here.taylor[1][near] - np.exp(0.5)) < 0.02
