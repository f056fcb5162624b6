"""Another process that answers lines, whose owner hears of all that becomes of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess


def line_process(
    parent: QObject,
    command: Sequence[str],
    folder: Path,
    *,
    read: Callable[[], None],
    ended: Callable[[], None],
) -> QProcess:
    """Give a program that is ready to be started in a folder; its stderr is that of this one.

    Parameters
    ----------
    parent : QObject
        What keeps the process alive.
    read : callable
        Called whenever it has written something.
    ended : callable
        Called once it has ended, or could not be started.
    """

    def fail(error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            ended()

    process = QProcess(parent)
    process.setWorkingDirectory(str(folder))
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    process.readyReadStandardOutput.connect(read)
    process.finished.connect(lambda *_: ended())
    process.errorOccurred.connect(fail)
    process.setProgram(command[0])
    process.setArguments(list(command[1:]))
    return process
