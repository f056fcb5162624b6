"""A process that answers lines: what is asked on stdin, what is known on stdout, both as JSON."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

SYMBOLIC, EXPORT = "--symbolic-worker", "--export-worker"
"""Options that make the program itself such a process, where it comes without an interpreter for
`-m`."""

FOLDER = Path(__file__).resolve().parent.parent
"""What holds the package core; such a process is run in it."""


def command_of(module: str, option: str) -> tuple[str, ...]:
    """Give the command that starts a module as such a process."""
    is_bundle = hasattr(sys, "frozen")
    return (sys.executable, option) if is_bundle else (sys.executable, "-m", module)


def serve(answer: Callable[[str], Iterable[dict[str, Any]]]) -> None:
    """Answer each line on stdin, until it ends or nobody reads the answers any more."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    for stream in (sys.stdin, sys.stdout):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are TextIOWrappers
    try:
        for line in sys.stdin:
            for told in answer(line):
                sys.stdout.write(json.dumps(told) + "\n")
                sys.stdout.flush()
    except BrokenPipeError:
        # What is left in the buffer would be written at exit, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
