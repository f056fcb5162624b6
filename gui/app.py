"""The application: Qt's start, the theme, the window."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from core.document import Document
from core.document.files import file_name, in_words, write_whole
from gui.widgets.theme import apply_scheme
from gui.window.main_window import MainWindow
from gui.written_folders import sweep_all

ICON = Path(__file__).with_name("icons") / "chainrule.svg"

LONGEST_WAIT = 5000
"""Milliseconds that a picture waits for f′ at most."""


def run(document: Document, path: Path | None, screenshot: Path | None) -> int:
    """Open the window and run until it is closed; give the exit status.

    Parameters
    ----------
    document : Document
        What to open.
    path : Path or None
        The file it came from.
    screenshot : Path or None
        Where to save a picture of the window, which is painted once and closed then.
    """
    application = make_application()
    window = MainWindow(document, path, remembers=screenshot is None)
    window.show()
    sweep_all()
    # What is loaded by now stays; looking through it again would hold up a frame.
    gc.freeze()
    gc.enable()
    if screenshot is None:
        return application.exec()
    return _take_picture(application, window, screenshot)


def refuse(reason: str) -> None:
    """Say in a small window that a document cannot be opened, and wait until it is closed.

    Parameters
    ----------
    reason : str
        Which document, and what is wrong with it.
    """
    application = make_application()
    title = application.tr("This document cannot be opened.")
    box = QMessageBox(QMessageBox.Icon.Warning, "Chainrule", title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(reason)
    box.exec()


def make_application() -> QApplication:
    """Start Qt, with the theme that the system or the user chose.

    Returns
    -------
    QApplication
        The one there is.
    """
    QCoreApplication.setOrganizationName("Chainrule")
    QCoreApplication.setApplicationName("Chainrule")
    # The name of the desktop entry, by which a dock knows which windows are the app's.
    QGuiApplication.setDesktopFileName("chainrule")
    application = QApplication.instance() or QApplication(["chainrule"])
    assert isinstance(application, QApplication)
    application.setWindowIcon(QIcon(str(ICON)))
    application.setStyle("Fusion")
    apply_scheme()
    QGuiApplication.styleHints().colorSchemeChanged.connect(apply_scheme)
    return application


def _take_picture(application: QApplication, window: MainWindow, path: Path) -> int:
    """Paint the window once and save the picture."""
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
    application.exec()
    if told != [""]:
        reason = "".join(told) or f"{file_name(str(path))}: the picture could not be saved"
        print(f"chainrule: --screenshot {reason}", file=sys.stderr)
        return 2
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
