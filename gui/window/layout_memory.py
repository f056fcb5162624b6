"""The sizes of the window and its parts, from one start to the next."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui import settings
from gui.chain.zoom import LARGE, SMALL, ChainZoom
from gui.inspector.inspector import Inspector
from gui.window.columns import Columns
from gui.window.place import FARTHEST, on_a_screen
from gui.window.rows import Rows


class LayoutMemory:
    """Keeps the layout that the user chose, and restores it.

    All is kept as plain numbers: Qt's own way believes whatever bytes it finds.
    """

    def __init__(
        self,
        window: QWidget,
        columns: Columns,
        rows: Rows,
        palette: QAction,
        zoom: ChainZoom,
        inspector: Inspector,
    ) -> None:
        self._window, self._columns, self._rows = window, columns, rows
        self._palette, self._zoom, self._inspector = palette, zoom, inspector

    def keep(self) -> None:
        """Remember all sizes; the chain's height only if the user set it."""
        place = self._window.normalGeometry()
        settings.keep_numbers("window", [place.x(), place.y(), place.width(), place.height()])
        settings.keep("maximized", self._window.isMaximized())
        settings.keep_numbers("columns", self._columns.widths)
        settings.keep("palette", self._palette.isChecked())
        settings.keep("zoom", self._zoom.factor)
        settings.keep("inspector", self._inspector.opened)
        settings.forget("rows")
        if not self._rows.follows_chain:
            settings.keep_numbers("rows", self._rows.sizes())

    def restore(self) -> None:
        """Give everything the size it had, as far as the screens at hand have room for it."""
        self._palette.setChecked(settings.flag("palette", default=True))
        self._zoom.restore(settings.number("zoom", 1.0, SMALL, LARGE))
        names = self._inspector.names
        self._inspector.open(settings.word("inspector", names[0], names))
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
