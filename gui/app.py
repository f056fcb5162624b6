"""The application: Qt's start, the theme, the window."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from core.document import Document
from gui.widgets import message
from gui.widgets.theme import apply_scheme
from gui.window.main_window import MainWindow

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
    message.refuse(title, reason)


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
    saved: list[bool] = []

    def take() -> None:
        if saved:
            return
        saved.append(window.grab().save(str(path)))
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
    if saved != [True]:
        print(f"chainrule: --screenshot {path}: the picture could not be saved", file=sys.stderr)
        return 2
    return 0
