from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QDrag
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.document import Document
from core.export.order import Order, made
from core.export.things import CHAIN
from gui.export.paper import LINES, Paper
from tests.gui.helpers import move_mouse


def test_a_picture_lies_in_the_middle_of_a_darker_ground(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(600, 400)
    paper.show_picture(made(Order(Document(), CHAIN)), "f(x) = x", "x")
    picture = paper.currentWidget()
    assert picture is not None
    assert picture.accessibleName() == "f(x) = x"
    seen = paper.grab().toImage()
    white = QColor("white").rgb()
    assert seen.pixel(24, 200) == white
    assert seen.pixel(2, 2) != white
    assert seen.pixel(2, 2) == seen.pixel(597, 397)


def test_of_a_long_text_the_beginning_is_shown(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.show_text("\n".join(map(str, range(5 * LINES))))
    text = paper.currentWidget()
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText().split("\n")[-2:] == [str(LINES - 1), "…"]
    assert text.isReadOnly()


def test_a_picture_is_dragged_out_as_a_file(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, dragged = Paper(), []
    qtbot.addWidget(paper)
    content = made(Order(Document(), CHAIN))
    paper.show_picture(content, "f(x) = x", "x^2 sin(x)")
    paper.show()

    def go(drag: QDrag, _: object) -> None:
        path = Path(drag.mimeData().urls()[0].toLocalFile())
        dragged.append((path.name, path.read_bytes(), drag.mimeData().hasImage()))

    monkeypatch.setattr(QDrag, "exec", go)
    picture = paper.currentWidget()
    assert picture is not None
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    move_mouse(picture, QPoint(90, 90), Qt.MouseButton.LeftButton)
    assert dragged == [("x^2 sin(x).png", content, True)]
