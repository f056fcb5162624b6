"""The sizes of the window and its parts, from one start to the next."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gui.chain.zoom import ChainZoom
from gui.window.columns import Columns
from gui.window.rows import Rows


class LayoutMemory:
    """Keeps the layout that the user chose, and restores it."""

    def __init__(
        self, window: QWidget, columns: Columns, rows: Rows, palette: QAction, zoom: ChainZoom
    ) -> None:
        self._window, self._columns, self._rows = window, columns, rows
        self._palette, self._zoom = palette, zoom

    def keep(self) -> None:
        """Remember all sizes; the chain's height only if the user set it."""
        settings = QSettings()
        settings.setValue("geometry", self._window.saveGeometry())
        settings.setValue("columns", self._columns.saveState())
        settings.setValue("palette", self._palette.isChecked())
        settings.setValue("zoom", self._zoom.factor)
        settings.remove("rows")
        if not self._rows.follows_chain:
            settings.setValue("rows", self._rows.saveState())

    def restore(self) -> None:
        """Give everything the size it had."""
        settings = QSettings()
        self._palette.setChecked(bool(settings.value("palette", True, bool)))
        self._zoom.restore(settings.value("zoom"))
        for name, restore in (
            ("geometry", self._window.restoreGeometry),
            ("columns", self._columns.restoreState),
            ("rows", self._rows.restoreState),
        ):
            state = settings.value(name)
            if isinstance(state, QByteArray):
                restore(state)
                self._rows.follows_chain &= name != "rows"
