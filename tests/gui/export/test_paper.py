from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.document import Document
from core.export.order import Order, made
from core.export.things import CHAIN
from gui.export.paper import LINES, Paper


def test_a_picture_lies_in_the_middle_of_a_darker_ground(qtbot: QtBot) -> None:
    paper = Paper()
    qtbot.addWidget(paper)
    paper.resize(600, 400)
    paper.show_picture(made(Order(Document(), CHAIN)), "f(x) = x")
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
