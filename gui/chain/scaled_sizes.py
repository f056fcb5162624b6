"""The fonts and sizes of the chain in every scale that it is drawn in."""

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from gui.chain.layout.metrics import Metrics
from gui.session import Session
from gui.widgets.theme import figures, sized


class ScaledSizes:
    """Measures each scale once, in the system's font for the canvas and the digits preferred."""

    def __init__(self, canvas: QWidget, session: Session) -> None:
        self._canvas, self._session = canvas, session
        self._known: dict[float, Metrics] = {}
        self._measured = self._asked()

    def follow(self) -> bool:
        """Measure anew if the font or the number of digits is another; tell whether it is."""
        asked = self._asked()
        if asked == self._measured:
            return False
        self._measured = asked
        self._known.clear()
        return True

    def font(self, scale: float) -> QFont:
        """Give the font of labels."""
        font = QApplication.font(self._canvas)
        return font if scale == 1 else sized(font, font, scale)

    def at(self, scale: float) -> Metrics:
        """Give the sizes of all there is, drawn so much larger than the system's font asks for."""
        if scale not in self._known:
            font, digits = self.font(scale), self._session.digits.count
            texts, numbers = QFontMetrics(font), QFontMetrics(figures(font))
            self._known[scale] = Metrics(texts, numbers, digits)
        return self._known[scale]

    def _asked(self) -> tuple[QFont, int]:
        return QApplication.font(self._canvas), self._session.digits.count
