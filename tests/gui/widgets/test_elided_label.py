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
