"""Asks where to save a figure or a table, and saves it."""

from PySide6.QtWidgets import QWidget

from core.document import Document, Shown
from core.document.file_errors import in_a_sentence
from core.document.files import file_name, write_whole
from core.export.export import SUFFIXES, ExportError, Obstacle, checked_export, render
from gui import last_folder
from gui.widgets import message
from gui.widgets.save_dialog import ask_where
from gui.written_folders import note


def export(parent: QWidget, document: Document, start: str, shown: Shown | None = None) -> None:
    """Ask for a file, with one to start from, and write what its suffix says."""
    filters = [
        parent.tr("PNG picture (*.png)"),
        parent.tr("SVG drawing (*.svg)"),
        parent.tr("PDF document (*.pdf)"),
        parent.tr("Table of numbers (*.csv)"),
    ]
    title = parent.tr("Export")
    chosen = ask_where(parent, title, start, filters)
    if chosen is None:
        return
    last_folder.note(chosen)
    try:
        path = checked_export(chosen)
        note(path.absolute().parent)
        write_whole(path, render(document, path, shown))
    except ExportError as error:
        message.warn(parent, title, _reason(parent, error))
    except OSError as error:
        message.warn(parent, title, in_a_sentence(error))


def _reason(parent: QWidget, error: ExportError) -> str:
    """Say what to do instead."""
    words = {
        Obstacle.UNKNOWN_SUFFIX: parent.tr("choose a name that ends in {suffixes}"),
        Obstacle.NOT_WRITTEN_YET: parent.tr("this app does not write {suffix} files yet"),
        Obstacle.NO_FOLDER: parent.tr("there is no folder {folder}"),
        Obstacle.IS_FOLDER: parent.tr("this is a folder"),
        Obstacle.LOCKED_FOLDER: parent.tr("the folder {folder} takes no files"),
        Obstacle.SYSTEM: "{system}",
    }
    reason = words[error.obstacle].format(
        suffixes=", ".join(SUFFIXES),
        suffix=error.path.suffix,
        folder=error.path.parent,
        system=error.system,
    )
    return parent.tr("{0} cannot be written: {1}.").format(file_name(error.path.name), reason)
