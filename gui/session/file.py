"""Which file the document belongs to, and whether it holds what there is."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal

from core.document import Document, DocumentError
from core.document.file_format import MAX_BYTES, load_stamped
from core.document.kept import Held
from core.document.reading import Meanwhile, Stamp, since
from core.plot.first_view import Ranges

View: TypeAlias = tuple[object, ...]

MOST_BEGUN = 20
"""How many documents of no file are known by what they began as."""


class _Known(NamedTuple):
    """What a file held, by what it is known, and the views that are no change of it."""

    document: Document | None
    stamp: Stamp | None
    views: set[View]

    def seen(self, document: Document) -> Document | None:
        """Give what was held in the view of a document, if that is no change."""
        if self.document is None or _view_of(document) not in self.views:
            return self.document
        return self.document.in_view_of(document)


class File(QObject):
    """Holds the open file, and what each file of this window held when it was read or written.

    So undo may lead back to another file, and that one is known to be unchanged. A document of no
    file is known by what it began as.
    """

    changed = Signal()
    """Another file is open, or this one was written."""

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._held: dict[Path, _Known] = {}
        self._begun: tuple[_Known, ...] = ()
        self._is_missing = False

    @property
    def path(self) -> Path | None:
        """The file; None for a document that was never saved."""
        return self._path

    def held(self, seen: Document) -> dict[Path, Held]:
        """Give what each file held, in the view of a document where that is no change."""
        return {path: Held(known.seen(seen), known.stamp) for path, known in self._held.items()}

    def begun(self, seen: Document) -> tuple[Document, ...]:
        """Give what the last documents of no file began as, in the view of one likewise."""
        return tuple(found for known in self._begun if (found := known.seen(seen)))

    def hold(
        self, path: Path | None, document: Document | None, stamp: Stamp | None = None
    ) -> None:
        """Know what a file holds: None, if that is no document. For no file, what one began as.

        Without a stamp the file is known by its document alone.
        """
        known = _Known(document, stamp, set() if document is None else {_view_of(document)})
        if path is not None:
            self._held[path] = known
        else:  # the last one stays longest, with the views that were no change of it before
            again = [other for other in self._begun if other.document == document]
            others = [other for other in self._begun if other.document != document]
            self._begun = (*others, *(again or [known]))[-MOST_BEGUN:]

    def show(self, path: Path | None) -> None:
        """Go over to a file whose content is known, or to none."""
        self._path, self._is_missing = path, False
        self.changed.emit()

    def miss(self, *, missing: bool) -> None:
        """Know whether the open file is there: one that is gone holds nothing."""
        if missing != self._is_missing:
            self._is_missing = missing
            self.changed.emit()

    def holds(self, path: Path, document: Document) -> bool:
        """Tell whether a file is open and held a document, in whatever view."""
        held = self._held[path].document if path == self._path else None
        return held is not None and held.in_view_of(document) == document

    def differs(self, document: Document) -> bool:
        """Tell whether the file would change by saving.

        What belongs to no file differs if none began like it, and all does if the file is gone.
        """
        return self._is_missing or self.is_unsaved(document, self._path)

    def is_unsaved(self, document: Document, path: Path | None) -> bool:
        """Tell the same of a document that was open, with the file that it belonged to."""
        return all(known.seen(document) != document for known in self._known(path))

    def opened_range(self, document: Document) -> tuple[float, float] | None:
        """Give the range of x that the file holds, or that a document of no file began with.

        None for a function that no document began with.
        """
        held = [known.document for known in self._known(self._path) if known.document is not None]
        is_file = self._path is not None
        seen = [own.x_range for own in held if is_file or own.chain == document.chain]
        return seen[-1] if seen else None

    def begun_ranges(self, document: Document) -> Ranges | None:
        """Give the ranges that the file holds, or that a document of no file began with.

        None for another function, or for other axes.
        """
        held = [known.document for known in self._known(self._path) if known.document is not None]
        like = (document.chain, document.logs)
        seen = [Ranges(own.x_range, own.y_range) for own in held if (own.chain, own.logs) == like]
        return seen[-1] if seen else None

    def follow_view(self, before: Document, after: Document) -> None:
        """Take a view that the plot went over to by itself for no change, if none was before."""
        for known in self._known(self._path):
            if _view_of(before) in known.views:
                known.views.add(_view_of(after))

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

    def _known(self, path: Path | None) -> Sequence[_Known]:
        return self._begun if path is None else [self._held[path]]


def _view_of(document: Document) -> View:
    return document.x_range, document.y_range, document.logs, document.own_view
