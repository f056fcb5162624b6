"""What went wrong with a file, as the window says it: the file's name, and why, in a sentence."""

import errno
import os
from pathlib import Path

from core.document.files import file_name

_REASONS = {
    errno.ENOENT: "is not there, or its folder is not",
    errno.ENOTDIR: "has no folder: there is a file in its place",
    errno.EACCES: "lies where you may not read or write",
    errno.EPERM: "lies where you may not read or write",
    errno.EROFS: "lies where nothing can be written",
    errno.ENOSPC: "cannot be written: the disk is full",
    errno.EFBIG: "would be too large",
}

_SUBJECTS = ("this ", "the file ")
"""What our own reasons begin with; the file's name says it better."""


def in_a_sentence(error: OSError, *, whole: bool = False) -> str:
    """Say what could not be read or written, with a full stop.

    By its name alone, which the user chose; a path that is nobody's choice is given `whole`.

    Examples
    --------
    >>> in_a_sentence(OSError(28, "No space left on device", "/home/a.chainrule"))
    'a.chainrule cannot be written: the disk is full.'
    """
    reason = error.strerror or ", ".join(map(str, error.args)) or "this cannot be read or written"
    name = "The file" if error.filename is None else _name(error.filename, whole=whole)
    for subject in _SUBJECTS:
        if reason.startswith(subject):
            return f"{name} {reason.removeprefix(subject)}."
    known = _REASONS.get(error.errno or 0)
    return f"{name} {known}." if known else f"{name}: {reason.removesuffix('.')}."


def _name(path: str | bytes | int, *, whole: bool) -> str:
    text = str(path) if isinstance(path, int) else os.fsdecode(path)
    return file_name(text if whole else Path(text).name or text)
