"""How the command line writes and ends: in one line or in silence, as Unix programs do."""

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from core.shortened import shortened

REFUSED, UNEXPECTED, INTERRUPTED, NOBODY_READS = 2, 70, 130, 141
"""Exit statuses: what was asked for cannot be done; a fault of the program; Ctrl+C; `| head`."""

LONGEST = 380
"""Characters of the line that says what is wrong."""


def prepare() -> None:
    """Have three standard streams, in UTF-8, whatever was closed and whatever is asked for."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # closed: the next file that is opened would be taken for it
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class UnwrittenError(Exception):
    """What is said on stdout could not be written; the message says why."""


def say(text: str) -> None:
    """Write on stdout, at once: what cannot be written is known here, and told as it is.

    Raises
    ------
    UnwrittenError
        If it is full, say.
    BrokenPipeError
        If nobody reads it any more.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwrittenError(f"standard output: {error.strerror}") from error


def complain(sentence: str) -> None:
    """Say on stderr, in one line, what is wrong; in silence if nobody can hear it."""
    line = f"chainrule: {shortened(' '.join(sentence.split()), LONGEST)}\n"
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(line)
            sys.stderr.flush()


def ended(run: Callable[[], int]) -> int:
    """Run, write what is left to be written, and give the exit status; nothing is raised."""
    try:
        return _flushed(run)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return NOBODY_READS
    except UnwrittenError as error:
        complain(str(error))
        return REFUSED
    except BaseException as error:
        complain(f"something unexpected went wrong{_place(error)}: {in_words(error)}")
        if sys.flags.dev_mode:
            traceback.print_exc()
        return UNEXPECTED
    finally:
        for stream in (sys.stdout, sys.stderr):
            _let_go(stream)


def in_words(error: BaseException) -> str:
    """Give the kind of an error, and what it says where it can say something.

    Examples
    --------
    >>> in_words(ValueError("too long")), in_words(ValueError())
    ('ValueError: too long', 'ValueError')
    """
    try:
        words = str(error)
    except BaseException as fault:
        words = f"(it cannot be told: {type(fault).__name__})"
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _flushed(run: Callable[[], int]) -> int:
    try:
        status = run()
    except SystemExit as error:  # of --help and --version
        status = error.code if isinstance(error.code, int) else 0
    say("")
    return status


def _let_go(stream: TextIO | None) -> None:
    """Drop what cannot be written: Python would try it again, and say so, when it ends."""
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, stream.fileno() if stream is not None else nothing)


def _place(error: BaseException) -> str:
    """Give where an error comes from, in the program's own files."""
    frames = traceback.extract_tb(error.__traceback__)
    return f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
