"""Where the app keeps what it needs from one start to the next and nobody edits by hand."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def state_folder() -> Path:
    """Give the folder of this user's sessions and logs, made if it is not there.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    place = QStandardPaths.StandardLocation.StateLocation
    folder = Path(QStandardPaths.writableLocation(place))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
