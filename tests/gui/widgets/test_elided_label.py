from PySide6.QtCore import Qt

from gui.widgets.elided_label import ElidedLabel
from tests.gui.conftest import Show


def test_what_has_no_room_is_said_in_the_tool_tip(show: Show) -> None:
    label = ElidedLabel()
    label.setText("a text that is much longer than the room that there is for it")
    label.resize(80, 20)
    show(label)
    label.repaint()
    assert label.toolTip() == label.text()
    label.setText("short")
    label.repaint()
    assert label.toolTip() == ""


def test_no_text_widens_the_window_or_is_taken_for_markup(show: Show) -> None:
    label = ElidedLabel()
    label.setText("<b>" + "wide " * 500)
    show(label)
    assert label.width() < 2000
    assert label.textFormat().name == "PlainText"


def test_text_at_the_right_is_cut_at_its_end_and_never_at_its_beginning(show: Show) -> None:
    """A number without its first digits is another number."""
    text, seen = "x = 1.234, f′ = 0.759", []
    metrics = ElidedLabel().fontMetrics()
    room = metrics.horizontalAdvance("x = 1.234, f") + 4
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    for said in (text, short):
        label = ElidedLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setText(said)
        label.resize(room, 30)
        show(label)
        seen.append(label.grab().toImage())
        assert (label.toolTip() == text) == (said == text)
    assert short.startswith("x = 1")
    assert seen[0] == seen[1]
