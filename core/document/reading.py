"""Files read without a wait, and whether somebody else has changed them since."""

import contextlib
import hashlib
import os
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from core.document.files import check_regular, named

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Stamp(NamedTuple):
    """By what a file's content is known: bytes, nanoseconds of the last change, a digest."""

    size: int
    modified: int
    digest: str


class Meanwhile(Enum):
    """What became of a file since it was read or written."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()


def read_whole(path: Path, most: int) -> tuple[bytes, Stamp]:
    """Read a regular file, and a byte more than `most` at most of one that is larger.

    Raises
    ------
    OSError
        If it cannot be read, or is a pipe, a device or a folder, which may have no end.
    """
    with named(path):
        check_regular(os.stat(path))
        handle = os.open(path, _FLAGS)
        try:
            known = os.fstat(handle)
            check_regular(known)  # it may be another by now
            content = _read(handle, most + 1)
        finally:
            with contextlib.suppress(OSError):
                os.close(handle)
    return content, Stamp(len(content), known.st_mtime_ns, _digest(content))


def stamp_of_written(path: Path, content: bytes) -> Stamp:
    """Give the stamp of a file that was just written."""
    with named(path):
        return Stamp(len(content), os.stat(path).st_mtime_ns, _digest(content))


def since(path: Path, known: Stamp, most: int, *, quick: bool = False) -> Meanwhile:
    """Tell what became of a file; quickly, one of the same size and time is taken for the same.

    Raises an OSError if it cannot be read.
    """
    try:
        if quick:
            now = os.stat(path)
            if (now.st_size, now.st_mtime_ns) == (known.size, known.modified):
                return Meanwhile.SAME
        _, stamp = read_whole(path, most)
    except FileNotFoundError:
        return Meanwhile.GONE
    return Meanwhile.SAME if stamp.digest == known.digest else Meanwhile.CHANGED


def _read(handle: int, most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0 and (part := os.read(handle, min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
