"""The sizes of the window and its parts, from one start to the next."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from gui import settings
from gui.chain.zoom import LARGE, SMALL, ChainZoom
from gui.window.columns import Columns
from gui.window.rows import Rows

FRAME = QSize(8, 44)
"""About what a window manager puts around a window."""

FARTHEST = 1 << 16
"""Pixels: no screen and no part of a window has more."""


class LayoutMemory:
    """Keeps the layout that the user chose, and restores it.

    All is kept as plain numbers: Qt's own way believes whatever bytes it finds.
    """

    def __init__(
        self, window: QWidget, columns: Columns, rows: Rows, palette: QAction, zoom: ChainZoom
    ) -> None:
        self._window, self._columns, self._rows = window, columns, rows
        self._palette, self._zoom = palette, zoom

    def keep(self) -> None:
        """Remember all sizes; the chain's height only if the user set it."""
        place = self._window.normalGeometry()
        settings.keep_numbers("window", [place.x(), place.y(), place.width(), place.height()])
        settings.keep("maximized", self._window.isMaximized())
        settings.keep_numbers("columns", self._columns.widths)
        settings.keep("palette", self._palette.isChecked())
        settings.keep("zoom", self._zoom.factor)
        settings.forget("rows")
        if not self._rows.follows_chain:
            settings.keep_numbers("rows", self._rows.sizes())

    def restore(self) -> None:
        """Give everything the size it had, as far as the screens at hand have room for it."""
        self._palette.setChecked(settings.flag("palette", default=True))
        self._zoom.restore(settings.number("zoom", 1.0, SMALL, LARGE))
        place = settings.numbers("window", 4, -FARTHEST, FARTHEST)
        if place is not None:
            self._window.setGeometry(on_a_screen(QRect(*place)))
        if settings.flag("maximized", default=False):
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        if widths := settings.numbers("columns", 3, 0, FARTHEST):
            self._columns.set_widths(widths)
        if heights := settings.numbers("rows", 2, 0, FARTHEST):
            self._rows.setSizes(heights)
            self._rows.follows_chain = False


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
