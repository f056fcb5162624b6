"""An export by the suffix of its file: what can be written, and what stands in its way."""

import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from core.document import Document, Shown
from core.export.look import SCREEN, Look
from core.export.order import Order, made
from core.export.things import SUFFIXES, USUAL, suffixes_of
from core.export.wanted import USUAL as USUAL_TEXT
from core.export.wanted import Wanted


class Obstacle(Enum):
    """What stands in the way of a file."""

    UNKNOWN_SUFFIX = auto()
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
    document: Document, path: Path, shown: Shown | None = None, look: Look = SCREEN,
    wanted: Wanted = USUAL_TEXT, what: str = "",
) -> bytes:  # fmt: skip
    """Make the content of a file that `checked_export` let pass.

    Of what is asked for if there are files with its suffix of that, or else of what is usual. A
    figure has what is shown, and without that what the document shows.
    """
    suffix = path.suffix.lower()
    chosen = what if suffix in suffixes_of(what) else USUAL[suffix]
    return made(Order(document, chosen, suffix, shown, look, wanted))
