"""What stands in the way of a file, and what to do instead, in a sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.document.files import file_name
from core.export.export import ExportError, Obstacle


def reason_of(error: ExportError, suffixes: Sequence[str]) -> str:
    """Say it, and which suffixes there are."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("Obstacles", words)

    words = {
        Obstacle.UNKNOWN_SUFFIX: tr("choose a name that ends in {suffixes}"),
        Obstacle.NO_FOLDER: tr("there is no folder {folder}"),
        Obstacle.IS_FOLDER: tr("this is a folder"),
        Obstacle.LOCKED_FOLDER: tr("the folder {folder} takes no files"),
        Obstacle.SYSTEM: "{system}",
    }
    reason = words[error.obstacle].format(
        suffixes=", ".join(suffixes),
        suffix=error.path.suffix,
        folder=error.path.parent,
        system=error.system,
    )
    return tr("{0} cannot be written: {1}.").format(file_name(error.path.name), reason)
