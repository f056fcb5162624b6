"""The largest chains in a real window: what each act takes, and how many widgets there are.

Run ``python -m tests.bench.large_chains``. The yardstick is the same act on a chain of 20 blocks
in the same run. Counted is the processor's time: of the act itself, which is over when it
returns, and of the longest frame or slice that follows: of the plot, the check, all that is
painted, and the curves and points at rest.
"""

import gc
import os
import resource
import time
from collections.abc import Callable, Collection, Sequence
from functools import cached_property

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import MAX_BLOCKS, Block, Chain
from core.document import Document
from gui import mime
from gui.app import make_application
from gui.chain.chain_view import ChainView
from gui.plot.plot_view import PlotView
from gui.session import propose
from gui.window.main_window import MainWindow
from tests.bench.measure import print_table
from tests.gui.helpers import Drag, do
from tests.large import SHAPES

SMALL = 20
ROUNDS = 3
WINDOW = (1366, 768)


class Window:
    """A window with a chain, and what hands do with it."""

    def __init__(self, chain: Chain) -> None:
        start = time.process_time()
        self.window = MainWindow(Document(chain), remembers=False)
        self.window.resize(*WINDOW)
        self.opened = time.process_time() - start
        self.window.show()
        QApplication.processEvents()
        self.painted = time.process_time() - start
        self.session = self.window.session
        (self.view,) = self.window.findChildren(ChainView)
        (self.plot,) = self.window.findChildren(PlotView)
        self.settle()
        gc.collect()

    def settle(self) -> None:
        """Do what the next frame does, and what then is at rest."""
        self.frame_of_plot()
        self.slices_of_check()
        self.slices_at_rest()
        QApplication.processEvents()

    def frame_of_plot(self) -> float:
        """Do what the plot's next frame does, or the next two, if the first one only fits.

        Gives the milliseconds of the longest.
        """
        longest = 0.0
        while self.plot._frame.isActive():
            self.plot._frame.stop()
            longest = max(longest, _ms(self.plot._draw))
        return longest

    def slices_of_check(self) -> float:
        """Do all of the check; give the milliseconds of its longest slice."""
        longest, own = 0.0, self.session
        while own._frame.isActive() or own._turn.isActive():
            own._frame.stop()
            own._turn.stop()
            longest = max(longest, _ms(own._check))
        return longest

    def slices_at_rest(self) -> float:
        """Do what the plot does at rest; give the milliseconds of its longest slice."""
        longest, own = 0.0, self.plot
        if own._rest.isActive():
            own._rest.stop()
            longest = _ms(own._settle)
        while own._turn.isActive():
            own._turn.stop()
            longest = max(longest, _ms(own._go_on))
        return longest

    def step_back(self) -> None:
        """Show half of the backward pass, painted."""
        self.session.walk.go(len(self.session.trace.order) // 2)
        self.view.grab()

    @cached_property
    def pull(self) -> Drag:
        """Begin to drag a function over the chain."""
        return Drag(self.view.viewport(), mime.of_function("cos"), QPoint(90, 90))

    def acts(self) -> dict[str, Callable[[], object]]:
        """Give what is timed, in an order in which each finds what it needs."""
        session, view, bar = self.session, self.view, self.view.verticalScrollBar()
        middle, stack = len(session.chain.blocks) // 2, session.undo_stack
        steps = iter(range(1, 1000))
        return {
            "insert in the middle": lambda: do(
                session, propose.insert, ((), middle), [Block("cos")]
            ),
            "undo": stack.undo,
            "redo": stack.redo,
            "a step of x": lambda: session.set_x(0.5 + next(steps) / 100),
            "a step back": self.step_back,
            "select the last": lambda: QTest.keyClick(view, Qt.Key.Key_End),
            "a key to the left": lambda: QTest.keyClick(view, Qt.Key.Key_Left),
            "scroll": lambda: (
                bar.setValue((bar.value() + bar.maximum() // 3) % bar.maximum())
                if bar.maximum()
                else None
            ),
            "drag over it": lambda: self.pull.move(QPoint(90 + next(steps) % 3 * 200, 90)),
            "drag away": lambda: self.pull.leave(),
            "zoom the chain": lambda: view.zoom.by(1.19 if next(steps) % 2 else 1 / 1.19),
            "select all": view.actions_on_blocks.all[SELECT_ALL].trigger,
            "remove all": view.actions_on_blocks.all[REMOVE].trigger,
            "undo that": stack.undo,
        }

    def measured(self, rounds: int) -> dict[str, tuple[float, ...]]:
        """Give milliseconds of each act, and of what is longest after it: a frame, a slice."""
        found: dict[str, tuple[float, ...]] = {}
        for name, act in self.acts().items():
            again = rounds if name in AGAIN else 1
            for _ in range(again):
                taken = (
                    _ms(act), self.frame_of_plot(), self.slices_of_check(),
                    _ms(QApplication.processEvents), self.slices_at_rest(),
                )  # fmt: skip
                found[name] = tuple(map(min, found.get(name, taken), taken))
                if name == "undo" and again > 1:
                    self.session.undo_stack.redo()
                    self.settle()
            if name == "undo":
                self.session.undo_stack.setIndex(0)
                self.settle()
        return found


REMOVE, SELECT_ALL = 4, 7
"""Where these are among the actions on blocks."""

AFTER = ("plot", "check", "paint", "rest")
"""What follows an act, in slices of which the longest is told, in ms for many blocks."""

NOTHING = ("",) * len(AFTER)

AGAIN = ("a step of x", "a key to the left", "scroll", "drag over it", "zoom the chain")
"""What may be done again where it left off."""


def _ms(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1e3


def rows_of(make: Callable[[int], Chain], blocks: int, rounds: int) -> Sequence[Sequence[object]]:
    """Give a row for each act: milliseconds for few and for many blocks, and their ratio."""
    few, many = Window(make(SMALL)), Window(make(blocks - 1))
    rows: list[list[object]] = [
        [name, first * 1e3, second * 1e3, second / first, *NOTHING]
        for name, first, second in (
            ("open", few.opened, many.opened),
            ("first paint", few.painted, many.painted),
        )
    ]
    before, after = few.measured(rounds), many.measured(rounds)
    for name, (act, *rest) in after.items():
        rows.append([name, before[name][0], act, act / max(before[name][0], 1e-3), *rest])
    for window in (few, many):
        window.window.close()
    widgets = [len(own.window.findChildren(QWidget)) for own in (few, many)]
    rows.append(["widgets", *widgets, widgets[1] / widgets[0], *NOTHING])
    return rows


def main(
    blocks: int = MAX_BLOCKS, rounds: int = ROUNDS, shapes: Collection[str] = tuple(SHAPES)
) -> None:
    heads = ["", f"{SMALL} blocks, ms", f"{blocks} blocks, ms", "x", *AFTER]
    for name in shapes:
        print_table(
            f"{name}: the act, and the frame after it", heads, rows_of(SHAPES[name], blocks, rounds)
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nmemory at most: {peak} MiB")


if __name__ == "__main__":
    make_application()
    main()
