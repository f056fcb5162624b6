from dataclasses import replace

import pytest

from core.document import Document, Parameter, Pin, Shown
from core.formula import parse
from core.plot.along import along, letter_of
from core.plot.compose import view_of
from core.plot.finished import finished

DOCUMENT = Document(
    parse("a^2 sin(b x)"), 0.5, x_range=(-2.0, 2.0), log_y=True, y_range=(1.0, 2.0),
    parameters=(Parameter("a", 3.0, -1.0, 4.0), Parameter("b", 2.0)),
    pins=(Pin("g", parse("x")),), family="b", over="a",
)  # fmt: skip


def test_over_x_a_document_is_what_it_is() -> None:
    for over in ("", "k", "x"):
        document = replace(DOCUMENT, over=over)
        assert letter_of(document) == "x"
        assert along(document) is document


def test_over_a_parameter_it_is_the_derivative_by_that_which_is_seen() -> None:
    other = along(DOCUMENT)
    assert letter_of(DOCUMENT) == "a"
    assert (other.x, other.x_range, other.y_range) == (3.0, (-1.0, 4.0), None)
    assert other.values == {"b": 2.0}
    assert (other.pins, other.family) == ((), "")
    here, there = DOCUMENT.function.trace(0.5), other.function.trace(3.0)
    assert there.value == here.value
    sine = parse("sin(x)").trace(1.0).value
    assert there.gradient == pytest.approx(2 * 3.0 * sine, rel=1e-15)
    assert along(other) is other


def test_a_figure_says_what_f_is_over() -> None:
    document = replace(DOCUMENT, log_y=False, y_range=(-9.0, 9.0))
    size = (400.0, 250.0)
    figure = finished(document, view_of(along(document), size), Shown())
    assert figure.across == "a"
    assert figure.view.x_range == (-1.0, 4.0)
    assert figure.here.x == 3.0
    plain = replace(document, over="")
    assert finished(plain, view_of(plain, size), Shown()).across == "x"
