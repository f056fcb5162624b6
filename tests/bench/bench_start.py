"""Start-up to the first painted window, against a bare one: ``python -m tests.bench.bench_start``.

The two take turns, each in a process of its own. Time runs from the start of the process until
the whole window is painted with its curves.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measure import print_table

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 15

BARE = """
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Plot(pg.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)

application = QApplication([])
application.setStyle("Fusion")
plot = Plot(background="w")
x = np.linspace(-1, 1, 1000)
plot.plot(x, np.exp(x * x) ** 2, pen=pg.mkPen("b", width=2))
window = QMainWindow()
window.setCentralWidget(plot)
window.resize(QSize(1280, 800).boundedTo(window.screen().availableSize() - QSize(8, 44)))
window.show()
application.exec()
"""

OURS = """
from main import main
from gui.plot.plot_view import PlotView
from PySide6.QtCore import QTimer

paint = PlotView.paintEvent

def paint_and_tell(self, event):
    paint(self, event)
    if self._drawn:
        QTimer.singleShot(0, tell)

PlotView.paintEvent = paint_and_tell
main([])
"""

TELL = """
import os

def tell():
    os.write(1, b"painted")
    os._exit(0)
"""


def seconds(program: str, folder: str) -> float:
    """Time one start."""
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME"), folder)
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders}
    # As at every start but the first, all modules are compiled already.
    environment["PYTHONDONTWRITEBYTECODE"] = ""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", TELL + program],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        painted = process.stdout.read(7)
        taken = time.perf_counter() - start
    assert painted == b"painted", "the window was not painted"
    return taken


def pairs(rounds: int) -> list[tuple[float, float]]:
    """Give the seconds of a bare window and of ours, side by side in time."""
    with tempfile.TemporaryDirectory() as folder:
        for program in (BARE, OURS):  # fills the caches of modules and fonts
            seconds(program, folder)
        return [(seconds(BARE, folder), seconds(OURS, folder)) for _ in range(rounds)]


def main(rounds: int = ROUNDS) -> None:
    taken = pairs(rounds)
    bare, ours = (statistics.median(column) for column in zip(*taken, strict=True))
    ratios = sorted(b / a for a, b in taken)
    rows = (("a bare window with a plot", bare, 1.0), ("ours", ours, statistics.median(ratios)))
    print_table("Start-up to the first painted window, medians", ("", "s", "× bare"), rows)
    middle = ratios[rounds // 4], ratios[rounds - 1 - rounds // 4]
    print(f"half of the {rounds} pairs lie between {middle[0]:.2f} and {middle[1]:.2f} × bare")


if __name__ == "__main__":
    main()
