import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.parameters.slider import WHEEL, RangeSlider
from tests.gui.conftest import Show

KEY = Qt.Key


@pytest.fixture
def slider(show: Show) -> RangeSlider:
    made = RangeSlider()
    made.resize(100, 30)
    made.asked.connect(lambda value: made.show_value(value, (-5.0, 5.0)))
    made.show_value(1.0, (-5.0, 5.0))
    show(made)
    return made


def asked(slider: RangeSlider) -> list[float]:
    found: list[float] = []
    slider.asked.connect(found.append)
    return found


def test_what_is_shown_is_not_asked_for(slider: RangeSlider) -> None:
    found = asked(slider)
    for value in (2.0, -7.0, 1e300):
        slider.show_value(value, (-5.0, 5.0))
    assert slider.value() == slider.maximum()
    assert found == []


def test_a_drag_lands_on_round_numbers(slider: RangeSlider) -> None:
    found = asked(slider)
    for tick in (333, 501, 768, 1000, 0):
        slider.setValue(tick)
    assert found == [-1.7, 0.0, 2.7, 5.0, -5.0]


def test_the_ends_are_reached_exactly(slider: RangeSlider) -> None:
    slider.show_value(1.0, (0.123, 4.567))
    found = asked(slider)
    slider.setValue(slider.maximum())
    assert found == [4.567]


def test_arrows_go_to_the_next_round_number(slider: RangeSlider, qtbot: QtBot) -> None:
    slider.show_value(0.0437, (-5.0, 5.0))
    found = asked(slider)
    for key in (KEY.Key_Right, KEY.Key_Up, KEY.Key_Left, KEY.Key_PageUp, KEY.Key_End):
        qtbot.keyClick(slider, key)
    assert found == [0.1, 0.2, 0.1, 1.1, 5.0]
    qtbot.keyClick(slider, KEY.Key_Right)
    assert found[-1] == 5.0


def test_the_wheel_goes_a_step_a_notch(slider: RangeSlider) -> None:
    found = asked(slider)
    for turn in (WHEEL, WHEEL // 2, WHEEL // 2, -2 * WHEEL):
        at = QPointF(slider.rect().center())
        event = QWheelEvent(
            at, slider.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(slider, event)
    assert found == [1.1, 1.2, 1.0]
