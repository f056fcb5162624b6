"""Asks where to save a figure or a table, and saves it."""

from PySide6.QtWidgets import QMessageBox, QWidget

from core.cli import UsageError, checked_export, render
from core.document import Document
from core.document.files import in_words, write_whole
from gui.widgets.save_dialog import ask_where


def export(parent: QWidget, document: Document) -> None:
    """Ask for a file and write what its suffix says.

    Parameters
    ----------
    parent : QWidget
        The window.
    document : Document
        What to export.
    """
    filters = [
        parent.tr("PNG picture (*.png)"),
        parent.tr("SVG drawing (*.svg)"),
        parent.tr("PDF document (*.pdf)"),
        parent.tr("Table of numbers (*.csv)"),
    ]
    title = parent.tr("Export")
    chosen = ask_where(parent, title, "plot.png", filters)
    if chosen is None:
        return
    try:
        path = checked_export(str(chosen))
        write_whole(path, render(document, path))
    except UsageError as error:
        QMessageBox.warning(parent, title, str(error))
    except OSError as error:
        QMessageBox.warning(parent, title, in_words(error))
