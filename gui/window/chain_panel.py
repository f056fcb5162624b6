"""The chain with the chain rule under it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.chain.chain_view import ChainView
from gui.product_line.product_line import ProductLine
from gui.session import Session


class ChainPanel(QWidget):
    """The chain with its product line, or what to do where there is no chain yet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.view = ChainView(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(ProductLine(session))
