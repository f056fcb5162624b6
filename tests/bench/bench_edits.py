"""Edits of a chain of 200 blocks against bare repaints, and memory after 10 000 of them.

Run ``python -m tests.bench.bench_edits``. The yardstick is a repaint of the same widgets
with nothing changed: of what can be seen of them, and with all 200 blocks, seen or not. An
edit goes through the session and ends when everything is laid out and painted. Counted is
the processor's time, so that other work on the machine does not count.
"""

import gc
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import Block, Chain
from core.document import Document
from gui.app import make_application
from gui.chain.chain_view import ChainView
from gui.plot.plot_view import PlotView
from gui.session import Session, propose
from gui.window.main_window import MainWindow
from tests.bench.measure import print_table
from tests.gui.helpers import do, remove, set_chain

LENGTH = 200
SHORT = 10
ROUNDS = 9
VIEW, WINDOW = (1000, 300), (1366, 768)


def plain(length: int) -> Chain:
    names = ("square", "sin", "exp", "tanh", "add")
    return Chain("x", tuple(Block(names[i % 5]) for i in range(length)))


def laned(length: int) -> Chain:
    """Two blocks of a lane for every three of the main chain."""
    lane = Chain("x", (Block("sin"), Block("tanh")))
    blocks = [Block("multiply", (lane,)), Block("tanh"), Block("add")]
    return Chain("x", tuple(blocks[i % 3] for i in range(length * 3 // 5)))


CHAINS = {"plain": plain, "lanes": laned}


def acts(session: Session) -> dict[str, Callable[[], object]]:
    """Give what is timed, each from the same chain: a block in the middle, where most moves."""
    middle = len(session.chain.blocks) // 2
    adds = [i for i, block in enumerate(session.chain.blocks) if block.name == "add"]
    number = min(adds, key=lambda i: abs(i - middle))
    return {
        "insert": lambda: do(session, propose.insert, ((), middle), [Block("cos")]),
        "remove": lambda: remove(session, [(middle,)]),
        "move": lambda: do(session, propose.move, [(middle,)], ((), middle + 3)),
        "replace": lambda: do(session, propose.replace, (middle,), "cos"),
        "number": lambda: do(session, propose.start, (number, 0), Chain(7.5)),
        "undo": session.undo_stack.undo,
    }


def settle(widget: QWidget, session: Session) -> None:
    """Lay out and paint what is waiting for it, the next frame of the plot and the check too."""
    for plot in widget.findChildren(PlotView):
        if plot._frame.isActive():
            plot._frame.stop()
            plot._draw()
            plot._rest.stop()
    if session._frame.isActive():
        session._frame.stop()
        session.check_changed.emit()
    QCoreApplication.sendPostedEvents()


def least_ms(act: Callable[[], object], rounds: int, reset: Callable[[], object]) -> float:
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
        reset()
    return min(taken) * 1e3


def measure(widget: QWidget, view: ChainView, session: Session, rounds: int) -> list[list[object]]:
    """Give a row for each kind of edit: milliseconds, and the ratios to both repaints."""
    canvas = view.widget()
    assert canvas is not None
    widget.show()
    QApplication.processEvents()
    settle(widget, session)
    seen = least_ms(widget.grab, rounds, lambda: None)
    whole = least_ms(canvas.grab, rounds, lambda: None)
    if widget is not view:
        whole += seen
    rows: list[list[object]] = [["repaint in view", seen, 1.0, seen / whole]]
    rows.append(["repaint with all blocks", whole, whole / seen, 1.0])
    stack, changes = session.undo_stack, acts(session)
    for name, change in changes.items():

        def act(change: Callable[[], object] = change) -> None:
            change()
            settle(widget, session)

        def reset() -> None:
            stack.setIndex(0)
            settle(widget, session)
            forget()

        if name == "undo":
            changes["insert"]()
            settle(widget, session)

            def reset() -> None:
                stack.setIndex(1)
                settle(widget, session)
                forget()

        taken = least_ms(act, rounds, reset)
        stack.setIndex(0)
        settle(widget, session)
        rows.append([name, taken, taken / seen, taken / whole])
    return rows


def forget() -> None:
    """Delete what waits to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def times(length: int, rounds: int, chains: Mapping[str, Callable[[int], Chain]]) -> None:
    heads = ["", "ms", "x in view", "x with all blocks"]
    for name, make in chains.items():
        session = Session(Document(make(length)))
        view = ChainView(session)
        view.resize(*VIEW)
        title = f"chain view, {length} blocks, {name}"
        print_table(title, heads, measure(view, view, session, rounds))
        view.close()
        window = MainWindow(Document(make(length)), remembers=False)
        window.resize(*WINDOW)
        [chain] = window.findChildren(ChainView)
        title = f"whole window, {length} blocks, {name}"
        print_table(title, heads, measure(window, chain, window.session, rounds))
        window.close()


def counts(view: QWidget, session: Session) -> dict[str, int]:
    """Count what must not grow: widgets, Qt's objects, Python's objects, the process."""
    forget()
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc").exists() else 0
    return {
        "widgets": len(view.findChildren(QWidget)),
        "QObjects": len(view.findChildren(QObject)) + len(session.findChildren(QObject)),
        "objects": len(gc.get_objects()),
        "KiB resident": pages * 4,
    }


def churn(view: QWidget, session: Session, edits: int) -> None:
    """Make edits of every kind in turn, painted each, and take every sixth back."""
    for k in range(edits):
        kind = k % 6
        if kind == 0:
            do(session, propose.insert, ((), 5), [Block("add")])
        elif kind == 1:
            do(session, propose.start, (5, 0), Chain(float(k)))
        elif kind == 2:
            do(session, propose.move, [(5,)], ((), 0))
        elif kind == 3:
            do(session, propose.replace, (0,), "cos")
        elif kind == 4:
            remove(session, [(0,)])
        elif len(session.chain.blocks) < SHORT + 5:
            session.undo_stack.undo()
        else:
            set_chain(session, plain(SHORT))
        settle(view, session)
        forget()


def memory(edits: int, warm_up: int) -> list[list[object]]:
    """Give what there is after the undo stack is full, and after so many more edits."""
    window = MainWindow(Document(plain(SHORT)), remembers=False)
    window.resize(*WINDOW)
    window.show()
    churn(window, window.session, warm_up)
    before = counts(window, window.session)
    churn(window, window.session, edits)
    after = counts(window, window.session)
    window.close()
    return [[name, before[name], after[name]] for name in before]


def main(
    length: int = LENGTH,
    rounds: int = ROUNDS,
    edits: int = 10_000,
    warm_up: int = 2000,
    chains: Mapping[str, Callable[[int], Chain]] = CHAINS,
) -> None:
    times(length, rounds, chains)
    print_table(f"memory over {edits} edits", ["", "before", "after"], memory(edits, warm_up))


if __name__ == "__main__":
    make_application()
    main()
