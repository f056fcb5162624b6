"""Files written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path


def in_words(error: OSError) -> str:
    """Say what could not be read or written, without the system's number of the error."""
    return f"{error.filename}: {error.strerror}"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never left half-written; an OSError if the folder refuses."""
    write_all([(path, content)])


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files, none of them half-written, and none at all if one has no room.

    Raises
    ------
    OSError
        If a folder cannot be written; its `filename` is the file's own.
    """
    with contextlib.ExitStack() as litter:
        staged = [(_stage(path, content, litter), path) for path, content in files]
        for temporary, path in staged:
            with named(path):
                temporary.replace(path.resolve())  # a link stays a link


def _stage(path: Path, content: bytes, litter: contextlib.ExitStack) -> Path:
    """Write beside a file, and see to it that nothing stays there."""
    with named(path):
        handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=".chainrule-")
        temporary = Path(name)
        litter.callback(temporary.unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
    return temporary


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Let an error name the file that was asked for, not the temporary one."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
