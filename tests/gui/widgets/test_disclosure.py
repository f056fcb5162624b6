from PySide6.QtCore import Qt

from gui.widgets.disclosure import Disclosure


def test_its_arrow_tells_what_is_open_and_it_does_not_look_pressed(qtbot, show) -> None:
    button = Disclosure("more", "More")
    show(button)
    button.clearFocus()
    closed = button.grab().toImage()
    opened: list[bool] = []
    button.toggled.connect(opened.append)
    button.setChecked(True)
    assert (opened, button.arrowType()) == ([True], Qt.ArrowType.DownArrow)
    edge = button.width() - 1
    assert button.grab().toImage().pixel(edge, 3) == closed.pixel(edge, 3)
