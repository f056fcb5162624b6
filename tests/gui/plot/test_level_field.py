import pytest
from PySide6.QtCore import Qt

from core.document import Document
from core.formula import parse
from gui.plot.level_field import LevelField
from gui.plot.subject import PlotSubject


@pytest.fixture
def asked(open_session, show):
    subject = PlotSubject(open_session("x^2", x=1.0))
    field = LevelField(subject)
    show(field)
    return field, subject


def test_what_is_typed_is_asked_and_what_is_emptied_no_longer(asked, qtbot):
    field, subject = asked
    seen = []
    subject.level_changed.connect(lambda: seen.append(subject.document.level))
    qtbot.keyClicks(field, "sqrt(2)")
    assert seen == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == ["sqrt(2)"]
    field.clear()
    assert seen == ["sqrt(2)", ""]


def test_what_is_no_number_is_said_and_escape_takes_it_back(asked, qtbot):
    field, subject = asked
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "+x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toolTip()
    assert subject.document.level == "2"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.toolTip()) == ("2", "")


def test_it_shows_what_the_document_asks_for(asked):
    field, subject = asked
    subject.session.set_level("3")
    assert field.text() == "3"
    subject.session.open(Document(parse("x")))
    assert field.text() == ""
    subject.session.undo_stack.undo()
    assert field.text() == "3"
