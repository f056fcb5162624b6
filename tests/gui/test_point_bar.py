import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from gui.point_bar import PointBar
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, scaled

UP, DOWN, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton


def test_x_is_typed(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session()
    bar = PointBar(session)
    show(bar)
    field = find(bar, QAbstractSpinBox, "xSpin")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "pi/2")
    qtbot.keyClick(field, ENTER)
    assert (session.document.x, session.document.x_text) == (1.5707963267948966, "pi/2")
    assert field.text() == "pi/2"
    session.set_x(0.5)
    assert field.text() == "0.5"
    field.selectAll()
    qtbot.keyClicks(field, "0.50")
    qtbot.keyClick(field, ENTER)
    assert (field.text(), session.document.x_text) == ("0.5", None)


def test_arrows_move_x_to_the_next_round_number(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(x=0.123456, x_range=(-1.0, 1.0))
    bar = PointBar(session)
    show(bar)
    field = find(bar, QAbstractSpinBox, "xSpin")
    seen = []
    for key in (UP, UP, DOWN, Qt.Key.Key_PageDown):
        qtbot.keyClick(field, key)
        seen.append(session.document.x)
    assert seen == [0.14, 0.16, 0.14, -0.06]


@pytest.mark.parametrize("x_range", [(-1.0, 1.0), (-5.0, 5.0), (-3.7, 9.1), (-1e6, 1e6)])
def test_the_slider_reaches_zero_exactly(
    x_range: tuple[float, float], open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(x=x_range[1] / 2, x_range=x_range)
    bar = PointBar(session)
    bar.resize(scaled(1200), scaled(40))
    show(bar)
    slider = find(bar, QSlider, "xSlider")
    seen = set()
    for tick in range(slider.minimum(), slider.maximum() + 1):
        slider.setValue(tick)
        seen.add(session.document.x)
    assert 0.0 in seen
    assert min(seen) <= x_range[0] + (x_range[1] - x_range[0]) / 100
    assert max(seen) >= x_range[1] - (x_range[1] - x_range[0]) / 100
    assert all(len(repr(x)) <= 10 for x in seen)


def test_the_slider_moves_by_keys_and_by_mouse(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    bar = PointBar(session)
    bar.resize(scaled(1200), scaled(40))
    show(bar)
    slider = find(bar, QSlider, "xSlider")
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert session.document.x == -1.0
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert session.document.x == 1.0
    qtbot.mouseClick(slider, LEFT, pos=slider.rect().center())
    assert session.document.x < 1.0


def test_the_slider_follows_x_and_the_view(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    bar = PointBar(session)
    show(bar)
    slider = find(bar, QSlider, "xSlider")
    session.set_x(0.0)
    assert slider.value() == 500
    session.set_view((0.0, 4.0), None)
    assert slider.value() == 0
    session.set_x(99.0)
    assert (slider.value(), session.document.x) == (1000, 99.0)


@pytest.mark.parametrize("x_range", [(-8e307, 8e307), (1.0, 1.0000000000000002), (0.0, 5e-324)])
def test_odd_ranges_do_no_harm(
    x_range: tuple[float, float], open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(x_range=x_range)
    bar = PointBar(session)
    show(bar)
    slider = find(bar, QSlider, "xSlider")
    for tick in (0, 300, 1000):
        slider.setValue(tick)
    field = find(bar, QAbstractSpinBox, "xSpin")
    qtbot.keyClick(field, UP)
    assert math.isfinite(session.document.x)


def test_on_a_logarithmic_axis_slider_and_arrows_keep_to_its_grain(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x", x=1.0, x_range=(1e-3, 1e3), y_range=None, log_x=True)
    bar = PointBar(session)
    bar.resize(scaled(1200), scaled(40))
    show(bar)
    slider = find(bar, QSlider, "xSlider")
    assert slider.value() == 500
    seen = []
    for tick in (0, 250, 750, 1000):
        slider.setValue(tick)
        seen.append(session.document.x)
    assert seen == pytest.approx([1e-3, 0.0316, 31.6, 1e3], rel=0.02)
    assert all(len(repr(x)) <= 8 for x in seen)
    session.set_x(0.005)
    field = find(bar, QAbstractSpinBox, "xSpin")
    qtbot.keyClick(field, UP)
    assert 0.005 < session.document.x < 0.01
    session.set_x(500.0)
    qtbot.keyClick(field, UP)
    assert 500 < session.document.x < 1000


def test_of_a_long_number_the_first_digits_are_seen(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    bar = PointBar(session)
    show(bar)
    find(bar, QSlider, "xSlider").setFocus()
    session.set_x(1.5707963267948966)
    field = find(bar, QAbstractSpinBox, "xSpin")
    edit = field.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    assert edit.cursorPosition() == 0


def test_x_stops_at_its_ends(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session("x", x=1.7e308, x_range=(-1e305, 1e305))
    bar = PointBar(session)
    show(bar)
    field = find(bar, QAbstractSpinBox, "xSpin")
    for _ in range(20):
        field.stepBy(10)
    assert math.isfinite(session.document.x)
