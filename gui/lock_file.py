"""Locks that other starts and windows see: files, and nothing that would hold one up."""

from pathlib import Path

from PySide6.QtCore import QLockFile


def lock_file(path: Path) -> QLockFile | None:
    """Give the lock of a file that somebody holds as long as he lives; None for what is no file.

    Qt reads what is there to learn whose it is, and would wait for ever at a pipe.
    """
    try:
        if (path.exists() or path.is_symlink()) and not path.is_file():
            return None
    except OSError:
        return None
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a window may be open for days
    return lock
