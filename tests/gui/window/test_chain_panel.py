from PySide6.QtWidgets import QAbstractButton

from gui.chain.chain_view import ChainView
from gui.product_line.product_line import ProductLine
from gui.window.chain_panel import ChainPanel
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, scaled, settle


def test_the_chain_stands_above_its_product_line(open_session: OpenSession, show: Show) -> None:
    panel = ChainPanel(open_session())
    show(panel)
    chain = find(panel, ChainView, "chainView")
    line = find(panel, ProductLine, "productLine")
    assert chain is panel.view
    assert chain.geometry().bottom() < line.geometry().top()
    assert chain.width() == line.width() == panel.width()


def test_the_chain_is_drawn_smaller_where_the_panel_is_low(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("x^2*sin(x)*cos(x)")
    panel = ChainPanel(session)
    panel.resize(1400, 500)
    show(panel)
    own = panel.sizeHint().height()
    room = own - 8  # of which a part is for the lines that the chain rule may come to have
    panel.set_room(room)
    assert own * 7 // 10 < panel.sizeHint().height() <= room
    panel.set_room(own * 2)
    assert panel.sizeHint().height() == own


def test_the_chain_makes_room_for_a_lesson_that_takes_more(
    open_session: OpenSession, show: Show
) -> None:
    panel = ChainPanel(open_session("x^2*sin(x)*cos(x)"))
    panel.resize(scaled(1400), 500)
    show(panel)
    room = panel.sizeHint().height() + 8
    panel.set_room(room)
    find(panel, QAbstractButton, "lessonPredict").click()
    settle()
    assert panel.sizeHint().height() <= room
