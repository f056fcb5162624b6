"""Temporary files beside those to be written: whose writer was killed, the next one removes."""

import contextlib
import os
import re
import secrets
import stat
import time
from functools import partial

if os.name != "nt":
    import fcntl

YOUNG = 60.0
"""Seconds within which an unlocked file may be one that its writer is about to lock."""

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NAME = re.compile(r"\.chainrule-(\d+)-[0-9a-f]{16}")


class Staged:
    """A new file of a folder: written, renamed, and gone at the end if it was not.

    Nobody else reads a secret one, until it has the permissions of what it replaces. It is locked
    until it is closed.
    """

    def __init__(self, folder: str, *, secret: bool) -> None:
        self.name = os.path.join(folder, f".chainrule-{os.getpid()}-{secrets.token_hex(8)}")
        self.handle = os.open(self.name, _FLAGS, 0o600 if secret else 0o666)
        _lock(self.handle)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        handle, self.handle = self.handle, -1
        if handle >= 0:
            os.close(handle)

    def __enter__(self) -> "Staged":
        return self

    def __exit__(self, *_: object) -> None:
        # By then it has another name, and all of it is on the disk, or an error is on its way.
        for undo in (self.close, partial(os.unlink, self.name)):
            with contextlib.suppress(OSError):
                undo()


def sweep(folder: str) -> None:
    """Remove what killed writers left in a folder; what cannot be looked at stays there."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if found := _NAME.fullmatch(name):
                with contextlib.suppress(OSError):
                    _remove_dead(os.path.join(folder, name), int(found[1]))


def _remove_dead(path: str, writer: int) -> None:
    handle = os.open(path, _LOOK)  # neither a link nor a pipe is one of ours, or holds us up
    try:
        known = os.fstat(handle)
        is_old = time.time() - known.st_mtime > YOUNG
        is_free = stat.S_ISREG(known.st_mode) and _lock(handle)
        is_dead = is_free and (is_old or not _runs(writer))
    finally:
        os.close(handle)
    if is_dead:
        os.unlink(path)


def _lock(handle: int) -> bool:
    """Lock a file until it is closed; tell whether that is so, which not every system can."""
    if os.name == "nt":
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
