"""Tells whether another window has the same file open."""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from gui.lock_file import lock_file
from gui.state_folder import state_folder


class OpenElsewhere:
    """Holds a lock for the open file, its `path`, as long as that is open.

    The system knows which locks are those of windows that were killed.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self._lock: QLockFile | None = None

    def go_to(self, path: Path | None) -> bool:
        """Let go of the last file for another one; tell whether somebody else has that open.

        The same as before is none that somebody else has.
        """
        if path == self.path:
            return False
        self.let_go()
        self.path = path
        lock = None if path is None else _lock_of(path)
        if lock is None or lock.tryLock(0):
            self._lock = lock
            return False
        return lock.error() == QLockFile.LockError.LockFailedError

    def let_go(self) -> None:
        """Have no file open."""
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self.path = None


def _lock_of(path: Path) -> QLockFile | None:
    """Give the lock of a file, however it is called; None where there is no place for one."""
    try:
        folder = state_folder() / "open"
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    name = hashlib.sha1(os.fsencode(os.path.realpath(path)), usedforsecurity=False).hexdigest()
    return lock_file(folder / f"{name}.lock")
