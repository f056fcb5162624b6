from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.session.open_document import OpenDocument


def test_what_follows_from_the_document_is_worked_out_once(qtbot: QtBot) -> None:
    there = OpenDocument(Document(parse("a*x^2"), x=3.0))
    assert there.chain == there.function == parse("a*x^2")
    assert there.trace is there.trace
    assert there.table is there.table
    assert there.check is there.table.checks["x"]
    assert there.check.backprop == there.trace.gradient == 6.0


def test_forgetting_tells_of_another_check(qtbot: QtBot) -> None:
    there = OpenDocument(Document())
    before = there.table
    with qtbot.waitSignal(there.check_changed):
        there._forget()
    assert there.table is not before
