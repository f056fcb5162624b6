"""Asks for the name of a file to write, suffix and all, before it asks about overwriting."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.document.files import file_name
from gui.widgets import message


def ask_where(parent: QWidget, title: str, start: str, filters: list[str]) -> Path | None:
    """Ask for a file to write, free or to be overwritten; None where nothing was chosen.

    A name without a suffix gets that of the filter chosen, such as ``PNG picture (*.png)``, and
    stays as it is with one that takes any. Where there are several kinds to choose from, what
    looks like the suffix of another stays too, for the caller to judge.
    """
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("saveDialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(_suffix(filters[0]))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix(chosen)))
    dialog.selectFile(start)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted or not dialog.selectedFiles():
        return None
    path, suffix = Path(dialog.selectedFiles()[0]), _suffix(dialog.selectedNameFilter())
    if not suffix or _is_of_a_kind(path, {_suffix(kind) for kind in filters} - {""}):
        return path
    # The dialog adds no suffix after a dot, or knows none, and has asked about another file.
    path = path.with_name(f"{path.name.rstrip('.')}.{suffix}")
    return path if _is_free(path) or _may_overwrite(parent, title, path) else None


def _is_free(path: Path) -> bool:
    """Tell whether there is nothing; of what cannot be looked at, writing will tell."""
    try:
        return not path.exists()
    except OSError:
        return True


def _is_of_a_kind(path: Path, kinds: set[str]) -> bool:
    """Tell whether a name ends in a suffix that is meant as one: not so the 5 of v1.5."""
    typed = path.suffix[1:].lower()
    return typed in kinds or (len(kinds) > 1 and typed[:1].isalpha())


def _suffix(name_filter: str) -> str:
    """Give the suffix of a filter, without its dot; empty if it takes any."""
    return name_filter.rpartition("*")[2].strip(").")


def _may_overwrite(parent: QWidget, title: str, path: Path) -> bool:
    text = parent.tr("{0} already exists. Do you want to replace it?").format(file_name(path.name))
    button = message.Button
    return message.ask(parent, title, text, button.Yes | button.No) == button.Yes
