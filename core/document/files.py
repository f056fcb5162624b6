"""Files written whole or not at all, and what may be read or replaced."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.document.attributes import keep_attributes
from core.document.staging import Staged, sweep

LONGEST_NAME = 160
"""How many characters of a file's name a sentence has room for."""

_KINDS = (
    (stat.S_ISDIR, errno.EISDIR, "this is a folder, not a file"),
    (stat.S_ISFIFO, errno.EINVAL, "this is a pipe, not a file"),
    (stat.S_ISSOCK, errno.EINVAL, "this is a socket, not a file"),
    (lambda mode: not stat.S_ISREG(mode), errno.EINVAL, "this is a device, not a file"),
)


def in_words(error: OSError) -> str:
    """Say what could not be read or written, without the system's number of the error.

    Examples
    --------
    >>> in_words(OSError("something else")), in_words(OSError(28, "No space left", "a"))
    ('something else', 'a: No space left')
    """
    reason = error.strerror or ", ".join(map(str, error.args)) or "this cannot be read or written"
    return reason if error.filename is None else f"{file_name(error.filename)}: {reason}"


def file_name(name: str | bytes | int, most: int = LONGEST_NAME) -> str:
    """Write a file's name for a sentence: in one line, and of a long one both ends.

    Examples
    --------
    >>> file_name("a name"), file_name("a long name", 7)
    ('a name', 'a …name')
    """
    text = str(name) if isinstance(name, int) else os.fsdecode(name)
    text = "".join(c if c.isprintable() else "�" for c in text)
    if len(text) <= most:
        return text
    start = (most - 1) // 3
    return f"{text[:start]}…{text[len(text) - most + 1 + start :]}"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never left half-written; an OSError if the folder refuses."""
    write_all([(path, content)])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files, none of them half-written, and none at all if one has no room.

    A link stays a link. Of a file with several names in the file system the others keep what
    they had: what is whole at every moment is another file, and cannot have their names, too.

    Raises
    ------
    OSError
        If a folder cannot be written, or a file is read-only or no regular one; its `filename`
        is the file's own.
    """
    with contextlib.ExitStack() as litter:
        staged = [(path, *_stage(path, content, litter)) for path, content in files]
        for path, temporary, target in staged:
            with named(path):
                os.replace(temporary, target)
                _keep_name(os.path.dirname(target))


def _stage(path: Path, content: bytes, litter: contextlib.ExitStack) -> tuple[str, str]:
    """Write beside a file, and see to it that nothing stays there; give both names."""
    with named(path):
        target = os.path.realpath(path)
        known = _replaceable(target)
        folder = os.path.dirname(target)
        sweep(folder)
        staged = litter.enter_context(Staged(folder, secret=known is not None))
        left = memoryview(content)
        while left:
            left = left[os.write(staged.handle, left) :]
        if known is not None:
            keep_attributes(staged.handle, target, known)
        os.fsync(staged.handle)
        if os.name == "nt":  # which renames no open files
            staged.close()
    return staged.name, target


def _replaceable(target: str) -> os.stat_result | None:
    """Give what is known of a file that is to be replaced; None where there is none."""
    try:
        known = os.stat(target)
    except FileNotFoundError:
        return None
    check_regular(known)
    if not (known.st_mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, "the file is read-only")
    return known


def _keep_name(folder: str) -> None:
    """Let the new name survive a loss of power, where folders can be told to."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder may be written and not read
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def check_regular(known: os.stat_result) -> None:
    """Refuse, by an OSError, what is there but is no regular file."""
    for is_of_kind, number, words in _KINDS:
        if is_of_kind(known.st_mode):
            raise OSError(number, words)


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Let an error name the file that was asked for, not the temporary one."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    except ValueError as error:  # a NUL, or what the system's encoding has not
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path)) from error
