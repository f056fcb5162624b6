import pytest
from PySide6.QtCore import Qt

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
    subject.level_changed.connect(lambda: seen.append(subject.level and subject.level.chain))
    qtbot.keyClicks(field, "sqrt(2)")
    assert seen == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert seen == [parse("sqrt(2)")]
    field.clear()
    assert seen == [parse("sqrt(2)"), None]


def test_what_is_no_number_is_said_and_escape_takes_it_back(asked, qtbot):
    field, subject = asked
    qtbot.keyClicks(field, "2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "+x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toolTip()
    assert subject.level.value == 2.0
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.toolTip()) == ("2", "")
