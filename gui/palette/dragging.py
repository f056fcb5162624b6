"""Dragging a function, or a letter, out of the palette."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from core.chain.parameters import on_screen
from core.functions import CATALOGUE
from gui import mime
from gui.widgets.drag_picture import picture


def drag(source: QWidget, name: str) -> None:
    """Drag what a name stands for, as the block it will be, until it is let go."""
    gesture = QDrag(source)
    gesture.setMimeData(mime.of_function(name))
    label = CATALOGUE[name].label if name in CATALOGUE else on_screen(name)
    shown = picture(source, [label])
    gesture.setPixmap(shown)
    size = shown.deviceIndependentSize().toSize()
    gesture.setHotSpot(QPoint(size.width() // 2, size.height() // 2))
    gesture.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)
