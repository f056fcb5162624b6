import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.cut_mark import CutMark
from gui.widgets.value_field import ValueField
from tests.gui.conftest import Show

LONG = 1.2345678901234567e-123


@pytest.fixture
def fields(show: Show) -> list[ValueField]:
    """Two fields with little room; the second has the keyboard."""
    parent = QWidget()
    column = QVBoxLayout(parent)
    made = [ValueField(0.5) for _ in range(2)]
    for field in made:
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("8" * 12))
        column.addWidget(field)
    show(parent)
    made[1].setFocus()
    return made


def mark(field: ValueField) -> CutMark:
    (found,) = field.lineEdit().findChildren(CutMark)
    return found


def test_a_number_that_has_no_room_ends_in_dots_and_has_all_digits_under_the_pointer(
    fields: list[ValueField],
) -> None:
    field, _ = fields
    assert not mark(field).isVisible()
    assert field.toolTip() == ""
    field.set_value(LONG)
    edit, dots = field.lineEdit(), mark(field)
    assert dots.isVisible()
    assert edit.text() == field.toolTip() == "1.2345678901234567e-123"
    whole = [edit.fontMetrics().horizontalAdvance(edit.text()[:k]) + 2 for k in range(24)]
    assert dots.x() in whole[3:]
    assert dots.geometry().right() == edit.width() - 1
    assert dots.width() >= edit.fontMetrics().horizontalAdvance("…")
    field.set_value(2.0)
    assert not dots.isVisible()
    assert field.toolTip() == ""


def test_where_the_keyboard_is_all_digits_can_be_walked_through(
    fields: list[ValueField], qtbot: QtBot
) -> None:
    field, other = fields
    field.set_value(LONG)
    field.setFocus()
    assert not mark(field).isVisible()
    field.lineEdit().end(False)
    other.setFocus()
    assert mark(field).isVisible()
    assert field.lineEdit().cursorPosition() == 0


def test_a_field_with_more_room_shows_all_of_it(fields: list[ValueField]) -> None:
    field, _ = fields
    field.set_value(LONG)
    field.setFixedWidth(field.fontMetrics().horizontalAdvance("8" * 40))
    field.resize(field.minimumWidth(), field.height())
    assert not mark(field).isVisible()
