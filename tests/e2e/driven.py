"""The app with a window on the place of its parts, for a test that moves a real pointer.

It is started as `python main.py` is, and answers each line on stdin with one line of JSON:
where the parts are on the screen, as [left, top, width, height]. Input comes from elsewhere.
"""

import json
import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QTreeWidget, QWidget

import main
from core import formula
from core.chain_rule.products import Factor
from gui.chain.canvas import ChainCanvas
from gui.chain.fold_controls import FoldButton, LanePill
from gui.formula.edit import FormulaEdit
from gui.product_line.product_layout import SYMBOL
from gui.product_line.product_line import ProductLine
from gui.window.main_window import MainWindow


def on_screen(widget: QWidget, rect: QRect | None = None) -> list[int]:
    area = rect or widget.rect()
    at = widget.mapToGlobal(area.topLeft())
    return [at.x(), at.y(), area.width(), area.height()]


def controls(canvas: ChainCanvas, kind: type[FoldButton | LanePill]) -> dict[str, list[int]]:
    """Tell where the folding controls of a kind are, by the path of their lanes."""
    shown = [control for control in canvas.findChildren(kind) if control.isVisible()]
    return {str(list(control.lane)): on_screen(control) for control in shown}


def describe() -> dict[str, object]:
    """Tell where everything is; empty until the window is up and has the keyboard."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if not windows or not windows[0].isActiveWindow():
        return {}
    window = windows[0]
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # where all is about to be
    (canvas,) = window.findChildren(ChainCanvas)
    (tree,) = window.findChildren(QTreeWidget)
    items = tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    shown = {
        item.text(0): on_screen(tree.viewport(), rect)
        for item in reversed(items)
        if not (rect := tree.visualItemRect(item)).isEmpty()
    }
    (line,), (edit,) = window.findChildren(ProductLine), window.findChildren(FormulaEdit)
    corner = line.contentsRect().topLeft()
    focused = QApplication.focusWidget()
    places, paths = canvas.blocks(), window.session.chain.paths()
    gaps = {gap: on_screen(canvas, rect) for gap, rect in sorted(canvas.gaps().items())}
    return {
        "functions": shown,
        "view": on_screen(window.findChild(QWidget, "chainView")),  # type: ignore[arg-type]
        "gaps": [rect for (lane, _), rect in gaps.items() if not lane],
        "lane": [rect for (lane, _), rect in gaps.items() if lane],
        "lit": gaps.get(canvas._lit) if canvas._lit is not None else None,
        "doomed": canvas._doomed,
        "blocks": [on_screen(canvas, places[path]) for path in paths if path in places],
        "folds": controls(canvas, FoldButton),
        "pills": controls(canvas, LanePill),
        "plot": on_screen(window.findChild(QWidget, "plotView")),  # type: ignore[arg-type]
        "settled": window.is_settled,
        "chain": formula.format(window.session.chain),
        "ghost": window.session.attention.ghost is not None,
        "selected": [list(path) for path in window.session.selection],
        "hovered": window.session.attention.hovered,
        "factors": {
            str(list(piece.what.block)): on_screen(line, piece.area.translated(corner))
            for piece in line.pieces()
            if piece.kind == SYMBOL and isinstance(piece.what, Factor)
        },
        "names": edit.offers_names,
        "focus": focused.objectName() if focused else "",
        "formula": on_screen(window.findChild(QWidget, "formulaEdit")),  # type: ignore[arg-type]
    }


class Answers(QObject):
    """Carries questions from the thread that reads them to the window's thread."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer)

    def read(self) -> None:
        for _ in sys.stdin:
            self.asked.emit()

    def _answer(self) -> None:
        sys.stdout.write(json.dumps(describe()) + "\n")
        sys.stdout.flush()


def run(arguments: list[str]) -> int:
    from gui import app

    make = app.make_application

    def make_and_listen() -> QApplication:
        application = make()
        application.answers = answers = Answers()  # type: ignore[attr-defined]  # kept alive
        threading.Thread(target=answers.read, daemon=True).start()
        return application

    app.make_application = make_and_listen
    return main.main(arguments)


if __name__ == "__main__":
    status = run(sys.argv[1:])
    sys.stdout.flush()
    os._exit(status)
