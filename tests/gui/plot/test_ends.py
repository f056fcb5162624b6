"""Views at the ends of the doubles, with every way of changing them."""

import itertools

import pytest

from core.plot.view_range import refusal
from tests.sampled import one_in

ENDS = [
    (-1e299, 1e299), (1e299, 1.1e299), (-1e305, 1e305), (1e-300, 1e-299), (-1.0, 1e-303),
    (9e307, 9.1e307), (-8e307, 8e307), (1e-320, 1e-310),
]  # fmt: skip


@pytest.mark.parametrize("x_range", one_in(2, ((ends,) for ends in ENDS)))
def test_no_view_is_left_that_cannot_be_drawn(plot, x_range):
    shown = plot("x+1", x=0.5, x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
    actions, session = shown.view.actions_of_plot, shown.session
    ways = (actions.equal, actions.log_x, actions.log_y)
    for y_range in (None, *ENDS[:5]):
        for way in ways:
            way.setChecked(False)
        session.set_view(x_range, y_range, (False, False))
        session.set_x(x_range[1])
        for way in (*ways, actions.zoom_out, actions.zoom_in, actions.fit, *ways, actions.fit):
            way.trigger()
            shown.view.grab()
            x_shown, y_shown = shown.view.ranges.in_view()
            assert not refusal(x_shown, y_shown, shown.view.ranges.logs)


@pytest.mark.parametrize(
    ("formula", "log", "equal"),
    one_in(5, itertools.product(("x^10", "1/x", "exp(x)"), (False, True), (False, True))),
)
def test_to_fit_once_more_changes_nothing(plot, formula, log, equal):
    shown = plot(formula, x=0.5, x_range=(0.5, 2.0), y_range=(0.5, 2.0))
    actions = shown.view.actions_of_plot
    for way in (actions.log_x, actions.log_y):
        way.setChecked(log)
    actions.equal.setChecked(equal)
    views = []
    for _ in range(5):
        with shown.rest():
            actions.fit.trigger()
        views.append(shown.view.ranges.in_view())
    # The numbers beside the axis take another width at first, and so the plot another shape.
    assert len(set(views[2:])) == 1
    assert shown.session.document.x_range == (0.5, 2.0)


def test_equal_axes_are_no_change_of_the_document(plot):
    shown = plot("x^2", x=0.5, x_range=(-1.0, 1.0), y_range=(-1.0, 9.0))
    before = shown.session.document
    for _ in range(2):
        shown.view.actions_of_plot.equal.trigger()
        shown.view.window().resize(500, 700)
    assert shown.session.document == before
    assert shown.view.ranges.in_view() == (before.x_range, before.y_range)


def test_one_axis_that_is_zoomed_takes_the_other_along_where_both_are_equally_long(plot):
    shown = plot("x^2", x=0.5, x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
    shown.view.actions_of_plot.equal.trigger()
    (left, right), (low, high) = shown.view.ranges.in_view()
    box = shown.view.getViewBox()
    box.scaleBy(x=0.5)
    box.scaleBy(y=0.5)
    (new_left, new_right), (new_low, new_high) = shown.view.ranges.in_view()
    assert new_right - new_left == pytest.approx((right - left) / 4)
    assert new_high - new_low == pytest.approx((high - low) / 4)


def test_equal_axes_have_the_curves_in_all_of_what_they_show(plot):
    shown = plot("x", x=0.5, x_range=(-1.0, 1.0), y_range=(-9.0, 9.0))
    with shown.rest():
        shown.view.actions_of_plot.equal.trigger()
    (left, right), _ = shown.view.ranges.in_view()
    x, _ = shown.line("f")
    assert left < -9 < 9 < right
    assert (x[0], x[-1]) == pytest.approx((left, right))
