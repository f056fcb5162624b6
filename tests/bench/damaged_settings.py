"""Starts with damaged settings: each a whole window, on the screen, with no word of complaint.

Run ``python -m tests.bench.damaged_settings 1000``. The yardstick is a start of the same run with
no settings at all; counted is the processor's time.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from core.document import Document
from gui.app import make_application
from gui.window.main_window import MainWindow
from tests.bench.measure import print_table

WHOLE = {
    "window": "40 40 900 600", "maximized": "false", "columns": "160 600 280", "rows": "200 300",
    "palette": "true", "zoom": "1.25", "scheme": "dark", "hint_dismissed": "true",
    "last_used": "sin, cos, tanh", "recentFiles": "/tmp/a.chainrule, /tmp/b.chainrule",
    "writtenFolders": "/tmp, /home",
    "geometry": r"@ByteArray(\x1\xd9\xd0\xcb\0\x3\0\0\xff\xff\xff\xff)",
}  # fmt: skip

ODD = (
    "", "nan", "inf", "-1e308", "9" * 5000, "16777216 16777216 16777216", "-5 -5 -5", "a b c",
    "1e9 2 3 4", "99999 99999 900 600", "0 0 0 0", "-60000 -60000 1 1", "true false", "@Invalid()",
    r"@ByteArray(\0\0\0\xff\0\0\0\x1\0\0\0\x3\x1\0\0\0)", "@Size(16777216 16777216)",
    "@Rect(-1 -1 99999 99999)", "@Point(1)", "x" * 100_000, "<h1>big</h1>", "\udcff", "٣ ٣ ٣ ٣",
    ", ".join(["sin"] * 5000), "a\0b", "²", "@String(", "\\x110000", "[General]",
)  # fmt: skip
"""Values that somebody else may have left; Qt warns of one that is no value at all: @Variant."""


def damaged(chance: random.Random) -> bytes:
    """Give a file of settings with some values changed, and then perhaps some bytes."""
    values = dict(WHOLE)
    for name in chance.sample(sorted(values), chance.randint(1, len(values))):
        values[name] = chance.choice([*ODD, chance.choice(list(WHOLE.values()))])
    text = "[General]\n" + "".join(f"{name}={value}\n" for name, value in values.items())
    raw = bytearray(text.encode(errors="surrogateescape"))
    for _ in range(chance.choice((0, 0, 1, 8, 200))):
        raw[chance.randrange(len(raw))] = chance.choice(b"\x00\xff\n\\=[],;\"'%@(x0")
    if chance.random() < 0.2:
        del raw[chance.randrange(len(raw)) :]
    return bytes(raw).replace(b"@Variant", b"")


def start() -> str:
    """Show a window and close it; give what is wrong with it, empty for nothing."""
    window = MainWindow(Document())
    window.show()
    for menu in window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
    QCoreApplication.processEvents()
    place, rooms = window.geometry(), [s.availableGeometry() for s in QGuiApplication.screens()]
    is_whole = any(room.contains(place) for room in rooms)
    least = window.minimumSizeHint().boundedTo(window.minimumSize())
    is_small = place.width() < least.width() or place.height() < least.height()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "" if is_whole and not is_small else f"the window is at {place.getRect()}"


def starts(count: int, file: Path, seed: int = 0) -> Iterator[tuple[str, float, bytes]]:
    """Start with so many damaged files in turn; give what is wrong, the seconds, and the file."""
    chance = random.Random(seed)
    for _ in range(count):
        raw = damaged(chance)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
        wrong, seconds = timed(start)
        yield wrong, seconds, raw


def timed(act: Callable[[], str]) -> tuple[str, float]:
    began = time.process_time()
    told = act()
    return told, time.process_time() - began


def main(count: int = 1000) -> None:
    errors: list[str] = []
    sys.excepthook = lambda kind, error, _: errors.append(f"{kind.__name__}: {error}")
    try:
        _run(count, errors)
    finally:
        sys.excepthook = sys.__excepthook__


def _run(count: int, errors: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application = make_application()
        assert application is not None
        file = Path(QSettings().fileName())
        timed(start)
        file.unlink(missing_ok=True)
        plain = min(timed(start)[1] for _ in range(5))
        outcomes = list(starts(count, file))
    times = sorted(seconds for _, seconds, _ in outcomes)
    wrong = sorted({told for told, _, _ in outcomes if told} | set(errors))
    rows = [[count, len(wrong), 1000 * plain, 1000 * times[len(times) // 2], 1000 * times[-1],
             times[-1] / plain]]  # fmt: skip
    heads = ["files", "faults", "none at all, ms", "median, ms", "slowest, ms", "ratio"]
    print_table("Starts with damaged settings", heads, rows)
    print("\n".join(wrong[:20]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
