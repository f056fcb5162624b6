import math
from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.session.open_document import OpenDocument, Seen


def test_what_follows_from_the_document_is_worked_out_once(qtbot: QtBot) -> None:
    there = OpenDocument(Document(parse("a*x^2"), x=3.0))
    assert there.chain == there.function == parse("a*x^2")
    assert there.trace is there.trace
    assert there.table is there.table
    assert there.check is there.table.checks["x"]
    assert there.check.backprop == there.trace.gradient == 6.0


def test_what_happened_at_another_x_of_late_is_still_known(qtbot: QtBot) -> None:
    there = OpenDocument(Document(parse("a*x^2"), x=3.0))
    before, parameters = there.trace, there.document.parameters
    there._document = replace(there.document, x=4.0)
    there._forget()
    assert there.trace.x == 4.0
    there._document = replace(there.document, x=3.0)
    there._forget()
    assert there.trace is before
    there._document = replace(there.document, parameters=(replace(parameters[0], value=2.0),))
    there._forget()
    assert there.trace.gradient == 12.0


def test_0_and_minus_0_are_two_places(qtbot: QtBot) -> None:
    there = OpenDocument(Document(parse("1/x"), x=0.0))
    assert there.trace.value == math.inf
    there._document = replace(there.document, x=-0.0)
    there._forget()
    assert there.trace.value == -math.inf


def test_forgetting_tells_of_another_check(qtbot: QtBot) -> None:
    there = OpenDocument(Document())
    before = there.table
    with qtbot.waitSignal(there.check_changed):
        there._forget()
    assert there.table is not before


def test_what_of_x_is_in_view_is_the_document_s_until_a_plot_shows_another(
    qapp: QApplication,
) -> None:
    document = OpenDocument(Document(x_range=(-1.0, 1.0)))
    told: list[Seen] = []
    document.seen_changed.connect(lambda: told.append(document.seen))
    document.see(Seen((-1.0, 1.0), log=False))
    assert not told
    document.see(Seen((-3.0, 3.0), log=False))
    document.see(None)
    assert told == [((-3.0, 3.0), False), ((-1.0, 1.0), False)]


def test_what_is_told_is_over_with_what_it_is_about(qapp: QApplication) -> None:
    document, over = OpenDocument(Document()), []
    document.tell("h is small.", lambda: document.document.step)
    for step in (1e-4, 0.5):
        document.set_step(step)
        over.append(document.is_told_over)
    document.tell("Paths add.")
    assert [*over, document.is_told_over] == [False, True, False]
