"""The window's timers: all are made here, so that tests can let their time pass."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance

Then = Callable[[], object] | SignalInstance
"""What a timer calls when it runs out."""


def one_shot(parent: QObject, milliseconds: int, then: Then) -> QTimer:
    """Make a timer that runs out once for each start.

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
        Not started yet.
    """
    timer = repeating(parent, milliseconds, then)
    timer.setSingleShot(True)
    return timer


def repeating(parent: QObject, milliseconds: int, then: Then) -> QTimer:
    """Make a timer that runs out again and again until it is stopped.

    PySide could take the settings as keywords, but finds none that begins with an i where the
    C library has no capital for it: in Turkish and Azerbaijani.

    Parameters
    ----------
    parent : QObject
        What keeps the timer alive.
    milliseconds : int
        From one time to the next.
    then : callable or signal
        What is called each time.

    Returns
    -------
    QTimer
        Not started yet.
    """
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
