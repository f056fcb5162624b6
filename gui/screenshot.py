"""`--screenshot`: the window painted once, its picture saved, and the end."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QTimer
from PySide6.QtWidgets import QApplication

from core.document.files import file_name, in_words, write_whole
from core.ending import REFUSED, complain
from gui.signals import EndingSignals
from gui.window.main_window import MainWindow

LONGEST_WAIT = 5000
"""Milliseconds that a picture waits for f′ at most."""


def take_picture(application: QApplication, window: MainWindow, path: Path) -> int:
    """Save a picture of a window that is shown, once f′ is there; give the exit status."""
    told: list[str] = []

    def take() -> None:
        if told:
            return
        told.append(_save_picture(window, path))
        window.close()
        application.quit()

    def take_once_settled() -> None:
        if window.is_settled:
            take()
            return
        window.settled.connect(lambda: QTimer.singleShot(100, take))
        QTimer.singleShot(LONGEST_WAIT, take)

    # The plot draws at the next frame; a tenth of a second holds several.
    QTimer.singleShot(100, take_once_settled)
    signals = EndingSignals(lambda number: application.exit(128 + number))
    try:
        if status := application.exec():
            return status
    finally:
        signals.close()
    if told != [""]:
        reason = "".join(told) or f"{file_name(str(path))}: the picture could not be saved"
        complain(f"--screenshot {reason}")
        return REFUSED
    return 0


def _save_picture(window: MainWindow, path: Path) -> str:
    """Write a picture whole, and only to a file: Qt would wait for a pipe, or fill a device.

    Give what went wrong.
    """
    content = QBuffer()
    if not window.grab().save(content, path.suffix[1:]):
        return f"{file_name(str(path))}: there are no pictures of this kind"
    try:
        write_whole(path, bytes(content.data().data()))
    except OSError as error:
        return in_words(error)
    return ""
