"""The chain rule written out under the chain."""

import json

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from core.product import product_line, sum_line, terms
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
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.LinksAccessibleByMouse)
        self.setContentsMargins(14, 2, 14, 6)
        self._session = session
        self._is_pointed_at = False
        self.linkHovered.connect(self._hover)
        session.hovered_changed.connect(self._show_hovered)
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
        head, equals, rest = escaped.partition(" = ")
        ratios, second, numbers = rest.partition(" = ")
        if second:
            rest = self._linked(ratios, colour) + second + numbers
        below = f"<br>{total}" if total else ""
        self.setText(f'<span style="color:{colour}">{head}{equals}{rest}{below}</span>')

    def _linked(self, ratios: str, colour: str) -> str:
        """Let every ratio light its block; those of the block under the pointer are bold."""
        ways = terms(self._session.chain, self._session.trace)
        blocks = {factor.ratio: factor.block for way in ways for factor in way}
        words = []
        for word in ratios.split(" "):
            path = blocks.get(word)
            if path is not None:
                shown = f"<b>{word}</b>" if path == self._session.hovered else word
                style = f"color:{colour};text-decoration:none"
                word = f'<a href="{json.dumps(path)}" style="{style}">{shown}</a>'
            words.append(word)
        return " ".join(words)

    def _hover(self, link: str) -> None:
        """Light the block of a ratio; a text under the pointer must not be written anew."""
        self._is_pointed_at = True
        self._session.hover(tuple(json.loads(link)) if link else None)
        self._is_pointed_at = False

    def _show_hovered(self) -> None:
        if not self._is_pointed_at:
            self._show()
