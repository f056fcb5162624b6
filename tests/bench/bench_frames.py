"""Frames against bare ones of the same run: ``python -m tests.bench.bench_frames``.

Panning: range, sampling of f and f′, update and paint of the plot, against a repaint of two
curves of 1000 points by the plotting library with the same pens and smoothing; once with
nothing but its axes and once with a grid like ours.

Dragging x: the whole window follows, against the same window while the engine is not asked:
its texts and items are set from what was computed before.

Dragging a parameter: the whole window follows and all curves are new, against a frame of dragging
x and one of panning, both in the same window.

Candidates take turns frame by frame, and what counts is the processor's time, so that
little depends on what else the machine is doing.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import Chain
from core.document import Document
from core.formula import parse
from core.incremental import Slices, whole
from core.numerical import Computed, Table, check_all, computed_in_slices
from gui.app import make_application
from gui.plot.items import colours
from gui.plot.plot_view import PlotView
from gui.session import Session
from gui.widgets.theme import LIGHT
from gui.window.main_window import MainWindow
from tests.bench.measure import print_table

SIZE = (1000, 600)
WINDOW = (1280, 800)
X_RANGE, Y_RANGE = (-5.0, 5.0), (-2.0, 2.0)
FRAMES = 60
CHAIN = "tanh(sin(" * 9 + "2x+1" + "))" * 9
"""20 blocks."""

FORMULAS = (CHAIN, "exp(x^2)^2", "sin(x)", "tan(x)", "floor(3sin(x))", "sin(x^2)", "sin(1000x)")
PARAMETRIC = (
    "a*x^2 + b", "a*sin(b*x + c)", "exp(a*x)/(b + x^2)", "tan(a*x)", "floor(3sin(a*x))",
    "tanh(sin(" * 9 + "a*x+1" + "))" * 9,
)  # fmt: skip
Act = Callable[[int], None]


def times(acts: Mapping[str, Act], frames: int) -> dict[str, list[float]]:
    """Give the milliseconds of each frame; the first ones, which fill caches, are left out."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for k in range(frames + 5):
        for name, act in acts.items():
            start = time.process_time()
            act(k)
            taken[name].append((time.process_time() - start) * 1e3)
    return {name: values[5:] for name, values in taken.items()}


def ratios(taken: list[float], yardstick: list[float]) -> tuple[float, float, float]:
    """Give the median of the frames' ratios, and between what half of them lie."""
    found = [a / b for a, b in zip(taken, yardstick, strict=True)]
    low, middle, high = statistics.quantiles(found, n=4)
    return middle, low, high


def bare(grid: bool) -> Act:
    plot = pg.PlotWidget(background="w")
    plot.resize(*SIZE)
    plot.setRange(xRange=X_RANGE, yRange=Y_RANGE, padding=0)
    plot.showGrid(grid, grid, 0.3)
    x = np.linspace(*X_RANGE, 1000)
    pens = [pg.mkPen(colours(LIGHT)[name], width=2) for name in ("f", "f′")]
    items = [plot.plot(x, x, pen=pen) for pen in pens]
    plot.show()

    def act(k: int) -> None:
        for item, f in zip(items, (np.sin, np.cos), strict=True):
            item.setData(x, f(x + k / 100))
        plot.viewport().repaint()

    return act


def panned(formula: str) -> Act:
    view = PlotView(Session(Document(parse(formula), x_range=X_RANGE, y_range=Y_RANGE)))
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()

    def act(k: int) -> None:
        view.getViewBox().setRange(xRange=(X_RANGE[0] + k / 50, X_RANGE[1] + k / 50))
        view._frame.stop()
        view._draw()
        view._rest.stop()
        view.viewport().repaint()

    return act


def pan(formulas: tuple[str, ...], frames: int) -> None:
    acts = {"bare": bare(grid=False), "grid": bare(grid=True)}
    taken = times(acts | {formula: panned(formula) for formula in formulas}, frames)
    rows = []
    for name, values in taken.items():
        middle, low, high = ratios(values, taken["bare"])
        of_grid, _, _ = ratios(values, taken["grid"])
        rows.append([name[:40], statistics.median(values), middle, low, high, of_grid])
    heads = ["", "ms", "x bare", "from", "to", "x grid"]
    print_table("a frame while panning, 1000 x 600", heads, rows)


