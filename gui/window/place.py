"""Where a window may be: on a screen that is there, and no larger than it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

FRAME = QSize(8, 44)
"""About what a window manager puts around a window."""

FARTHEST = 1 << 16
"""Pixels: no screen and no part of a window has more."""


def on_a_screen(place: QRect) -> QRect:
    """Give the nearest place for a window that lies on a screen, and is no larger than it."""
    screens = QGuiApplication.screens()
    rooms = [screen.availableGeometry() for screen in screens]
    room = max(rooms, key=lambda room: _area(room.intersected(place)))
    room = room.adjusted(0, FRAME.height() - FRAME.width(), -FRAME.width(), -FRAME.width())
    made = QRect(place.topLeft(), place.size().boundedTo(room.size()))
    made.moveRight(min(made.right(), room.right()))
    made.moveBottom(min(made.bottom(), room.bottom()))
    made.moveLeft(max(made.left(), room.left()))
    made.moveTop(max(made.top(), room.top()))
    return made


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
