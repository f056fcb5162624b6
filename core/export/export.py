"""An export by the suffix of its file: what can be written, and what stands in its way."""

import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from core.document import Document
from core.export.look import SCREEN, Look

if TYPE_CHECKING:
    from core.document import Shown

FIGURES, TABLES = (".png", ".svg", ".pdf"), (".csv",)

SUFFIXES = (*FIGURES, *TABLES)
"""Of the files that are written."""

LATER = (".json", ".py", ".tex")
"""Of those that are not written yet."""


class Obstacle(Enum):
    """What stands in the way of a file."""

    UNKNOWN_SUFFIX = auto()
    NOT_WRITTEN_YET = auto()
    NO_FOLDER = auto()
    IS_FOLDER = auto()
    LOCKED_FOLDER = auto()
    SYSTEM = auto()


class ExportError(ValueError):
    """A file cannot be written; who asked for it words what stands in the way.

    `system` is what the system says, of Obstacle.SYSTEM.
    """

    def __init__(self, path: Path, obstacle: Obstacle, system: str = "") -> None:
        super().__init__(path, obstacle, system)
        self.path, self.obstacle, self.system = path, obstacle, system


def checked_export(path: Path) -> Path:
    """Refuse a file that cannot be exported to.

    Raises
    ------
    ExportError
        If `render` does not know the suffix, or the folder does not take the file.
    """
    suffix = path.suffix.lower()
    if suffix in LATER:
        raise ExportError(path, Obstacle.NOT_WRITTEN_YET)
    if suffix not in SUFFIXES:
        raise ExportError(path, Obstacle.UNKNOWN_SUFFIX)
    return checked_folder(path)


def checked_folder(path: Path) -> Path:
    """Refuse a file that its folder does not take.

    Raises
    ------
    ExportError
        If there is no such folder, it cannot be written or the file is a folder itself.
    """
    try:
        if not path.parent.is_dir():
            raise ExportError(path, Obstacle.NO_FOLDER)
        if path.is_dir():
            raise ExportError(path, Obstacle.IS_FOLDER)
        with suppress(FileNotFoundError):
            path.stat()  # it may be a link that leads to itself
    except OSError as error:
        raise ExportError(path, Obstacle.SYSTEM, str(error.strerror)) from error
    if not os.access(path.parent, os.W_OK):
        raise ExportError(path, Obstacle.LOCKED_FOLDER)
    return path


def render(
    document: Document, path: Path, shown: "Shown | None" = None, look: Look = SCREEN
) -> bytes:
    """Make the content of a file that `checked_export` let pass.

    A figure has what is shown, and without that what the document shows; and it has a look.
    """
    suffix = path.suffix.lower()
    # Matplotlib takes a third of a second to import, which a report need not wait for.
    if suffix in FIGURES:
        from core.export.drawing import draw

        return draw(document, suffix[1:], look, shown or document.shown)
    from core.export.table import as_csv

    return as_csv(document)
