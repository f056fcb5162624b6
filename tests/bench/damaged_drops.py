"""Damaged drops and clipboards over a whole window: no error, no complaint, none over a second.

Run ``python -m tests.bench.damaged_drops 10000``. The yardstick is a sound drop of the same run;
counted is the processor's time.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.chain import Block
from core.chain.serialize import packed
from core.document import Document
from core.formula import parse
from gui import mime
from gui.app import make_application
from gui.chain.chain_view import ChainView
from gui.palette.panel import PalettePanel
from gui.widgets import derivative_process
from gui.window.main_window import MainWindow
from tests.bench.measure import print_table
from tests.gui.helpers import Drag

OURS = (mime.FUNCTION, mime.PATHS, mime.BLOCKS, "text/plain")

KINDS = (*OURS, "text/html", "text/uri-list", "application/x-color", "application/x-qt-image", "")

ODD: tuple[Any, ...] = (
    None, True, -1, 10**400, 1e308, "x" * 1000, "<h1>", "\ud800", [], {}, [[]], [[None]], [[1.5]],
    ["sin"], [["sin", []]], {"start": "x"}, {"start": [], "blocks": {}}, [[0], [0]], [[0, "a"]],
    [[10**30]], [[-1]], [{}], "",
)  # fmt: skip

MOST_BLOCKS = 40

IDLE = (sys.executable, "-IS", "-c", "import sys; sys.stdin.read()")
"""A helper that finds no f′."""


class Outcome(NamedTuple):
    seconds: float
    told: list[str]
    data: QMimeData


def sound(chance: random.Random, token: str) -> Any:
    """Give what one of the formats holds when it is whole."""
    chain = parse(chance.choice(("sin(x)+2", "x^2*exp(x)", "a/(1+x)", "x")))
    return chance.choice((
        packed(chain), {"session": token, "paths": [[0], [1]]}, "sin", "sin(x)", {"session": token},
    ))  # fmt: skip


def damaged(chance: random.Random, content: Any) -> bytes:
    """Put something odd somewhere into what is whole, and noise over it."""
    if isinstance(content, dict) and chance.random() < 0.7:
        content = content | {chance.choice(list(content)): chance.choice(ODD)}
    raw = content.encode() if isinstance(content, str) else json.dumps(content).encode()
    way = chance.random()
    if way < 0.2:
        raw = chance.randbytes(chance.choice((0, 1, 40, 3000)))
    elif way < 0.3:
        raw = raw[: chance.randrange(len(raw) + 1)]
    elif way < 0.5:
        mixed = bytearray(raw or b" ")
        mixed[chance.randrange(len(mixed))] = chance.randrange(256)
        raw = bytes(mixed)
    elif way < 0.52:
        raw = chance.choice((b"[" * 200_000, b'{"start":' * 90_000, b"x+" * 500_000, b"9" * 10**6))
    return raw


def dragged(chance: random.Random, token: str) -> QMimeData:
    data = QMimeData()
    for _ in range(chance.choice((1, 1, 2, 4))):
        kind = chance.choice(OURS if chance.random() < 0.8 else KINDS)
        data.setData(kind, QByteArray(damaged(chance, sound(chance, token))))
    return data


def drop(target: QWidget, data: QMimeData, chance: random.Random) -> None:
    at = QPoint(chance.randrange(target.width()), chance.randrange(target.height()))
    drag = Drag(target, data, at)
    drag.move(QPoint(target.width() // 2, target.height() // 2))
    if chance.random() < 0.9:
        drag.drop(chance.choice((Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)))
    else:
        drag.leave()


def paste(target: QWidget, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    target.setFocus()
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def outcomes(window: MainWindow, count: int, errors: list[str], seed: int = 0) -> Iterator[Outcome]:
    """Drop and paste so many times; give the seconds, what was wrong, and what it was."""
    chance, session = random.Random(seed), window.session
    view, palette = window.findChild(ChainView), window.findChild(PalettePanel)
    assert view is not None
    assert palette is not None
    edits = [edit for edit in window.findChildren(QLineEdit) if edit.isVisible()]
    for _ in range(count):
        data = dragged(chance, session.token)
        kept, begun, before = _copy(data), time.process_time(), len(errors)
        if chance.random() < 0.6:
            drop(chance.choice((view.viewport(), palette, chance.choice(edits))), data, chance)
        else:
            paste(chance.choice((view, chance.choice(edits))), data)
        QApplication.processEvents()
        yield Outcome(time.process_time() - begun, errors[before:], kept)
        if len(list(session.chain.paths())) > MOST_BLOCKS:
            session.open(Document())


def _copy(data: QMimeData) -> QMimeData:
    """Keep what is damaged: the clipboard owns what it is given."""
    made = QMimeData()
    for kind in data.formats():
        made.setData(kind, data.data(kind))
    return made


def main(count: int = 10_000) -> None:
    errors: list[str] = []
    setattr(derivative_process, "COMMAND", IDLE)  # noqa: B010 - as the tests of the window do
    make_application()
    window = MainWindow(Document(), remembers=False)
    window.show()
    QApplication.processEvents()
    view = window.findChild(ChainView)
    assert view is not None
    whole = mime.of_blocks([], "another", [Block("sin")])
    yardstick = min(
        _timed(lambda: drop(view.viewport(), whole, random.Random(0))) for _ in range(5)
    )
    sys.excepthook = lambda kind, error, _: errors.append(f"{kind.__name__}: {error}")
    try:
        times, wrong = [], []
        for seconds, told, data in outcomes(window, count, errors):
            times.append(seconds)
            wrong += [f"{line[:200]}  by {data.formats()}" for line in told]
    finally:
        sys.excepthook = sys.__excepthook__
    times.sort()
    row = [count, len(wrong), 1000 * yardstick, 1000 * times[count // 2], 1000 * times[-1],
           times[-1] / yardstick]  # fmt: skip
    heads = ["drops", "errors", "sound, ms", "median, ms", "slowest, ms", "ratio"]
    print_table("Damaged drops and clipboards", heads, [row])
    print("\n".join(sorted(set(wrong))[:20]))
    window.close()


def _timed(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    QApplication.processEvents()
    return time.process_time() - begun


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
