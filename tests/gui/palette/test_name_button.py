import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout
from pytestqt.qtbot import QtBot

from gui.palette import name_button
from gui.palette.name_button import NameButton, NameRow
from tests.gui.conftest import Show
from tests.gui.helpers import move_mouse, send_mouse

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(show: Show) -> NameRow:
    made = NameRow()
    line = QHBoxLayout(made)
    for name in ("sin", "", "cos"):
        button = made.add(NameButton(made, "one"))
        button.show_name(name, name)
        line.addWidget(button)
    show(made)
    return made


def test_a_click_takes_up_and_a_double_click_chooses(row: NameRow, qtbot: QtBot) -> None:
    heard: list[str] = []
    row.taken.connect(lambda name: heard.append(f"taken {name}"))
    row.chosen.connect(lambda name: heard.append(f"chosen {name}"))
    qtbot.mouseClick(row.buttons[0], LEFT)
    qtbot.mouseDClick(row.buttons[0], LEFT)
    qtbot.mouseRelease(row.buttons[0], LEFT)
    assert heard == ["taken sin", "chosen sin"]
    qtbot.keyClick(row.buttons[2], Qt.Key.Key_Space)
    qtbot.keyClick(row.buttons[2], Qt.Key.Key_Return)
    assert heard[2:] == ["taken cos", "chosen cos"]


def test_it_is_dragged_and_that_is_no_click(
    row: NameRow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[str] = []
    monkeypatch.setattr(name_button, "drag", lambda _, name: dragged.append(name))
    button = row.buttons[0]
    with qtbot.assertNotEmitted(row.taken):
        send_mouse(button, QEvent.Type.MouseButtonPress, QPoint(5, 5), button=LEFT, held=LEFT)
        move_mouse(button, QPoint(7, 5), LEFT)
        move_mouse(button, QPoint(40, 5), LEFT)
        move_mouse(button, QPoint(60, 5), LEFT)
        send_mouse(button, QEvent.Type.MouseButtonRelease, QPoint(60, 5), button=LEFT)
    assert dragged == ["sin"]


def test_the_arrows_go_round_among_those_that_stand_for_something(
    row: NameRow, qtbot: QtBot
) -> None:
    first, _, last = row.buttons
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Right)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert last.hasFocus()
