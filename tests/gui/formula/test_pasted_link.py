from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from core.document import Document
from core.document.link import link_of
from core.formula import parse
from gui.formula.bar import FormulaBar
from gui.formula.pasted_link import opens
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show


def test_a_link_opens_its_document_as_one_step(open_session: OpenSession) -> None:
    session = open_session("x^2")
    document = Document(parse("sin(x)"), x=2.0, x_range=(0.0, 9.0), y_range=None)
    assert opens(session, link_of(document))
    assert session.document == document
    assert session.undo_stack.undoText() == "open a link"
    session.undo_stack.undo()
    assert session.document.chain == parse("x^2")


def test_what_is_none_or_wrong_is_left_alone(open_session: OpenSession) -> None:
    session = open_session("x^2")
    assert not opens(session, "x^3")
    assert not opens(session, "chainrule:x +* 2")
    assert session.document.chain == parse("x^2")


def test_a_link_is_pasted_in_the_formulas_place(
    open_session: OpenSession, clock: Clock, show: Show
) -> None:
    session = open_session("x^2")
    bar = FormulaBar(session)
    show(bar)
    bar.edit.setFocus()
    bar.edit.selectAll()
    QGuiApplication.clipboard().setText("chainrule:sin(x)?x=2&view=0,9")
    QTest.keySequence(bar.edit, QKeySequence(QKeySequence.StandardKey.Paste))
    assert bar.edit.text() == "sin(x)"
    assert (session.document.x, session.document.x_range) == (2.0, (0.0, 9.0))
    assert session.document.draft is None


def test_a_link_that_is_typed_is_opened_by_enter(
    open_session: OpenSession, clock: Clock, show: Show
) -> None:
    session = open_session("x^2")
    bar = FormulaBar(session)
    show(bar)
    bar.edit.setFocus()
    bar.edit.selectAll()
    QTest.keyClicks(bar.edit, "chainrule:x^3?x=2")
    assert session.document.chain == parse("x^2")
    QTest.keyClick(bar.edit, Qt.Key.Key_Return)
    assert (bar.edit.text(), session.document.x) == ("x^3", 2.0)
