"""Which file the document belongs to, and whether it holds what there is."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from core.document import Document, DocumentError
from core.document.file_format import MAX_BYTES, load_stamped
from core.document.reading import Meanwhile, Stamp, since

MOST_BEGUN = 20
"""How many documents of no file are known by what they began as."""

View: TypeAlias = tuple[object, ...]


class _Held(NamedTuple):
    """A document that is kept somewhere, and the views that are no change of it.

    None for what is no document; a file is known by its stamp, or else by its document.
    """

    document: Document | None
    views: set[View]
    stamp: Stamp | None = None

    def differs(self, document: Document) -> bool:
        known = self.document
        if known is None or _view_of(document) not in self.views:
            return True
        return known != replace(
            document, x_range=known.x_range, y_range=known.y_range, log_x=known.log_x,
            log_y=known.log_y,
        )  # fmt: skip


class File(QObject):
    """Holds the open file, and what each file of this window held when it was read or written.

    So undo may lead back to another file, and that one is known to be unchanged.
    """

    changed = Signal()
    """Another file is open, or this one was written."""

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._held: dict[Path, _Held] = {}
        self._begun: tuple[_Held, ...] = ()

    @property
    def path(self) -> Path | None:
        """The file; None for a document that was never saved."""
        return self._path

    @property
    def held(self) -> Mapping[Path, Document]:
        """What the files held that this session has read or written."""
        return {path: held.document for path, held in self._held.items() if held.document}

    @property
    def begun(self) -> tuple[Document, ...]:
        """What the last documents of no file began as."""
        return tuple(held.document for held in self._begun if held.document)

    def hold(
        self, path: Path | None, document: Document | None, stamp: Stamp | None = None
    ) -> None:
        """Know what a file holds: None, if that is no document; for no file, what has begun."""
        held = _Held(document, {_view_of(document)} if document else set(), stamp)
        if path is not None:
            self._held[path] = held
        elif document not in self.begun:
            self._begun = (*self._begun, held)[-MOST_BEGUN:]

    def show(self, path: Path | None) -> None:
        """Go over to a file whose content is known, or to none."""
        self._path = path
        self.changed.emit()

    def differs(self, document: Document) -> bool:
        """Tell whether the file would change by saving.

        What belongs to no file differs if documents have begun, and none of them like it.
        """
        known = self._known
        return bool(known) and all(held.differs(document) for held in known)

    def follow_view(self, before: Document, after: Document) -> None:
        """Take a view that the plot went over to by itself for no change, if none was before."""
        for held in self._known:
            if _view_of(before) in held.views:
                held.views.add(_view_of(after))

    def meanwhile(self, *, quick: bool = False) -> Meanwhile:
        """Tell what somebody else has made of the open file since.

        Raises an OSError if it cannot be read.
        """
        if self._path is None:
            return Meanwhile.SAME
        held = self._held[self._path]
        if held.stamp is not None:
            return since(self._path, held.stamp, MAX_BYTES, quick=quick)
        try:
            document, stamp = load_stamped(self._path)
        except FileNotFoundError:
            return Meanwhile.GONE
        except DocumentError:
            return Meanwhile.CHANGED
        if document != held.document:
            return Meanwhile.CHANGED
        self._held[self._path] = held._replace(stamp=stamp)
        return Meanwhile.SAME

    @property
    def _known(self) -> tuple[_Held, ...]:
        return self._begun if self._path is None else (self._held[self._path],)


def _view_of(document: Document) -> View:
    return document.x_range, document.y_range, document.logs
