"""A worksheet written beside the window: fonts and f′ of each exercise take seconds."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class SheetWriter(QObject):
    """Writes one worksheet at a time, in a thread.

    Signals
    -------
    ended : what went wrong, in words; empty once the file is written
    """

    ended = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a sheet is being written."""
        return self._thread is not None and self._thread.is_alive()

    def write(self, path: Path, what: tuple[str, int, int, int], title: str) -> None:
        """Write exercises by rule, level, number and seed."""
        self._thread = threading.Thread(
            target=self._write, args=(path, what, title), name="worksheet", daemon=True
        )
        self._thread.start()

    def _write(self, path: Path, what: tuple[str, int, int, int], title: str) -> None:
        from core.document.files import in_words
        from core.export.worksheet import write_worksheet
        from core.practice.exercises import exercises

        try:
            write_worksheet(path, exercises(*what), title)
        except OSError as error:
            self.ended.emit(in_words(error))
        else:
            self.ended.emit("")