@contextmanager
def nothing_computed(known: dict[Any, Any]) -> Iterator[None]:
    """Answer from what is known; what is not is computed and remembered."""

    def remembering(compute: Callable[..., Any]) -> Callable[..., Any]:
        def answer(chain: Chain, *numbers: float) -> Any:
            key = compute, numbers
            if key not in known:
                known[key] = compute(chain, *numbers)
            return known[key]

        return answer

    compute_once = remembering(lambda *at: whole(computed_in_slices(*at)))
    check_once = remembering(check_all)

    def computed(chain: Chain, x: float, step: float) -> Slices[Computed]:
        yield from ()
        found: Computed = compute_once(chain, x, step)
        return found

    def judged(found: Computed) -> Slices[Table]:
        yield from ()
        at = found.numbers["x"]
        table: Table = check_once(found.chain, at.x, at.step)
        return table

    with (
        patch.object(Chain, "trace", remembering(Chain.trace)),
        patch("gui.session.open_document.computed_in_slices", computed),
        patch("gui.session.open_document.judged_all_in_slices", judged),
    ):
        yield


@contextmanager
def dragged(formula: str) -> Iterator[dict[str, Act]]:
    window = MainWindow(Document(parse(formula), x_range=X_RANGE), remembers=False)
    window.resize(*WINDOW)
    window.show()
    rest(window)
    known: dict[Any, Any] = {}

    def drag(k: int) -> None:
        window.session.set_x((k % 50) / 50)
        QApplication.processEvents()

    def bare(k: int) -> None:
        with nothing_computed(known):
            drag(k)

    for k in range(50):
        bare(k)
    # The one must not find x where the other has just put it.
    yield {"bare": bare, "ours": lambda k: drag(k + 25)}
    window.close()


@contextmanager
def parameter_dragged(formula: str) -> Iterator[dict[str, Act]]:
    window = MainWindow(Document(parse(formula), x_range=X_RANGE, y_range=Y_RANGE), remembers=False)
    window.resize(*WINDOW)
    window.show()
    rest(window)
    session, plot = window.session, window._plot
    name = session.chain.parameters[0]

    def frame() -> None:
        """Do at once what timers would do within the frame."""
        if plot._frame.isActive():
            plot._frame.stop()
            plot._draw()
        plot._rest.stop()
        if session._frame.isActive():
            session._frame.stop()
            session.check_changed.emit()
        QApplication.processEvents()

    def x(k: int) -> None:
        session.set_x((k % 50) / 50)
        frame()

    def pan(k: int) -> None:
        session.set_view((X_RANGE[0] + k / 50, X_RANGE[1] + k / 50), Y_RANGE)
        frame()

    def parameter(k: int) -> None:
        session.set_parameter(name, 1 + (k % 50) / 50, dragging=True)
        frame()

    yield {"x": x, "pan": pan, "ours": parameter}
    window.close()


def drag_parameter(formulas: tuple[str, ...], frames: int) -> None:
    rows = []
    for formula in formulas:
        with parameter_dragged(formula) as acts:
            taken = times(acts, frames)
        both = [a + b for a, b in zip(taken["x"], taken["pan"], strict=True)]
        middle = statistics.median(taken["ours"])
        rows.append([formula[:40], middle, statistics.median(both), *ratios(taken["ours"], both)])
    heads = ["", "ms", "x + pan", "ratio", "from", "to"]
    print_table("a frame while dragging a parameter, the whole window", heads, rows)


def rest(window: QWidget) -> None:
    """Wait until nothing is worked out any more."""
    end = time.monotonic() + 10
    while not window.is_settled and time.monotonic() < end:  # type: ignore[attr-defined]
        QApplication.processEvents()
    for plot in window.findChildren(PlotView):
        while any(timer.isActive() for timer in (plot._frame, plot._rest, plot._turn)):
            QApplication.processEvents()


def drag(formulas: tuple[str, ...], frames: int) -> None:
    rows = []
    for formula in formulas:
        with dragged(formula) as acts:
            taken = times(acts, frames)
        values = taken["ours"]
        rows.append([formula[:40], statistics.median(values), *ratios(values, taken["bare"])])
    heads = ["", "ms", "x bare", "from", "to"]
    print_table("a frame while dragging x, the whole window", heads, rows)


def main(
    formulas: tuple[str, ...] = FORMULAS,
    parametric: tuple[str, ...] = PARAMETRIC,
    frames: int = FRAMES,
) -> None:
    make_application()
    pan(formulas, frames)
    drag(formulas[:4], frames)
    drag_parameter(parametric, frames)


if __name__ == "__main__":
    main()
