"""Dims a view while what it shows does not belong to what is typed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.session import Session
from gui.widgets.guarded import guarded

DIMMED = 150
"""How dense a veil is, of 255: what lies under it is read, and is not at stake."""


@guarded
class Veil(QWidget):
    """Lies over a view in the window's own colour and lets the mouse through."""

    def __init__(self, view: QWidget, session: Session) -> None:
        super().__init__(view)
        self._view, self._attention = view, session.attention
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)
        self._attention.outdated_changed.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the view's size."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._view.size())
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.resize(self._view.size())
        self.raise_()
        self.setVisible(self._attention.is_outdated)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint what dims."""
        colour = QColor(self.palette().window().color())
        colour.setAlpha(DIMMED)
        QPainter(self).fillRect(self.rect(), colour)
