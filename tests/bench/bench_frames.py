"""Frames of the plot against bare repaints: ``python -m tests.bench.bench_frames``."""

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from core.document import Document
from core.formula import parse
from gui.app import make_application
from gui.plot_view import PlotView
from gui.session import Session

SIZE = (1000, 600)
FRAMES = 20
CHAIN = "tanh(sin(" * 9 + "2x+1" + "))" * 9
"""20 blocks."""


def timed(act):
    for k in range(5):
        act(k)
    taken = []
    for k in range(FRAMES):
        start = time.perf_counter()
        act(k)
        taken.append(time.perf_counter() - start)
    return float(np.median(taken)) * 1e3


def bare():
    plot = pg.PlotWidget(background="w")
    _show(plot)
    x = np.linspace(-5, 5, 1000)
    items = [
        plot.plot(x, f(x), pen=pg.mkPen(c, width=2)) for f, c in ((np.sin, "b"), (np.cos, "r"))
    ]

    def act(k):
        for item in items:
            item.setData(x, np.sin(x + k / 100))
        plot.grab()

    return timed(act), plot


def _show(widget: QWidget) -> None:
    widget.resize(*SIZE)
    widget.show()


def ours(formula):
    session = Session(Document(parse(formula), x_range=(-5.0, 5.0), y_range=(-2.0, 2.0)))
    view = PlotView(session)
    _show(view)

    def pan(k):
        view.getViewBox().setRange(xRange=(-5 + k / 50, 5 + k / 50))
        view._frame.stop()
        view._draw()
        view._rest.stop()
        view.grab()

    def drag(k):
        session.set_x(k / 50)
        view.grab()

    return timed(pan), timed(drag), view


if __name__ == "__main__":
    make_application()
    base, keep = bare()
    print(f"{'bare repaint of two curves of 1000 points':50} {base:6.2f} ms")
    for formula in (CHAIN, "exp(x^2)^2", "sin(x)", "tan(x)", "sin(1000x)"):
        pan, drag, view = ours(formula)
        print(f"pan  {formula[:44]:45} {pan:6.2f} ms  {pan / base:5.2f} x bare")
        print(f"drag {formula[:44]:45} {drag:6.2f} ms  {drag / base:5.2f} x bare")
