"""What a window shows, so that two can be compared."""

from collections import Counter
from typing import Any

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QTableWidget,
    QWidget,
)

from gui.chain.canvas import ChainCanvas
from gui.formula.typeset_line import TypesetLine
from gui.plot.plot_view import PlotView
from gui.widgets.focus_ring import FocusRing
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.helpers import settle


def come_to_rest(clock: Clock) -> None:
    """Let pass what a window needs to show what it has been told."""
    for _ in range(3):
        QApplication.processEvents()
        clock.advance(200)
        settle()


def looks(window: MainWindow) -> Counter[tuple[Any, ...]]:
    """Give all that is seen: texts, values, blocks with their paths and places, the figure.

    But where the keyboard is, which only one window has.
    """
    found: Counter[tuple[Any, ...]] = Counter()
    for widget in window.findChildren(QWidget):
        is_ours = widget.window() is window and not isinstance(widget, FocusRing)
        if is_ours and widget.isVisibleTo(window) and not _is_late(widget):
            found[_look(widget)] += 1
    return found


def _is_late(widget: QWidget) -> bool:
    """Tell whether a widget says how far another process is, which comes as it comes."""
    parent = widget.parent()
    is_late = isinstance(widget, TypesetLine)
    return is_late or (isinstance(parent, QWidget) and _is_late(parent))


def _look(widget: QWidget) -> tuple[Any, ...]:
    name = type(widget).__name__, widget.objectName(), widget.property("path")
    return (*name, widget.accessibleName(), widget.accessibleDescription(), *_content(widget))


def _content(widget: QWidget) -> tuple[Any, ...]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
        return widget.text(), widget.isEnabled()
    if isinstance(widget, QAbstractSlider) and widget.objectName() != "qt_scrollarea_hcontainer":
        return (widget.value() if widget.objectName() else 0,)
    if isinstance(widget, QTableWidget):
        items = [widget.item(i, j) for i in range(widget.rowCount()) for j in range(4)]
        return tuple(item.text() for item in items if item is not None)
    if isinstance(widget, PlotView):
        return (repr(widget.figure),)
    if isinstance(widget, ChainCanvas):
        return (widget.size().toTuple(),)
    return ()
