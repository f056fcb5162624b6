import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.document import Parameter
from gui.parameters.fields import EndField, NumberField
from tests.gui.conftest import Show

A = Parameter("a", 1.0, -5.0, 5.0)


def test_a_value_is_typed_as_an_expression(show: Show, qtbot: QtBot) -> None:
    field = NumberField(A, 1.0, 8)
    show(field)
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(field.value_changed) as told:
        qtbot.keyClicks(field, "pi/4")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [0.7853981633974483]


def test_its_arrows_go_to_round_numbers_of_the_range(show: Show, qtbot: QtBot) -> None:
    field = NumberField(A, 0.77, 8)
    show(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 0.9


@pytest.mark.parametrize("focused", [True, False])
def test_a_wheel_that_passes_by_changes_nothing(show: Show, focused: bool) -> None:
    window, others = QWidget(), QLineEdit()
    field = NumberField(A, 1.0, 8)
    row = QHBoxLayout(window)
    row.addWidget(others)
    row.addWidget(field)
    show(window)
    (field if focused else others).setFocus()
    at = QPointF(field.rect().center())
    turn = QWheelEvent(
        at, QPointF(field.mapToGlobal(at)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(field, turn)
    assert (field.value() != 1.0) is focused
    assert not field.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize(
    ("upper", "value", "ends"), [(True, 9.0, (-5.0, 9.0)), (False, -1.0, (-1.0, 5.0))]
)
def test_an_end_makes_a_range(
    qapp: object, upper: bool, value: float, ends: tuple[float, float]
) -> None:
    field = EndField(A, 4, upper=upper)
    assert field.value() == (5.0 if upper else -5.0)
    assert field.accepts(value) == ""
    assert field.ends(value) == ends


@pytest.mark.parametrize(("upper", "value"), [(True, -5.0), (True, -6.0), (False, 5.0)])
def test_a_range_reversed_is_refused_with_a_sentence(
    qapp: object, upper: bool, value: float
) -> None:
    assert "from a lower to a higher" in EndField(A, 4, upper=upper).accepts(value)
