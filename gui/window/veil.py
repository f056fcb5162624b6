"""Dims a view while what it shows does not belong to what is typed, or would tell too early."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.session import Session
from gui.widgets.guarded import guarded

DIMMED = 150
"""How dense a veil is, of 255: what lies under it is read, and is not at stake."""

HIDDEN = 244
"""How dense it is over what a lesson is about to find out: no number can be read through it."""


@guarded
class Veil(QWidget):
    """Lies over a view in the window's own colour and lets the mouse through.

    Parameters
    ----------
    view : QWidget
        What lies under it.
    session : Session
        Which knows whether what is shown is outdated, and whether somebody walks through a pass.
    tells_end : bool
        Whether the view shows what a pass leads to, and waits until that is reached.
    """

    def __init__(self, view: QWidget, session: Session, *, tells_end: bool = False) -> None:
        super().__init__(view)
        self._view, self._attention, self._walk = view, session.attention, session.walk
        self._tells_end = tells_end
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        view.installEventFilter(self)
        for signal in (self._attention.outdated_changed, self._walk.changed):
            signal.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Follow the view's size."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._view.size())
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.resize(self._view.size())
        self.raise_()
        self.setVisible(self._attention.is_outdated or self._waits)
        self.update()

    @property
    def _waits(self) -> bool:
        return self._tells_end and self._walk.done is not None

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint what dims."""
        colour = QColor(self.palette().window().color())
        colour.setAlpha(HIDDEN if self._waits else DIMMED)
        QPainter(self).fillRect(self.rect(), colour)
