"""Which file the document belongs to, and whether it holds what there is."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.document import Document

MOST_BEGUN = 20
"""How many documents of no file are known by what they began as."""


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
        self._begun: tuple[Document, ...] = ()

    @property
    def path(self) -> Path | None:
        """The file; None for a document that was never saved."""
        return self._path

    @property
    def held(self) -> Mapping[Path, Document]:
        """What the files held that this session has read or written."""
        return dict(self._held)

    @property
    def begun(self) -> tuple[Document, ...]:
        """What the last documents of no file began as."""
        return self._begun

    def hold(self, path: Path | None, document: Document) -> None:
        """Know that a document was just read from a file, or written to it; or begun, for none."""
        if path is not None:
            self._held[path] = document
        elif document not in self._begun:
            self._begun = (*self._begun, document)[-MOST_BEGUN:]

    def show(self, path: Path | None) -> None:
        """Go over to a file whose content is known, or to none."""
        self._path = path
        self.changed.emit()

    def differs(self, document: Document) -> bool:
        """Tell whether the file would change by saving, but for x, h and the view.

        What belongs to no file differs if no document began like it: that would be lost.
        """
        known = self._begun if self._path is None else [self._held[self._path]]
        return all(_differs(document, held) for held in known)


def _differs(document: Document, held: Document) -> bool:
    return document != replace(
        document, chain=held.chain, text=held.text, parameters=held.parameters, pins=held.pins
    )
