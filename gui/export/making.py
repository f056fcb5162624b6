"""An export while it is made: into the clipboard or to who wants it, as one thing."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Signal

from core.document.text import title
from core.export.order import Order
from core.export.things import MOVING, PICTURES, TABLES, suffixes_of
from gui.export.clipboard import as_moving_picture, as_picture
from gui.export.export_process import ExportProcess


class Making(QObject):
    """Makes one export at a time.

    Signals
    -------
    ended : nothing is being made any more; why nothing could be, or an empty text
    progressed : how much is done, from 0 to 1
    """

    ended = Signal(str)
    progressed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = ExportProcess(self)
        self._process.made.connect(self._give)
        self._process.refused.connect(self._refuse)
        self._process.progressed.connect(self.progressed)
        self._use: Callable[[bytes], None] | None = None
        self._take: Callable[[QMimeData], None] | None = None
        self._png = b""

    def make(self, order: Order, use: Callable[[bytes], None]) -> None:
        """Make the content of a file, and give it to who uses it."""
        self._use, self._take, self._png = use, None, b""
        self._process.ask(order)

    def copy(self, order: Order, take: Callable[[QMimeData], None]) -> None:
        """Make what goes to the clipboard: a PNG and an SVG, or tabs, which spreadsheets take."""
        self._use, self._take, self._png = None, take, b""
        if order.suffix in PICTURES:
            order = replace(order, suffix=PICTURES[0])
        elif order.suffix in TABLES and TABLES[1] in suffixes_of(order.what):
            order = replace(order, suffix=TABLES[1])
        self._process.ask(order)

    def stop(self) -> None:
        """Make nothing any more, and say nothing of it."""
        self._process.stop()

    def _give(self, order: Order, content: bytes) -> None:
        if self._use is not None:
            self._use(content)
        elif self._take is not None:
            if order.suffix == PICTURES[0]:
                self._png = content
                self._process.ask(replace(order, suffix=PICTURES[1]))
                return
            self._take(self._data(order, content))
        self.ended.emit("")

    def _data(self, order: Order, content: bytes) -> QMimeData:
        if self._png:
            return as_picture(self._png, content, title(order.document))
        if order.suffix in MOVING:
            return as_moving_picture(content, order.suffix)
        data = QMimeData()
        data.setText(content.decode())
        return data

    def _refuse(self, _: Order, reason: str) -> None:
        self.ended.emit(reason)
