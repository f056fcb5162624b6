"""A sheet of glass over the chain while a function is carried from the palette."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget


class Catcher(QWidget):
    """Takes the pointer before blocks and number fields do.

    Parameters
    ----------
    parent : QWidget
        The chain's view.
    """

    moved = Signal(QPoint)
    """Where the pointer is."""

    pressed = Signal(QPoint)
    """Where the mouse button went down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chainCatcher")
        self.setMouseTracking(True)
        self.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Tell where the pointer is."""
        self.moved.emit(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Tell where the click is."""
        self.pressed.emit(event.position().toPoint())
