from gui.chain.chain_view import ChainView
from gui.product_line.product_line import ProductLine
from gui.window.chain_panel import ChainPanel
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


def test_the_chain_stands_above_its_product_line(open_session: OpenSession, show: Show) -> None:
    panel = ChainPanel(open_session())
    show(panel)
    chain = find(panel, ChainView, "chainView")
    line = find(panel, ProductLine, "productLine")
    assert chain is panel.view
    assert chain.geometry().bottom() < line.geometry().top()
    assert chain.width() == line.width() == panel.width()
