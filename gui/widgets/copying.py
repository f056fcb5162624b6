"""Copying, which says that it was done."""

import re

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

from gui import settings
from gui.widgets.plain_text import as_plain

DECIMAL_COMMA = "decimalComma"
"""The setting that has numbers copied with a comma, as spreadsheets of many countries read them."""

_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def copy_text(text: str, near: QWidget) -> None:
    """Put a text into the clipboard, and say so beside a widget."""
    QGuiApplication.clipboard().setText(text)
    _say_copied(near)


def copy_data(data: QMimeData, near: QWidget) -> None:
    """Put something into the clipboard, and say so beside a widget."""
    QGuiApplication.clipboard().setMimeData(data)
    _say_copied(near)


def numbers_to_copy(text: str) -> str:
    """Write numbers as the user wants them copied; formulas always have points."""
    return _POINT.sub(",", text) if settings.flag(DECIMAL_COMMA, default=False) else text


def _say_copied(near: QWidget) -> None:
    """Say it at the pointer where that is on the widget: the hand is there, or else the eye."""
    at = QCursor.pos()
    if not near.rect().contains(near.mapFromGlobal(at)):
        at = near.mapToGlobal(near.rect().center())
    QToolTip.showText(at, as_plain(QCoreApplication.translate("Copying", "Copied")), near)
