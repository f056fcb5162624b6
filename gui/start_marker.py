"""Knows whether the last start came to an end: what kills one must not kill every one."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from gui.lock_file import lock_file
from gui.state_folder import state_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

_PREFIX, _FAILED = "starting-", "start-failed"


class StartMarker:
    """A lock beside the log while a window comes up; its end of a process leaves it behind.

    Attributes
    ----------
    died : bool
        Whether a start before this one left its own.
    """

    def __init__(self, number: int) -> None:
        self.died = False
        self._lock: QLockFile | None = None
        self._failed: Path | None = None
        try:
            folder = state_folder()
            left = sorted(folder.glob(f"{_PREFIX}*"))
            self._failed = folder / _FAILED
            self.died = _is_taken_away(self._failed)
        except OSError:  # without a folder nothing is known
            return
        for path in left:
            self.died |= _is_dead(path)
        self._lock = lock_file(folder / f"{_PREFIX}{number}")
        if self._lock is not None:
            self._lock.tryLock(0)

    def end(self) -> None:
        """Know that the window stands."""
        if self._lock is not None:
            self._lock.unlock()

    def fail(self) -> None:
        """Let the next start know that this one found no way to its end."""
        with contextlib.suppress(OSError):
            if self._failed is not None:
                self._failed.touch()
        self.end()


def _is_dead(path: Path) -> bool:
    """Tell whether nobody holds a marker any more, and take it away then."""
    lock = lock_file(path)
    if lock is None or not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _is_taken_away(path: Path) -> bool:
    """Tell whether a file was there and is gone: one that stays would tell so for ever."""
    try:
        path.unlink()
    except OSError:
        return False
    return True
