"""A file or a link that is dropped on the window, whatever part of it lies below, is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.document.link import is_link
from gui.widgets.guarded import guarded

_KINDS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


@guarded
class FileDrop(QObject):
    """Takes files before the part of the window that they are over, which may want their names.

    Signals
    -------
    dropped : the Path of a file, once the program that it came from has been answered
    linked : the text of a link, likewise
    told : why something else was not opened
    """

    dropped = Signal(object)
    linked = Signal(str)
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
        if not isinstance(event, QDropEvent) or not _is_ours(event.mimeData()):
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
        if link := _link_in(data):
            return lambda: self.linked.emit(link)
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if not paths:
            return lambda: self.told.emit(self.tr("What was dropped is no file of this computer."))
        if len(paths) > 1:
            return lambda: self.told.emit(self.tr("One document is open at a time: drop one file."))
        return lambda: self.dropped.emit(paths[0])


def _is_ours(data: QMimeData) -> bool:
    return data.hasUrls() or bool(_link_in(data))


def _link_in(data: QMimeData) -> str:
    """Give the link that is dragged, as an address or as a text; nothing for all else."""
    texts = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls()]
    return next(filter(is_link, [*texts, data.text()] if len(texts) < 2 else []), "")
