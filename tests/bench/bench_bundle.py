"""Start of the bundle against that from source: ``python -m tests.bench.bench_bundle``.

The two take turns on an X server of their own. Time runs from the start of the process until f′
is seen in the plot on the screen. Beside it stands what the process took of the processor.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage

from tests.bench.measure import print_table

ROOT = Path(__file__).parent.parent.parent
SOURCE = [sys.executable, str(ROOT / "main.py")]
BUNDLE = [str(ROOT / "dist" / "chainrule" / "chainrule")]
ROUNDS = 15
VERMILION = 0xD55E00
PLOT = (200, 440, 700, 240)
"""Where nothing but f′ is vermilion: left, top, width and height."""


def is_painted() -> bool:
    picture = QGuiApplication.primaryScreen().grabWindow(0, *PLOT).toImage()
    pixels = np.frombuffer(picture.convertToFormat(QImage.Format.Format_RGB32).bits(), np.uint32)
    return bool(np.any(pixels & 0xFFFFFF == VERMILION))


def seconds(command: list[str], folder: str) -> tuple[float, float]:
    """Give the seconds until the plot is seen, and those of the processor."""
    # As at every start but the first, all modules are compiled already.
    environment = {
        **os.environ,
        "XDG_CONFIG_HOME": folder,
        "XDG_STATE_HOME": folder,
        "PYTHONDONTWRITEBYTECODE": "",
    }
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment) as process:
        while not is_painted():
            assert process.poll() is None, "the program ended before its window was painted"
            time.sleep(0.002)
        taken = time.perf_counter() - start
        process.kill()
        _, _, used = os.wait4(process.pid, 0)
    while is_painted():  # until the server has taken the window away
        time.sleep(0.002)
    return taken, used.ru_utime + used.ru_stime


def measure(rounds: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Give both figures of the source and of the bundle, side by side in time."""
    with tempfile.TemporaryDirectory() as folder:
        for command in (SOURCE, BUNDLE):  # fills the caches of files, modules and fonts
            seconds(command, folder)
        return [(seconds(SOURCE, folder), seconds(BUNDLE, folder)) for _ in range(rounds)]


def main(rounds: int = ROUNDS) -> None:
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        os.environ |= {"DISPLAY": f":{server.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        application = QGuiApplication([])
        taken = measure(rounds)
        del application
    finally:
        server.terminate()
        server.wait()
    rows = []
    for what, i in (("seen after", 0), ("processor", 1)):
        source, bundle = (statistics.median(r[which][i] for r in taken) for which in (0, 1))
        ratio = statistics.median(ours[i] / theirs[i] for theirs, ours in taken)
        rows.append((what, source, bundle, ratio))
    heads = ("seconds", "source", "bundle", "ratio")
    print_table(f"Start on X, medians of {rounds} pairs", heads, rows)


if __name__ == "__main__":
    main()
