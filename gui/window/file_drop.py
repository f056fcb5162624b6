"""A file that is dropped on the window, whatever part of it lies below, is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.guarded import guarded

_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


@guarded
class FileDrop(QObject):
    """Takes files before the part of the window that they are over, which may want their names.

    Signals
    -------
    dropped : the Path of a file, once the program that it came from has been answered
    told : why something else was not opened
    """

    dropped = Signal(object)
    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Watch the window of the system once there is one, and what is dragged there."""
        if event.type() == QEvent.Type.Show and watched is self._window:
            self._window.windowHandle().installEventFilter(self)
        if event.type() not in _KINDS or watched is self._window:
            return False
        if not isinstance(event, QDropEvent) or not event.mimeData().hasUrls():
            return False
        if QApplication.activeModalWidget() is not None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            later = self._answer(event.mimeData())
            QTimer.singleShot(0, self, later)  # a dialog would hold up whoever it came from
        return True

    def _answer(self, data: QMimeData) -> Callable[[], None]:
        """Give what to do about what was dropped, all of which is known only now."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not paths:
            return lambda: self.told.emit(self.tr("What was dropped is no file of this computer."))
        if len(paths) > 1:
            return lambda: self.told.emit(self.tr("One document is open at a time: drop one file."))
        return lambda: self.dropped.emit(paths[0])
