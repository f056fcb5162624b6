from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QApplication

from gui.rules.equation import SIZE, Equation
from gui.widgets.drawing import Drawing


def drawing(width: float) -> Drawing:
    path = QPainterPath()
    path.addRect(0, -1, width, 1)
    return Drawing(path, width, 1.0, 0.5)


def test_it_is_typeset_where_it_has_room(qapp: QApplication) -> None:
    made = Equation()
    made.show_equation("f′ = 2x")
    plain = made.heightForWidth(300)
    made.show_drawing(drawing(4.0))
    em = SIZE * made.fontInfo().pixelSize()
    assert abs(made.heightForWidth(300) - 1.5 * em) < 8
    made.show_drawing(drawing(400.0))
    assert made.heightForWidth(300) == plain
    assert made.accessibleName() == "f′ = 2x"
