"""The application: Qt's start, the theme, the window."""

import gc
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from core.document import Document
from core.document.file_errors import in_a_sentence
from core.ending import UNEXPECTED, in_words
from core.shortened import shortened
from gui import settings
from gui.last_resort import LastResort
from gui.log import Log, log_file
from gui.screenshot import take_picture
from gui.signals import EndingSignals
from gui.start_marker import StartMarker
from gui.widgets import message
from gui.widgets.theme import apply_scheme
from gui.widgets.timers import one_shot
from gui.window.last_session import take_up
from gui.window.main_window import MainWindow
from gui.written_folders import note, noted, sweep_all

ICON = Path(__file__).with_name("icons") / "chainrule.svg"

GARBAGE = (50_000, 20, 20)
"""After how many new objects garbage is looked for, and after how many looks among older ones.

An edit of a large chain makes some ten thousand that are gone at its end, without a ring among
them: at Python's own 700 looking for rings took up to half of its time.
"""

STANDS = 1000
"""Milliseconds after which a window has come up: what could kill its start has not."""


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
    log.hear_crashes()
    resort = LastResort(log)
    resort.install()
    try:
        if screenshot is None:
            return _work(resort, document, path)
        application = make_application()
        window = MainWindow(document, path, remembers=False)
        window.show()
        _leave_garbage_alone()
        return take_picture(application, window, screenshot)
    except Exception as error:
        resort.take(type(error), error, error.__traceback__)
        if screenshot is None and QApplication.instance() is not None:
            _tell_of_failure(error, log)
        return UNEXPECTED
    finally:
        resort.remove()
        log.close()


def _work(resort: LastResort, document: Document, path: Path | None) -> int:
    """Show the window until it is closed; after a start that died, with the first settings."""
    marker = StartMarker(os.getpid())
    try:
        application, window = _begin(resort, document, path, died=marker.died)
    except Exception:
        marker.fail()
        raise
    one_shot(window, STANDS, partial(_stand, marker)).start()
    window.session.undo_stack.indexChanged.connect(marker.end)  # somebody works in it
    signals = EndingSignals(partial(_end, application, window))
    try:
        return application.exec()
    finally:
        signals.close()
        marker.end()


def _begin(
    resort: LastResort, document: Document, path: Path | None, *, died: bool
) -> tuple[QApplication, MainWindow]:
    told = _put_settings_aside() if died else ""
    application = make_application()
    window = MainWindow(document, path, last=take_up(document, path, died=died))
    resort.watch(window, window.session, window.write)
    window.show()
    if told:
        window.notice.add(told)
    sweep_all()
    _leave_garbage_alone()
    return application, window


def _stand(marker: StartMarker) -> None:
    """Know that the window stands, with the settings that it has."""
    marker.end()
    settings.prove()


def _tell_of_failure(error: Exception, log: Log) -> None:
    """Say in a small window that there will be none; the next start leaves the settings out."""
    tr = partial(QCoreApplication.translate, "App")
    told = shortened(in_words(error), 200)
    message.refuse(tr("Chainrule could not start."), f"{told}\n{log.path or ''}".strip())


def _end(application: QApplication, window: MainWindow, number: int) -> None:
    """End because the system asks for it, with all on disk; nothing can be asked any more."""
    try:
        window.keep()
    finally:
        application.exit(128 + number)


def _put_settings_aside() -> str:
    """Start with the settings of the first start, and say so."""
    tr, folders = partial(QCoreApplication.translate, "App"), noted()
    words = tr("Because the last start did not come to its end, this one has the first settings.")
    try:
        aside = settings.put_aside()
    except OSError as error:
        return in_a_sentence(error, whole=True)
    for folder in reversed(folders):  # a killed save may have left something there
        note(Path(folder))
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
    gc.set_threshold(*GARBAGE)
    return application
