from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.window.minute import Minute, steps


def test_it_is_a_line_for_each_thing_to_try(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    told = [label.text() for label in Minute(parent).findChildren(QLabel)]
    assert told == [words for step in steps() for words in step]
    assert len(steps()) < 10
