"""What keeps the other process within bounds: its memory, its time, its rank, its life."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from core.symbolic.answers import LateError

MEMORY = 4 * 2**30
"""How many bytes a formula may take."""

CPU_SECONDS = 60
"""How long a formula may keep this process at work, should nobody be left to end it."""

NICE = 5
"""How far others go first: the window, above all."""

LOOK = 1.0
"""Seconds between two looks whether the program that asked is still there."""

AGAIN = 0.01
"""How many seconds later a work that cannot be stopped just now is looked at again."""

_IMPORTING = "<frozen importlib._bootstrap>"

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""


def stand_back() -> None:
    """Let others go first, and end with the program that started this one, however it ends."""
    parent = os.getppid()
    if sys.platform == "win32":
        watch = _wait_for
    else:
        os.nice(NICE)
        watch = _look_after
    if sys.platform == "linux":
        # At once, even in the midst of one long multiplication.
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    threading.Thread(target=watch, args=(parent,), daemon=True).start()


def _look_after(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os._exit(0)


def _wait_for(parent: int) -> None:
    if sys.platform == "win32":
        synchronize, for_ever = 0x00100000, 0xFFFFFFFF
        kernel = ctypes.windll.kernel32
        kernel.WaitForSingleObject(kernel.OpenProcess(synchronize, False, parent), for_ever)
        os._exit(0)


def bound_the_work() -> None:
    """Let the system end this process if the next formula takes too much; Windows cannot."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + CPU_SECONDS, most))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


@contextmanager
def limit(seconds: float | None) -> Iterator[None]:
    """Raise a LateError after so many seconds at work, not of waiting for a processor.

    None bounds nothing, and on Windows nothing does.
    """
    if seconds is None or sys.platform == "win32":
        yield
        return
    signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(_: int, frame: FrameType | None) -> None:
    """End the work, but no import: half a module would be there for all that come after."""
    while frame is not None:
        if frame.f_code.co_filename == _IMPORTING:
            signal.setitimer(signal.ITIMER_PROF, AGAIN)
            return
        frame = frame.f_back
    raise LateError
