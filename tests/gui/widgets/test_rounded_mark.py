from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.rounded_mark import RoundedMark
from gui.widgets.value_field import ValueField
from tests.gui.conftest import Show


class TextField(ValueField):
    keeps_text = True


def test_what_is_typed_has_its_digits_beside_it_as_long_as_there_is_room(
    show: Show, qtbot: QtBot
) -> None:
    parent = QWidget()
    column = QVBoxLayout(parent)
    field = TextField(0.5)
    column.addWidget(field)
    show(parent)
    (mark,) = field.lineEdit().findChildren(RoundedMark)
    field.set_value(1.5707963267948966, "pi/2")
    assert mark.isVisible()
    assert mark.text() == "≈ 1.5708"
    assert field.toolTip() == "pi/2 = 1.5707963267948966"
    edit = field.lineEdit()
    assert mark.geometry().left() > edit.fontMetrics().horizontalAdvance("pi/2")
    assert mark.geometry().right() <= edit.width()
    qtbot.keyClicks(field, "+1")
    assert not mark.isVisible()
    field.set_value(0.5)
    field.set_value(0.1 + 0.2, "(0.1 + 0.2) * (1 + 0) / 1")
    assert not mark.isVisible()
    field.set_value(0.25)
    assert not mark.isVisible()
    assert field.toolTip() == ""
