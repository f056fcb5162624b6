from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.plain_table import PlainTable
from tests.gui.conftest import Show


def test_the_chosen_rows_are_given_or_all_of_them(show: Show) -> None:
    table = PlainTable("numbers", "Numbers", 2)
    table.setRowCount(3)
    show(table)
    assert table.chosen_rows() == [0, 1, 2]
    table.selectRow(1)
    assert table.chosen_rows() == [1]


def test_tab_goes_on_to_the_next_widget(show: Show, qtbot: QtBot) -> None:
    both, next_one = QWidget(), QLineEdit()
    table = PlainTable("numbers", "Numbers", 2)
    table.setRowCount(2)
    column = QVBoxLayout(both)
    column.addWidget(table)
    column.addWidget(next_one)
    show(both)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert next_one.hasFocus()
