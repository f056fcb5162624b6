import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.rules.answer_box import AnswerBox
from gui.widgets.theme import DARK, LIGHT, palette_of
from tests.gui.conftest import Show


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cos(x^2)*2x", "✓ Right: this is f′."),
        ("cos(x^2)", "✗ Not f′: at x = 1 it is 0.5403, f′ is 1.081.\n"
         "The derivative of what is inside is missing at sin(x²): chain rule."),
        ("cos(", "✗ "),
        ("2x + C", "✗ There is no 'C'; did you mean 'c'?"),
    ],
)  # fmt: skip
def test_an_answer_is_judged_by_return(typed: str, words: str, show: Show, qtbot: QtBot) -> None:
    box = AnswerBox("answer", lambda: (parse("sin(x^2)"), 1))
    show(box)
    qtbot.keyClicks(box.edit, typed)
    assert not box.verdict.isVisible()
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(box.verdict.isVisible)
    assert box.verdict.text().startswith(words)
    assert not box.verdict.text().endswith("?.")
    qtbot.keyClick(box.edit, Qt.Key.Key_Backspace)
    assert not box.verdict.isVisible()


def test_a_verdict_below_what_is_seen_is_scrolled_to(show: Show, qtbot: QtBot) -> None:
    page, scrolled = QWidget(), QScrollArea()
    column = QVBoxLayout(page)
    column.addSpacing(900)
    box = AnswerBox("answer", lambda: (parse("x^2"), 1))
    column.addWidget(box)
    scrolled.setWidgetResizable(True)
    scrolled.setWidget(page)
    scrolled.resize(300, 200)
    show(scrolled)
    box.edit.setText("x")
    box.judge()
    qtbot.waitUntil(lambda: scrolled.verticalScrollBar().value() > 0)
    assert box.verdict.visibleRegion().boundingRect().height() == box.verdict.height()


def test_nothing_is_no_answer(show: Show, qtbot: QtBot) -> None:
    box = AnswerBox("answer", lambda: (parse("x"), 1))
    show(box)
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    assert not box.verdict.isVisible()


def test_a_verdict_follows_the_theme(show: Show, qtbot: QtBot) -> None:
    box = AnswerBox("answer", lambda: (parse("x^2"), 1))
    show(box)
    box.edit.setText("2x")
    box.judge()
    qtbot.waitUntil(box.verdict.isVisible)
    before = box.verdict.palette().windowText().color()
    assert before == LIGHT.numerical
    box.setPalette(palette_of(DARK))
    assert box.verdict.palette().windowText().color() == DARK.numerical
