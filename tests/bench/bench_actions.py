"""Random actions on the real window: ``python -m tests.bench.bench_actions [COUNT] [SEED]``.

Nothing is caught on the way: an exception in a slot, an event or a paint, a warning of Qt's or a
crash ends in a report and in status 1. Told are the processor's milliseconds of the slowest
actions, with what the window does at once because of them, beside a step of x through the opening
example in the same window; and how much memory there is after each tenth.
"""

import faulthandler
import gc
import os
import statistics
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication as Core
from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from core.document import Document
from gui.app import make_application
from gui.window.main_window import MainWindow
from tests.bench.hands import Hands
from tests.bench.measure import print_table
from tests.gui.helpers import let_go

COUNT = 20_000
SLOWEST = 20
HANGS = 60
"""Seconds after which an action is taken for one that never ends."""


class Taken(NamedTuple):
    """The processor's milliseconds of an action, what it was, and f before it."""

    ms: float
    name: str
    formula: str


class Faults:
    """Everything that goes wrong, with what was being done."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.doing = ""

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Hear of every exception that nobody caught and every warning of Qt's."""
        before = sys.excepthook, sys.unraisablehook, qInstallMessageHandler(self._message)
        sys.excepthook = self._exception
        sys.unraisablehook = lambda found: self._exception(
            type(found.exc_value), found.exc_value, found.exc_traceback
        )
        try:
            yield
        finally:
            sys.excepthook, sys.unraisablehook = before[:2]
            qInstallMessageHandler(before[2])

    def _exception(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        told = "".join(traceback.format_exception(kind, error, trace))
        self.told.append(f"{self.doing}\n{told}")

    def _message(self, kind: QtMsgType, _context: object, text: str) -> None:
        # What an offscreen platform cannot do is no fault of the window's.
        if kind != QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support"):
            self.told.append(f"{self.doing}\nQt: {text}")


def act(deed: Callable[[], object]) -> float:
    """Do something and what follows from it at once; give the processor's milliseconds."""
    start = time.process_time()
    deed()
    QApplication.processEvents()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    taken = (time.process_time() - start) * 1e3
    Core.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return taken


def megabytes() -> float:
    """Give how much memory the process has."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGESIZE") / 2**20


def yardstick(window: MainWindow) -> float:
    """Give the milliseconds of a step of x in the opening example."""
    steps = [act(lambda k=k: window.session.set_x(k / 50)) for k in range(60)]  # type: ignore[misc]
    return statistics.median(steps[10:])


def main(count: int = COUNT, seed: int = 1, hangs: int = HANGS) -> int:
    """Do it, print the figures, and give 1 if anything went wrong.

    An action that never ends is told after so many seconds, and ends the process; 0 waits for it.
    """
    application, faults = make_application(), Faults()
    window = MainWindow(Document(), remembers=False)
    with faults.heard():
        window.show()
        application.processEvents()
        one = yardstick(window)
        taken: list[Taken] = []
        memory: list[list[Any]] = [["start", megabytes()]]
        for k, (name, deed) in zip(range(count), Hands(window, seed).actions(), strict=False):
            faults.doing = f"{k} {name} of seed {seed}"
            formula = window.session.document.formula
            if hangs:
                faulthandler.dump_traceback_later(hangs, exit=True)
            taken.append(Taken(act(deed), f"{k} {name}", formula))
            if (k + 1) % max(count // 10, 1) == 0:
                memory.append([f"{k + 1}", megabytes()])
        let_go()
        window.close()
    application.clipboard().clear()  # the offscreen platform crashes over what it frees too late
    _report(taken, one, memory)
    for told in faults.told[:20]:
        print(told, file=sys.stderr)
    print(f"{len(faults.told)} faults in {count} actions of seed {seed}")
    return 1 if faults.told else 0


def _report(taken: list[Taken], one: float, memory: list[list[Any]]) -> None:
    ordered = sorted(one_of.ms for one_of in taken)
    rows: list[list[Any]] = [
        [name, ordered[min(int(len(ordered) * part), len(ordered) - 1)]]
        for name, part in (("median", 0.5), ("99 %", 0.99), ("99.9 %", 0.999), ("slowest", 1.0))
    ]
    heads = ["", "ms", f"x a step of x ({one:.2f} ms)"]
    print_table("an action, processor time", heads, [[*row, row[1] / one] for row in rows])
    slow = sorted(taken, reverse=True)[:SLOWEST]
    print_table("the slowest", ["ms", "", "f before"], [[ms, name, f[:60]] for ms, name, f in slow])
    print_table("memory", ["after", "MB"], memory)


if __name__ == "__main__":
    faulthandler.enable()
    sys.exit(main(*map(int, sys.argv[1:])))
