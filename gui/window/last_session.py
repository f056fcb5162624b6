"""What was open when the last window closed, however it ended, as the next window takes it up."""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from core.document import Document
from core.document.file_errors import in_a_sentence
from core.document.journal import Journal
from core.document.kept import Kept
from core.document.sessions import Taken, begin, is_work_left, newer, take
from gui.session import Session
from gui.session.keeping import restore
from gui.state_folder import state_folder

OPENING = Document()
"""The first start."""


@dataclass(frozen=True, slots=True)
class LastSession:
    """A session, and how it came to be what it is.

    Attributes
    ----------
    journal : Journal or None
        Where it is to be kept; None if that cannot be, and `problem` says why.
    kept : Kept or None
        What it was taken up from.
    offered : Taken or None
        What was open at a start that died: it may be the reason, so it is not taken up.
    is_asked : bool
        Whether the command line asked for what is shown.
    damage : str
        What could not be read, and where it lies, in a sentence; empty if all could.
    is_more_left : bool
        Whether another window left work behind that nobody has taken up yet.
    newer : tuple of Path
        The journals of a later version, which can be read by that alone.
    """

    session: Session
    journal: Journal | None = None
    kept: Kept | None = None
    offered: Taken | None = None
    is_asked: bool = False
    damage: str = ""
    problem: str = ""
    is_more_left: bool = False
    newer: tuple[Path, ...] = ()


def take_up(
    document: Document = OPENING, path: Path | None = None, *, died: bool = False
) -> LastSession:
    """Open the session as it was left, before there are views, and what is asked for over it.

    Parameters
    ----------
    document, path
        What the command line asks for; the opening document if it asks for nothing.
    died : bool
        Whether the last start ended before its window was there.
    """
    last = _taken_up(document, path, died=died)
    with contextlib.suppress(OSError):
        return replace(last, newer=tuple(newer(state_folder())))
    return last


def _taken_up(document: Document, path: Path | None, *, died: bool) -> LastSession:
    path = None if path is None else _absolute(path)
    is_asked = path is not None or document != OPENING
    try:
        folder = state_folder()
        journal, kept, damage = taken = take(folder)
        if died and kept is not None:
            fresh = _opened(document, path)
            return LastSession(fresh, begin(folder), None, taken, is_asked, damage)
        more = is_work_left(folder)
    except OSError as error:
        problem = in_a_sentence(error, whole=True)
        return LastSession(_opened(document, path), problem=problem)
    if kept is None:
        session = _opened(document, path)
        return LastSession(session, journal, None, None, is_asked, damage, is_more_left=more)
    session = Session(OPENING)
    restore(session, kept)
    # A file that is open already stays as it is: more may have been typed by then.
    if is_asked and (path is None or not session.file.holds(path, document)):
        session.open(document, path)
    return LastSession(session, journal, kept, None, is_asked, damage, is_more_left=more)


def _opened(document: Document, path: Path | None) -> Session:
    session = Session(document)
    session.file.hold(path, document)
    session.file.show(path)
    return session


def _absolute(path: Path) -> Path:
    """Give a path that means the same at the next start, which may be made elsewhere."""
    with contextlib.suppress(OSError):  # where the folder at hand is gone
        return path.absolute()
    return path
