import re
from dataclasses import replace

import numpy as np

from core.document import Document, Parameter, Pin, Shown
from core.export.pgfplots import pgfplot
from core.formula import parse


def plot(text: str, low: float = -2.0, high: float = 2.0, **others) -> str:
    return pgfplot(Document(parse(text), x_range=(low, high), y_range=None, **others))


def strokes(picture: str, style: str) -> list[np.ndarray]:
    """Give the coordinates of all that is drawn in a style."""
    found = re.findall(rf"\\addplot\[{style}[^]]*\] coordinates {{(.*?)}}", picture, re.DOTALL)
    return [np.array(re.findall(r"\(([^,]+),([^)]+)\)", pairs), dtype=float) for pairs in found]


def test_a_curve_has_the_samples_of_the_window() -> None:
    picture = plot("x^2")
    ((x, y),) = (stroke.T for stroke in strokes(picture, "f, thick, solid"))
    assert (x[0], x[-1]) == (-2.0, 2.0)
    np.testing.assert_allclose(y, x**2, atol=1e-4)
    ((x, slope),) = (stroke.T for stroke in strokes(picture, "fprime, thick, dashed"))
    np.testing.assert_allclose(slope, 2 * x, atol=1e-4)
    assert picture.count(r"\addlegendentry") == 2
    assert picture.startswith("% f(x) = x^2\n")


def test_a_pole_has_its_asymptote_and_no_line_across() -> None:
    picture = plot("1/x")
    ((asymptote, _),) = strokes(picture, "dashed")
    assert abs(asymptote[0]) < 1e-9
    assert len(strokes(picture, "f, thick, solid")) == 2


def test_a_jump_has_an_open_and_a_closed_circle() -> None:
    picture = plot("floor(x)", 0.5, 1.5)
    assert "{draw=f, fill=white, thick}" in picture
    assert "{draw=f, fill=f, thick}" in picture


def test_what_cannot_be_followed_is_filled_and_still_named() -> None:
    picture = plot("sin(1000x)", -10.0, 10.0)
    assert "draw=none, fill=fprime" in picture
    assert "-- cycle;" in picture
    assert picture.count(r"\addlegendentry") == 2


def test_a_range_too_fine_for_tex_goes_from_0_to_100() -> None:
    picture = plot("x", 1e6, 1e6 + 1)
    assert "xmin=0, xmax=100," in picture
    assert "xtick={0, 20, 40, 60, 80, 100}," in picture
    assert "xmin=-2, xmax=2," in plot("x")


def test_labels_of_a_logarithmic_axis_are_powers() -> None:
    picture = plot("x", 1e-3, 1e6, log_x=True)
    assert "10^{-3}" in picture
    assert "xmin=-6.90776, xmax=13.8155," in picture


def test_where_there_is_nothing_it_says_so() -> None:
    assert "undefined everywhere" in plot("sqrt(-1-x^2)")


def test_only_what_is_shown_is_drawn() -> None:
    picture = plot("x^3", shown=Shown(("f", "f″"), tangent=False))
    assert strokes(picture, "fsecond, thick, dashdotted")
    assert not strokes(picture, "fprime, thick, dashed")
    assert not strokes(picture, "black!60")
    assert strokes(plot("x^3"), "black!60")


def test_pins_and_a_family_lie_behind() -> None:
    picture = plot(
        "a x", pins=(Pin("g", parse("x^2")),), parameters=(Parameter("a", 2.0),), family="a"
    )
    assert strokes(picture, "f!55")
    assert len(strokes(picture, "f!30")) >= 4
    assert r"\addlegendentry{g(x) = x\textasciicircum{}2}" in picture


def test_points_of_interest_are_marked() -> None:
    document = Document(parse("x^2 - 1"), x_range=(-2.0, 2.0), y_range=None)
    with_points = pgfplot(replace(document, shown=Shown(points=True)))
    assert with_points.count("{draw=black, fill=white}") == 3
    assert "{draw=black, fill=white}" not in pgfplot(document)
