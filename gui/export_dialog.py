"""Asks where to save a figure or a table, and saves it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.cli import UsageError, checked_export, render
from core.document import Document, write_whole


def export(parent: QWidget, document: Document) -> None:
    """Ask for a file and write what its suffix says.

    Parameters
    ----------
    parent : QWidget
        The window.
    document : Document
        What to export.
    """
    filters = ";;".join(
        [
            parent.tr("PNG picture (*.png)"),
            parent.tr("SVG drawing (*.svg)"),
            parent.tr("PDF document (*.pdf)"),
            parent.tr("Table of numbers (*.csv)"),
        ]
    )
    title = parent.tr("Export")
    name, chosen = QFileDialog.getSaveFileName(parent, title, "plot.png", filters)
    if not name:
        return
    if not Path(name).suffix:
        name += chosen[chosen.index("*") + 1 : -1]
    try:
        path = checked_export(name)
        write_whole(path, render(document, path))
    except (UsageError, OSError) as error:
        QMessageBox.warning(parent, title, str(error))
