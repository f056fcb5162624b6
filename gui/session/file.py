"""Which file the document belongs to, and whether it holds what there is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.document import Document


class File(QObject):
    """Holds the open file, and what each file of this window held when it was read or written.

    So undo may lead back to another file, and that one is known to be unchanged.
    """

    changed = Signal()
    """Another file is open, or this one was written."""

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._held: dict[Path, Document] = {}

    @property
    def path(self) -> Path | None:
        """The file; None for a document that was never saved."""
        return self._path

    def hold(self, path: Path, document: Document) -> None:
        """Know that a document was just read from a file, or written to it."""
        self._held[path] = document

    def show(self, path: Path | None) -> None:
        """Go over to a file whose content is known, or to none."""
        self._path = path
        self.changed.emit()

    def differs(self, document: Document) -> bool:
        """Tell whether the file would change by saving, but for x, h and the view.

        What belongs to no file does not.
        """
        if self._path is None:
            return False
        held = self._held[self._path]
        return document != replace(
            document, chain=held.chain, text=held.text, parameters=held.parameters, pins=held.pins
        )
