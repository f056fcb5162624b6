"""What is wrong with a field's text, said where it stands."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QToolTip, QWidget

from gui.widgets.plain_text import as_plain

OFFSET = 32
"""Pixels from where a tool tip is asked for to where it does not cover what is below."""


def show_mistake(field: QWidget, problem: str) -> None:
    """Say at once what is wrong with a field's text, and again while the pointer rests on it.

    An empty problem takes it back.
    """
    old, new = field.toolTip(), as_plain(f"⚠ {problem}") if problem else ""
    field.setToolTip(new)
    field.setAccessibleDescription(problem)
    if old and not problem and QToolTip.text() == old:
        QToolTip.hideText()
    if problem and field.isVisible():
        # Later, because Qt hides tool tips while the keyboard moves to another field.
        QTimer.singleShot(0, field, lambda: _tell(field, new))


def _tell(field: QWidget, told: str) -> None:
    if field.isVisible() and field.toolTip() == told:
        above = -(field.fontMetrics().height() + OFFSET)
        QToolTip.showText(field.mapToGlobal(QPoint(0, above)), told, field)
