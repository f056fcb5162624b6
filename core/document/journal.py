"""A session on disk: a file that grows by a line for each change, and is never half of one."""

import contextlib
import errno
import json
import os
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.document.delta import applied, delta
from core.document.files import named, write_whole
from core.document.kept import VERSION, Content, Kept, Step, first_of, packed, trimmed
from core.document.kept_reading import unpacked
from core.document.lock import Lock
from core.document.reading import read_whole

MAX_BYTES = 10_000_000
"""The largest journal; older steps of undo give way before it is reached."""

MOST_STEPS = 200
"""How many steps of undo are kept from one start to the next."""

_FLAGS = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_BEGINNING = re.compile(rb'[0-9a-f]{8} \["=",\{"chainrule session":(\d{1,9}),')
"""How each journal of any version begins."""

_ENOUGH = 100
"""How many bytes hold that."""

_GROWTH = 250_000
"""How many bytes are added before the file is written anew, unless what it began with is more."""


class JournalError(ValueError):
    """A journal that is damaged; `kept` is what could be read of it, or None."""

    def __init__(self, reason: str, kept: Kept | None) -> None:
        super().__init__(reason)
        self.kept = kept


class Journal:
    """Writes what is kept of a session to one file, a line for what is another than before.

    A line is its own checksum and the change, as JSON. Nobody else may write to the file while
    the lock is held.

    Attributes
    ----------
    left_out : int
        How many of the first steps that it was given are not in it.
    has_room : bool
        Whether only those are left out that are more than it keeps of any session.
    """

    def __init__(self, path: Path, lock: Lock) -> None:
        self.path, self.lock = path, lock
        self._last: tuple[Kept, Content] | None = None
        self._begun, self._length, self._limit = 0, 0, MOST_STEPS
        self.left_out, self.has_room = 0, True

    def write(self, kept: Kept) -> None:
        """Have a session on disk, unless there is nothing in it; an OSError if that is not so."""
        if self._last is not None:
            self._go_on(kept, self._last)
        elif not kept.is_blank or self.path.exists():
            self._begin(kept)
        self.has_room = self.left_out <= first_of(kept, MOST_STEPS)

    def _go_on(self, full: Kept, last: tuple[Kept, Content]) -> None:
        kept = self._from_where_it_begins(full, last[0].steps[:1])
        self.left_out = len(full.steps) - len(kept.steps)
        content = packed(kept, last)
        change = delta(last[1], content)
        if change is None:
            return
        line = _line(change)
        length = self._length + len(line)
        grown, too_large = length - self._begun, length > MAX_BYTES
        too_many = len(kept.steps) > 2 * MOST_STEPS
        if too_many or too_large or grown > max(self._begun, _GROWTH) or not self._append(line):
            self._begin(kept, self.left_out)
        else:
            self._last, self._length = (kept, content), length

    def finish(self, kept: Kept) -> None:
        """Have a session on disk, in no more than it takes; an OSError if that is not so.

        One with nothing in it leaves no journal, or the next start would take that for the last.
        """
        if kept.is_blank:
            self._last, self.left_out, self.has_room = None, 0, True
            with named(self.path):
                self.path.unlink(missing_ok=True)
            return
        self.write(kept)
        if self._length > self._begun:
            self._begin(kept)
            self.has_room = self.left_out <= first_of(kept, MOST_STEPS)

    def _from_where_it_begins(self, kept: Kept, first: Sequence[Step]) -> Kept:
        """Leave out the steps that were left out when the file was begun."""
        starts = (i for i, step in enumerate(kept.steps) if first and step is first[0])
        most = first_of(kept, self._limit)  # so much may be undone by now
        start = min(next(starts, most), most)
        return kept._replace(steps=kept.steps[start:], done=kept.done - start)

    def _begin(self, kept: Kept, left_out: int = 0) -> None:
        """Write the file anew, with as many steps as it has room for."""
        self._last = None  # until it is written
        limit = MOST_STEPS
        while True:
            first = trimmed(kept, limit)
            content = packed(first)
            line = _line(["=", content])
            if len(line) <= MAX_BYTES // 2 or limit == 0:
                break
            limit //= 2
        if len(line) > MAX_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(self.path))
        write_whole(self.path, line)
        self._last, self._begun, self._length = (first, content), len(line), len(line)
        self._limit, self.left_out = limit, left_out + first_of(kept, limit)

    def _append(self, line: bytes) -> bool:
        """Add a line where the last one ends; tell whether it is there, whole."""
        try:
            handle = os.open(self.path, _FLAGS)
            try:
                if os.lseek(handle, 0, os.SEEK_END) != self._length:
                    return False  # behind one that had no room, or is another's
                if os.write(handle, line) != len(line):
                    return False
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError:
            return False
        return True


def read(path: Path) -> Kept | None:
    """Give what a journal keeps; None if there is none yet.

    A last line that is damaged was being written when all ended: it is left out.

    Raises
    ------
    OSError
        If it cannot be read.
    JournalError
        If there is more damage than that.
    """
    if not path.exists():
        return None
    content = read_whole(path, 2 * MAX_BYTES)[0] if path.is_file() else None
    if content is None or len(content) > 2 * MAX_BYTES:
        raise JournalError("it is no journal of a session", None)
    lines = content.split(b"\n")
    value, problem = _folded(lines)
    kept, wrong = _unpacked(value)
    problem = wrong or problem
    if problem or (kept is None and lines != [b""]):
        raise JournalError(problem or "its first line is damaged", kept)
    return kept


def is_newer(path: Path) -> bool:
    """Tell whether a journal was written by a later version, which alone can read it."""
    try:
        found = _BEGINNING.match(read_whole(path, _ENOUGH)[0])
    except OSError:
        return False
    return found is not None and int(found[1]) > VERSION


def _unpacked(value: Any) -> tuple[Kept | None, str]:
    """Give what is kept, without its steps if they make no sense, and what is wrong."""
    if not isinstance(value, dict):
        return None, ""
    try:
        return unpacked(value), ""
    except (ValueError, RecursionError) as error:
        problem = str(error)
    with contextlib.suppress(ValueError, RecursionError):
        return unpacked(value | {"steps": [], "done": 0}), problem
    return None, problem


def _folded(lines: Sequence[bytes]) -> tuple[Any, str]:
    """Give what all lines lead to, up to the first that is damaged, and which that is."""
    value: Any = None
    for number, line in enumerate(lines, 1):
        try:
            value = applied(value, _change(line))
        except (ValueError, RecursionError):
            rest = [left for left in lines[number:] if left]
            return value, f"its line {number} is damaged" if rest else ""
    return value, ""


def _line(change: Any) -> bytes:
    written = json.dumps(change, allow_nan=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(written), written)


def _change(line: bytes) -> Any:
    checksum, _, written = line.partition(b" ")
    if not line:
        return None
    if checksum != b"%08x" % zlib.crc32(written):
        raise ValueError("the checksum is another")
    return json.loads(written)
