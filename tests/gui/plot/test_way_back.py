"""From wherever a zoom has led there is a way back, and an empty plot names one that works."""

import pytest
from PySide6.QtCore import Qt

from core.document import Document
from core.formula import parse
from core.plot.usual import NEW_RANGE
from tests.gui.helpers import set_chain
from tests.gui.plots import SHIFT

HOME = Qt.Key.Key_Home
FAR = -1e85, 1e85


def go_far(shown, x_range=FAR, y_range=(-1e85, 1e85)):
    with shown.rest():
        shown.session.set_view(x_range, y_range)


def press(shown, modifier=Qt.KeyboardModifier.NoModifier):
    with shown.rest():
        shown.key(HOME, modifier)


def test_shift_home_comes_back_from_afar(plot):
    shown = plot("x^2", x=0.5, x_range=(-2.0, 3.0), y_range=(-1.0, 9.0))
    go_far(shown)
    press(shown)
    assert shown.ranges[0] == FAR
    press(shown, SHIFT)
    assert shown.ranges == ((-2.0, 3.0), None)
    (left, right), (low, high) = shown.view.ranges.in_view()
    assert (left, right) == (-2.0, 3.0)
    assert low < 0.25 < 9 < high


def test_the_menu_comes_back_too_and_the_view_before_is_remembered(plot):
    shown = plot("x^2", x=0.5, x_range=(-2.0, 3.0), y_range=(-1.0, 9.0))
    go_far(shown)
    with shown.rest():
        shown.view.actions_of_plot.usual.trigger()
    assert shown.ranges[0] == (-2.0, 3.0)
    with shown.rest():
        shown.view.ranges.walk(-1)
    assert shown.ranges[0] == FAR


def test_another_function_has_the_range_of_a_new_document(plot):
    shown = plot("x^2", x=0.5, x_range=(-2.0, 3.0), y_range=(-1.0, 9.0))
    set_chain(shown.session, parse("x^3"))
    press(shown, SHIFT)
    assert shown.ranges[0] == NEW_RANGE


def test_a_file_has_its_own_range_unless_it_was_saved_far_away(plot, tmp_path):
    shown = plot("x^2", x=0.5)
    for path, x_range, usual in (("near", (0.0, 0.75), (0.0, 0.75)), ("far", FAR, NEW_RANGE)):
        document = Document(parse("x^3"), 0.5, x_range=x_range)
        with shown.rest():
            shown.session.open(document, tmp_path / path)
            set_chain(shown.session, parse("x^4"))
        go_far(shown)
        press(shown, SHIFT)
        assert shown.ranges[0] == usual


def test_x_comes_into_view_and_a_logarithmic_axis_stays(plot):
    shown = plot("x^2", x=7.0, x_range=(-2.0, 3.0), y_range=(-1.0, 9.0))
    press(shown, SHIFT)
    assert shown.ranges[0] == (4.5, 9.5)
    with shown.rest():
        shown.session.set_view((1e80, 1e85), None, (True, False))
    press(shown, SHIFT)
    low, high = shown.ranges[0]
    assert 0 < low < 7 < high < 1e6
    assert shown.session.document.log_x


def test_over_a_parameter_the_slider_s_range_comes_back(plot):
    shown = plot("a*x")
    with shown.rest():
        shown.session.set_shown(shown.session.document.shown, "", "a")
    with shown.rest():
        shown.view.subject.set_view((-1e50, 1e50), None)
    press(shown, SHIFT)
    assert shown.view.ranges.in_view()[0] == (-5.0, 5.0)


@pytest.mark.parametrize(
    ("x_range", "modifiers", "way"),
    [((-5.0, 5.0), (), "Fit it (Home)"), (FAR, (SHIFT,), "Show the usual view (Shift+Home)")],
)
def test_an_empty_plot_names_the_keys_that_work(plot, x_range, modifiers, way):
    shown = plot("x^2+1", x=0.5, x_range=(-2.0, 3.0), y_range=(-1.0, 9.0))
    go_far(shown, x_range, (-30.0, -20.0))
    assert shown.words() == f"The curves lie above or below the view. {way}"
    press(shown, *modifiers)
    assert not shown.words()
