from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap

from core.chain_rule.products import products
from core.formula import parse
from gui.product_line.lights import paint_lights
from gui.product_line.product_layout import Sizes, chosen, placed
from gui.widgets.theme import theme_of

SIZES = Sizes(lambda text: 7 * len(text), lambda factor: 70, 70, 20)


def painted(qapp, hovered, selection) -> int:
    """Count the pixels of a one-line chain rule that lights have changed."""
    pieces = placed(chosen(products(parse("exp(x^2)^2")), SIZES, 2000), SIZES)
    picture = QPixmap(1000, 24)
    picture.fill(Qt.GlobalColor.black)
    before, painter = picture.toImage(), QPainter(picture)
    paint_lights(painter, theme_of(QPalette()), pieces, hovered, selection)
    painter.end()
    after = picture.toImage()
    return sum(after.pixel(x, 10) != before.pixel(x, 10) for x in range(1000))


def test_a_factor_is_framed_under_the_pointer_and_marked_where_it_is_selected(qapp) -> None:
    assert painted(qapp, None, ()) == 0
    framed, marked = painted(qapp, (1,), ()), painted(qapp, None, [(1,)])
    assert 0 < framed < marked
    assert painted(qapp, None, [(0,), (1,)]) > marked
