"""A lock that one process holds and the system takes back when it ends, however it ends."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """Holds a file for itself: no pid has to be asked whether it still lives."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def release(self) -> None:
        """Let others have it; a second time does nothing."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def try_lock(path: Path) -> Lock | None:
    """Lock a file, made if it is not there; None if somebody holds it.

    Raises
    ------
    OSError
        If it cannot be made, or the file system has no locks.
    """
    wishes = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)  # a pipe holds up nobody
    handle = os.open(path, os.O_RDWR | os.O_CREAT | wishes, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    return Lock(handle)
