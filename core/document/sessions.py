"""The journals of a folder: each belongs to one window at a time, and the next start takes it."""

import contextlib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from core.document.file_errors import in_a_sentence
from core.document.files import file_name, named
from core.document.journal import Journal, JournalError, is_newer, read
from core.document.kept import Kept
from core.document.lock import Lock, try_lock

MOST_LEFT = 20
"""How many journals of windows that are gone are left for later starts."""

MOST_ASIDE = 5
"""How many damaged journals are put aside."""

_LONGEST_PATH = 72
"""Characters of a path that a line has room for."""


class Taken(NamedTuple):
    """A journal that is this window's now, what the last window kept in it, and what is damaged.

    `damage` says in a sentence what cannot be read, and where it is; it is empty if all can.
    """

    journal: Journal
    kept: Kept | None
    damage: str


def take(folder: Path) -> Taken:
    """Take the journal that was written last and that no window holds, or else a new one.

    One that is damaged is put aside, and what can be read of it is taken all the same.

    Raises
    ------
    OSError
        If the folder cannot be used.
    """
    journal = _newest(folder)
    if journal is None:
        return Taken(begin(folder), None, "")
    try:
        return Taken(journal, read(journal.path), "")
    except JournalError as error:
        aside = file_name(str(_put_aside(journal)), _LONGEST_PATH)
        return Taken(journal, error.kept, f"It is put aside as {aside} ({error}).")
    except OSError as error:
        journal.lock.release()
        return Taken(begin(folder), None, in_a_sentence(error, whole=True))


def take_left(folder: Path) -> Taken | None:
    """Take what was written last of the work that no window holds, beside what this one has.

    What is damaged waits for a start that can say so. None if nothing is left; an OSError if the
    folder cannot be used.
    """
    for journal in _free(folder):
        with contextlib.suppress(OSError, JournalError):
            kept = read(journal.path)
            if kept is not None and kept.has_work:
                return Taken(journal, kept, "")
        journal.lock.release()
    return None


def is_work_left(folder: Path) -> bool:
    """Tell whether there is something to take; whoever comes first may have it."""
    left = take_left(folder)
    if left is not None:
        left.journal.lock.release()
    return left is not None


def _newest(folder: Path) -> Journal | None:
    return next(_free(folder), None)


def _free(folder: Path) -> Iterator[Journal]:
    """Lock the journals that nobody holds, one as it is asked for, the newest first."""
    for path in _by_age(folder):
        lock = _locked(path)
        if lock is not None:
            yield Journal(path, lock)


def newer(folder: Path) -> list[Path]:
    """Give the journals that a later version wrote: they are left as they are.

    Raises
    ------
    OSError
        If the folder cannot be used.
    """
    with named(folder):
        return sorted(path for path in folder.glob("session-*.journal") if is_newer(path))


def begin(folder: Path) -> Journal:
    """Take a journal that keeps nothing yet; the oldest that nobody wants gives way.

    Raises
    ------
    OSError
        If the folder cannot be used.
    """
    for path in _by_age(folder)[MOST_LEFT:]:
        lock = _locked(path)
        if lock is not None:
            path.unlink(missing_ok=True)
            lock.release()
    for number in count(1):
        path = folder / f"session-{number}.journal"
        lock = None if path.exists() else _locked(path)
        if lock is not None and not path.exists():  # nobody was quicker
            return Journal(path, lock)
    raise AssertionError


def discard(journal: Journal) -> None:
    """Take away a journal that another has taken in, if the system lets it go."""
    with contextlib.suppress(OSError):
        journal.path.unlink(missing_ok=True)
    journal.lock.release()


def _put_aside(journal: Journal) -> Path:
    """Keep a damaged journal under another name, and give that; an OSError if it cannot be.

    Of those put aside before, the oldest gives way.
    """
    names = [journal.path.with_name(f"damaged-{i}.journal") for i in range(1, MOST_ASIDE + 1)]
    free = [name for name in names if not name.exists()]
    aside = free[0] if free else min(names, key=_age)
    with named(journal.path):
        journal.path.replace(aside)
    return aside


def _by_age(folder: Path) -> list[Path]:
    with named(folder):
        return sorted(_journals(folder), key=_age, reverse=True)


def _journals(folder: Path) -> Iterator[Path]:
    """Give all journals but those of later versions, which are nobody's here."""
    there = (path for path in folder.iterdir() if path.match("session-*.journal"))
    return (path for path in there if not is_newer(path))


def _age(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:  # it is gone meanwhile
        return 0.0


def _locked(path: Path) -> Lock | None:
    """Lock a journal; None if another window holds it, or what is there is nobody's lock."""
    lock = path.with_suffix(".lock")
    if lock.is_symlink() or (lock.exists() and not lock.is_file()):
        return None
    return try_lock(lock)
