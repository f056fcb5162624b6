import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.plot.box import PlotBox
from gui.widgets.guarded import INSTEAD, guarded


@guarded
class Outer(QWidget):
    """Paints what lies in it from within an override, as the window does."""

    def event(self, event: QEvent) -> bool:
        return super().event(event)


@guarded
class Inner(QWidget):
    """Fails with a painter at work, which would outlive its paint."""

    painted = 0

    def sizeHint(self) -> QSize:
        raise ValueError("size")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().text())
        self.painted += 1
        raise ValueError("paint")


@guarded
class Item(QGraphicsItem):
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 10, 10)

    def paint(self, painter: QPainter, *_: object) -> None:
        raise ValueError("item")


@guarded
class View(QGraphicsView):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The errors that were told."""
    errors: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: errors.append(str(error)))
    yield errors
    monkeypatch.undo()


def test_a_paint_that_fails_within_another_draws_what_it_can(qtbot: QtBot, told: list[str]) -> None:
    outer = Outer()
    qtbot.addWidget(outer)
    inner = [Inner(), Inner()]
    column = QVBoxLayout(outer)
    for widget in inner:
        column.addWidget(widget)
    outer.resize(200, 200)
    outer.show()
    qtbot.waitUntil(lambda: all(widget.painted for widget in inner))
    QApplication.processEvents()
    assert {"size", "paint"} == set(told)
    shown = outer.grab().toImage()
    assert shown.pixelColor(inner[0].geometry().center()) == outer.palette().text().color()


def test_items_that_fail_within_a_view_leave_it_standing(qtbot: QtBot, told: list[str]) -> None:
    scene = QGraphicsScene()
    items = [Item(), Item(), Item()]
    for item in items:
        scene.addItem(item)
    view = View(scene)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: len(told) >= 3)
    assert set(told) == {"item"}


def test_what_a_class_has_from_pyqtgraph_is_guarded_too() -> None:
    assert hasattr(PlotBox.resizeEvent, "__wrapped__")


def test_a_good_override_does_as_it_did(qtbot: QtBot) -> None:
    @guarded
    class Good(QWidget):
        def sizeHint(self) -> QSize:
            return QSize(12, 34)

    good = Good()
    qtbot.addWidget(good)
    assert good.sizeHint() == QSize(12, 34)


def test_every_class_with_overrides_is_guarded(root: Path) -> None:
    bare = [
        f"{path.name}: {made.name}"
        for path in (root / "gui").rglob("*.py")
        for made in ast.walk(ast.parse(path.read_text()))
        if isinstance(made, ast.ClassDef) and _overrides(made)
        if "guarded" not in map(ast.unparse, made.decorator_list)
    ]
    assert not bare


def _overrides(made: ast.ClassDef) -> bool:
    names = {node.name for node in made.body if isinstance(node, ast.FunctionDef)}
    is_pyqtgraphs = any(ast.unparse(base).startswith("pg.") for base in made.bases)
    return is_pyqtgraphs or any(name in INSTEAD or name.endswith("Event") for name in names)
