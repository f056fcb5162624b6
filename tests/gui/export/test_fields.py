from pytestqt.qtbot import QtBot

from core.export.look import WIDTHS
from gui.export.fields import choice, length, tick


def test_they_have_names_and_tell_of_themselves(qtbot: QtBot) -> None:
    box, field = choice("a", "A", [("x", "X")]), length("b", " cm")
    ticked = tick("c", "C")
    for own in (box, field, ticked):
        qtbot.addWidget(own)
    assert (box.objectName(), box.accessibleName(), box.currentData()) == ("a", "A", "x")
    assert (field.minimum(), field.maximum(), field.suffix()) == (*WIDTHS, " cm")
    assert (ticked.objectName(), ticked.text(), ticked.isChecked()) == ("c", "C", False)
