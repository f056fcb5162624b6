"""The + on a wire: it appears under the pointer, and on the wire that has the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.chain.layout.places import Wire
from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from core.chain.edits import Gap

RADIUS = 7
"""Of the button, in pixels: it leaves the numbers above and below the wire free."""


@guarded
class AddHere(QAbstractButton):
    """A round button in the middle of a wire; it opens the search for what goes in there."""

    chosen = Signal(object)
    """The gap that the wire is."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("addHere")
        self.setAccessibleName(self.tr("Add a function here"))
        self.setToolTip(self.tr("Add a function here"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.resize(2 * RADIUS + 1, 2 * RADIUS + 1)
        self.gap: Gap | None = None
        self.clicked.connect(lambda: self.chosen.emit(self.gap))
        self.hide()

    def show_on(self, wire: Wire | None) -> None:
        """Stand on a wire, or nowhere."""
        self.gap = None if wire is None else wire.gap
        if wire is not None:
            self.move(QPoint((wire.left + wire.right) // 2, wire.y) - self.rect().center())
            self.raise_()
        self.setVisible(wire is not None)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint a circle with a plus in it, filled under the pointer."""
        theme = theme_of(self.palette())
        face, sign = theme.background, theme.forward
        if self.underMouse():
            face, sign = sign, face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.forward, 1.5))
        painter.setBrush(face)
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(QPen(sign, 1.5))
        middle, arm = self.rect().center(), RADIUS // 2
        for way in (QPoint(arm, 0), QPoint(0, arm)):
            painter.drawLine(middle - way, middle + way)


@guarded
class WireRing(QWidget):
    """A ring around the wire that has the keyboard."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("wireRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QRect | None) -> None:
        """Frame a place, or nothing."""
        if place is not None:
            self.setGeometry(place)
            self.raise_()
        self.setVisible(place is not None)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self.palette()).forward, 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
