"""A sheet of glass over the chain while a function is carried from the palette."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from gui.widgets.drag_picture import picture
from gui.widgets.guarded import guarded


@guarded
class ClickOverlay(QWidget):
    """Takes the pointer before blocks and number fields do."""

    moved = Signal(QPoint)
    """Where the pointer is."""

    left = Signal()
    """The pointer is somewhere else."""

    pressed = Signal(QPoint)
    """Where the mouse button went down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chainCatcher")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._picture = QPixmap()
        self._at: QPoint | None = None
        self.hide()

    def carry(self, labels: Sequence[str]) -> None:
        """Cover the chain, with blocks under the pointer once it is here; uncover it with none."""
        self._at = None
        self.setVisible(bool(labels))
        if labels:
            self._picture = picture(self, labels)
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint what is carried."""
        if self._at is not None:
            size = self._picture.deviceIndependentSize().toSize()
            corner = self._at - QPoint(size.width() // 2, size.height() // 2)
            QPainter(self).drawPixmap(corner, self._picture)

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Carry it where the pointer went, unseen."""
        self._at = None
        self.update()
        self.left.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Tell where the pointer is."""
        self._at = event.position().toPoint()
        self.update()
        self.moved.emit(self._at)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Tell where the click is."""
        self.pressed.emit(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Keep the end of the click from what is below."""
        event.accept()
