"""Which file the document belongs to, and whether it holds what there is."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from core.document import Document, DocumentError
from core.document.file_format import MAX_BYTES, load_stamped
from core.document.reading import Meanwhile, Stamp, since

View: TypeAlias = tuple[object, ...]


class _Held(NamedTuple):
    """What a file held, by what it is known, and the views that are no change of it."""

    document: Document | None
    stamp: Stamp | None
    views: set[View]


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

    @property
    def path(self) -> Path | None:
        """The file; None for a document that was never saved."""
        return self._path

    def hold(self, path: Path, document: Document | None, stamp: Stamp | None = None) -> None:
        """Know what a file holds: None, if that is no document.

        Without a stamp the file is known by its document alone.
        """
        views = set() if document is None else {_view_of(document)}
        self._held[path] = _Held(document, stamp, views)

    def show(self, path: Path | None) -> None:
        """Go over to a file whose content is known, or to none."""
        self._path = path
        self.changed.emit()

    def differs(self, document: Document) -> bool:
        """Tell whether the file would change by saving; what belongs to no file does not."""
        if self._path is None:
            return False
        held = self._held[self._path]
        if held.document is None or _view_of(document) not in held.views:
            return True
        known = held.document
        return known != replace(
            document, x_range=known.x_range, y_range=known.y_range, log_x=known.log_x,
            log_y=known.log_y,
        )  # fmt: skip

    def follow_view(self, before: Document, after: Document) -> None:
        """Take a view that the plot went over to by itself for no change, if none was before."""
        held = self._held.get(self._path) if self._path else None
        if held and _view_of(before) in held.views:
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


def _view_of(document: Document) -> View:
    return document.x_range, document.y_range, document.logs
