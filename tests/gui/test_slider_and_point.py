"""The slider's handle is where the point is in the plot, whatever the axes."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.plot.plot_view import PlotView
from gui.point_bar import TICKS, PointBar
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find
from tests.sampled import one_in


def _agree(view: PlotView, slider: QSlider) -> None:
    """Check that the slider's handle is where the point is in the plot."""
    (left, right), place = view.figure.view.limits[0], view.figure.here.place
    share = min(max((place - left) / (right - left), 0.0), 1.0)
    assert slider.value() == pytest.approx(share * TICKS, abs=1)


@pytest.mark.parametrize("seed", one_in(2, range(4)))
def test_slider_and_point_agree_whatever_the_axes(
    seed: int, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2", x=0.5, x_range=(-2.0, 2.0))
    view, bar, parent, choice = PlotView(session), PointBar(session), QWidget(), Random(seed)
    column = QVBoxLayout(parent)
    column.addWidget(view)
    column.addWidget(bar)
    parent.resize(600, 500)
    with qtbot.waitSignal(view.rested):
        show(parent)
    slider, actions = find(bar, QSlider, "xSlider"), view.actions_of_plot
    hands = (
        actions.equal.trigger, actions.log_x.trigger, actions.log_y.trigger, actions.fit.trigger,
        actions.usual.trigger, actions.zoom_out.trigger, actions.back.trigger,
        lambda: session.set_view((-1e85, 1e85), (-1.0, 1.0), (False, False)),
        lambda: session.set_view((1e15, 1e15 + 0.125), (-1.0, 1.0), (False, False)),
        lambda: session.set_x(choice.uniform(0.1, 3)),
        lambda: parent.resize(choice.randrange(300, 900), choice.randrange(300, 600)),
        lambda: session.set_view((0.5, 2e20), (0.1, 1e30), (True, True)),
    )  # fmt: skip
    for _ in range(40):
        choice.choice(hands)()
        QApplication.processEvents()
        view._draw()
        _agree(view, slider)


def test_the_slider_goes_all_over_what_equal_axes_show(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-50.0, 50.0))
    view, bar = PlotView(session), PointBar(session)
    with qtbot.waitSignal(view.rested):
        show(view)
    show(bar)
    slider = find(bar, QSlider, "xSlider")
    before = slider.value()
    view.actions_of_plot.equal.trigger()
    assert 500 < slider.value() < before
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert session.document.x > 50
