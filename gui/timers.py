"""Timers that run out once, as nearly all of the window's do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def one_shot(
    parent: QObject, milliseconds: int, then: Callable[[], object] | SignalInstance
) -> QTimer:
    """Make a timer that runs out once for each start; it is not started yet.

    PySide could take the settings as keywords, but finds none that begins with an i where the
    C library has no capital for it: in Turkish and Azerbaijani.

    Parameters
    ----------
    parent : QObject
        What keeps the timer alive.
    milliseconds : int
        How long it runs, unless a start says otherwise.
    then : callable or signal
        What is called when it runs out.

    Returns
    -------
    QTimer
        To be started.
    """
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
