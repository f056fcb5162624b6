"""The chain rule written out under the chain."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from core.product import product_line, sum_line
from gui.session import Session
from gui.theme import theme_of


class ProductLine(QLabel):
    """The chain rule written out under the chain.

    Parameters
    ----------
    session : Session
        Whose chain is written.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("productLine")
        self.setAccessibleName(self.tr("Chain rule"))
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(14, 2, 14, 6)
        self._session = session
        session.chain_changed.connect(self._show)
        session.x_changed.connect(self._show)
        session.progress_changed.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        text = product_line(self._session.chain, self._session.trace)
        if self._session.progress is not None:
            text = text.partition(" ≈ ")[0] + " ≈ –"
        total = sum_line(self._session.trace) if self._session.progress is None else ""
        colour = theme_of(self.palette()).backward.name()
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        below = f"<br>{total}" if total else ""
        self.setText(f'<span style="color:{colour}">{escaped}{below}</span>')
