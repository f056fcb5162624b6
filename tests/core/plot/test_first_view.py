"""What somebody chose stays when another function comes; all else goes where it is seen."""

import pytest

from core.document import Document
from core.formula import parse
from core.plot.first_view import Ranges, first_view

OPENING = (-1.0, 1.0), (-4.0, 8.0)


def view(formula, begun=None, *, typed=True, **others):
    document = Document(parse(formula), **others)
    return first_view(document, begun, document.function.trace(document.x), typed=typed)


@pytest.mark.parametrize("formula", ["1/(1+exp(-x))", "sqrt(ln x)", "sqrt(x-1)", "x", "ln(x-100)"])
def test_what_is_typed_over_the_opening_example_is_shown_as_usual(formula):
    assert view(formula) == Ranges((-5.0, 5.0), None)


def test_blocks_stay_where_they_were_unless_nothing_is_there():
    assert view("sin(exp(x^2)^2)", typed=False) == Ranges((-1.0, 1.0), None)
    assert view("sqrt(x-1)", typed=False) == Ranges((-5.0, 5.0), None)


def test_a_range_that_was_offered_stays_while_more_is_typed():
    assert view("ln(x-100)+1", x_range=(90.0, 190.0)) == Ranges((90.0, 190.0), None)


def test_an_example_has_its_own_view_back():
    begun = Ranges(*OPENING)
    assert view("exp(x^2)^2", begun, x_range=(-5.0, 5.0), y_range=None) == begun


def test_what_was_chosen_stays_and_y_while_f_and_its_slope_are_in_it():
    chosen = {"x_range": (0.0, 2.0), "y_range": (0.0, 3.0), "own_view": True}
    assert view("x", **chosen) == Ranges((0.0, 2.0), (0.0, 3.0))
    assert view("x+9", **chosen) == Ranges((0.0, 2.0), None)
    assert view("ln(x-100)", **chosen) == Ranges((0.0, 2.0), (0.0, 3.0))
    assert view("x", Ranges(*OPENING), **chosen) == Ranges((0.0, 2.0), (0.0, 3.0))


def test_a_file_is_shown_as_it_was_saved():
    saved = Ranges((0.0, 2.0), (90.0, 91.0))
    assert view("x", saved, x_range=saved.x, y_range=saved.y, own_view=True) == saved
