"""A ring around what has the keyboard, the same for every control."""

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

WIDTH = 2
"""Pixels of the line."""

RADIUS = 4.0

ROOM = 4
"""Pixels from the edge that the line with its corners takes."""

_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


@guarded
class FocusRing(QWidget):
    """Goes with the keyboard through a window, over whatever it frames.

    Qt's own QFocusFrame lies around a control and not on it: what lies at an edge would be cut off.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._window = window
        self._framed: QWidget | None = None
        self._around: list[QWidget] = []  # what is framed and all that it lies in
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Stay on what is framed when that, or what it lies in, moves."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Leave out what is framed, which would be painted with every frame of it."""
        inside = self.rect().marginsRemoved(QMargins(ROOM, ROOM, ROOM, ROOM))
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)))

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the ring."""
        painter, half = QPainter(self), WIDTH / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self.palette()).forward, WIDTH))
        area = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, RADIUS, RADIUS)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Frame what has the keyboard now; other windows are not ours, and menus show it."""
        for widget in filter(isValid, self._around):
            widget.removeEventFilter(self)
        if not isValid(self._window):
            self._framed, self._around = None, []
            return  # the application ends, and keeps telling of the keyboard until it has
        is_ours = now is not None and now.window() is self._window
        framed = now if is_ours and not isinstance(now, QMenu | QMenuBar) else None
        self._framed, self._around = framed, _with_parents(framed, self._window)
        for widget in self._around:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        """Lie on the part of it that is seen."""
        if not (isValid(self) and isValid(self._window)):
            return
        framed = self._framed
        if framed is None or not isValid(framed) or not framed.isVisible():
            self.hide()
            return
        seen = _on(framed, self._window)
        for widget in self._around:
            seen &= _on(widget, self._window)
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()


def _with_parents(widget: QWidget | None, window: QWidget) -> list[QWidget]:
    """Give a widget and what it lies in, up to a window."""
    found: list[QWidget] = []
    while widget is not None and widget is not window:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _on(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
