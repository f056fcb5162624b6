import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.formula.typeset_line import TypesetLine
from gui.widgets.derivative_process import Found
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


@pytest.fixture
def line(open_session: OpenSession, show: Show) -> TypesetLine:
    made = TypesetLine(open_session("x^2"))
    made.resize(800, 80)
    show(made)
    return made


def test_what_was_found_is_said_to_a_screen_reader(line: TypesetLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.settled):
        line.process.found.emit(parse("x^2"), Found("2*x", "", None))
    assert line._view.accessibleName() == "f(x) = x^2\nf′(x) = 2*x"


def test_why_there_is_no_formula_is_said(line: TypesetLine) -> None:
    line.process.found.emit(parse("x^2"), Found(None, "more than 300 blocks", None))
    assert "more than 300 blocks" in find(line, QLabel, "derivativeNote").text()


def test_a_process_that_ends_over_it_is_no_formula(line: TypesetLine) -> None:
    line.process.found.emit(parse("x^2"), None)
    assert "took more than there is" in find(line, QLabel, "derivativeNote").text()


def test_a_formula_is_copied(line: TypesetLine) -> None:
    line._copy("2*x", str)
    assert QGuiApplication.clipboard().text() == "2*x"


def test_the_derivative_that_is_looked_at_is_asked_for_and_named(
    open_session: OpenSession, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session("a*x^2")
    line = TypesetLine(session)
    asked: list[str] = []
    monkeypatch.setattr(line.process, "ask", lambda chain, by, form: asked.append(by))
    line.resize(800, 80)
    show(line)
    qtbot.waitUntil(lambda: asked == ["x"])
    session.look_at("a")
    assert asked == ["x", "a"]
    line.process.found.emit(session.chain, Found("x^2", "", None))
    assert line._view.accessibleName().splitlines()[1] == "∂f/∂a = x^2"
    line.process.found.emit(session.chain, Found(None, "", None))
    assert "∂f/∂a does not fit" in find(line, QLabel, "derivativeNote").text()


def test_no_note_is_seen_around_what_lies_over_it(line: TypesetLine) -> None:
    line.process.found.emit(parse("x^2"), Found(None, "more than 300 blocks", None))
    note = find(line, QLabel, "derivativeNote")
    at = note.mapTo(line, note.rect().center())
    line.make_way(QRect(at, QSize(40, 20)))
    assert not note.isVisible()
    line.process.found.emit(parse("x^2"), Found(None, "more than 400 blocks", None))
    assert not note.isVisible()
    for elsewhere in (QRect(), QRect(at.x(), line.height(), 40, 20)):
        line.make_way(elsewhere)
        assert note.isVisible()
