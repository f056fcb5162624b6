"""The application: Qt's start, the theme, the window."""

import gc
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from core.document import Document
from core.document.files import in_words
from gui import settings
from gui.last_resort import LastResort
from gui.log import Log, log_file
from gui.start_marker import StartMarker
from gui.widgets import message
from gui.widgets.theme import apply_scheme
from gui.widgets.timers import one_shot
from gui.window.main_window import MainWindow

ICON = Path(__file__).with_name("icons") / "chainrule.svg"

STANDS = 1000
"""Milliseconds after which a window has come up: what could kill its start has not."""

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
    name_application()
    log = Log(log_file() if screenshot is None else None)
    resort = LastResort(log)
    resort.install()
    try:
        if screenshot is None:
            return _work(resort, document, path)
        application = make_application()
        window = MainWindow(document, path, remembers=False)
        return _take_picture(application, window, screenshot)
    finally:
        resort.remove()
        log.close()


def _work(resort: LastResort, document: Document, path: Path | None) -> int:
    """Show the window until it is closed; after a start that died, with the first settings."""
    marker = StartMarker(os.getpid())
    told = _put_settings_aside() if marker.died else ""
    application = make_application()
    window = MainWindow(document, path)
    resort.watch(window, window.session, lambda: None)
    window.show()
    if told:
        window.notice.tell(told)
    _leave_garbage_alone()
    one_shot(window, STANDS, marker.end).start()
    status = application.exec()
    marker.end()
    return status


def _put_settings_aside() -> str:
    """Start with the settings of the first start, and say so."""
    tr = partial(QCoreApplication.translate, "App")
    words = tr("The last start did not come to its end. This one has the settings of the first.")
    try:
        aside = settings.put_aside()
    except OSError as error:
        return tr("The last start did not come to its end. {0}").format(in_words(error))
    return f"{words} {tr('The old ones are in {0}.').format(aside)}" if aside else words


def _leave_garbage_alone() -> None:
    """Look no more through what is loaded by now and stays: that would hold up a frame."""
    gc.freeze()
    gc.enable()


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


def name_application() -> None:
    """Say whose settings and whose state folder are meant."""
    QCoreApplication.setOrganizationName("Chainrule")
    QCoreApplication.setApplicationName("Chainrule")


def make_application() -> QApplication:
    """Start Qt, with the theme that the system or the user chose.

    Returns
    -------
    QApplication
        The one there is.
    """
    name_application()
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
    window.show()
    _leave_garbage_alone()
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
