import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.last_resort import MANY, LastResort
from gui.log import Log
from gui.plot.block_plot import BlockPicture
from gui.widgets.error_dialog import ErrorDialog
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.helpers import find, forget_the_dead
from tests.gui.looks import come_to_rest


class Planted(Exception):
    """An error that nobody expects."""


class Mute(Exception):
    """An error that cannot say what it is."""

    def __str__(self) -> str:
        raise OverflowError


class Base(BaseException):
    """An error that is none of Exception's."""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "chainrule.log")
    yield made
    made.close()


@pytest.fixture
def resort(log: Log, qapp: QApplication) -> Iterator[LastResort]:
    made = LastResort(log)
    made.install()
    yield made
    made.remove()


@pytest.fixture
def kept(window: MainWindow, resort: LastResort) -> list[str]:
    """What was on disk each time that the work was made safe: the formula."""
    safe: list[str] = []
    session = window.session

    def keep() -> bool:
        safe.append(session.document.formula)
        return True

    resort.watch(window, session, keep)
    return safe


def entries(log: Log) -> str:
    assert log.path is not None
    return log.path.read_text()


def dialogs() -> list[ErrorDialog]:
    forget_the_dead()
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorDialog)]


def fail() -> NoReturn:
    raise Planted("on purpose")


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def fail_mutely() -> NoReturn:
    raise Mute


def fail_below_all() -> NoReturn:
    raise Base("on purpose")


class Failing:
    def __del__(self) -> None:
        fail()


def unraisable() -> None:
    Failing()


@pytest.mark.parametrize("act", [lambda: QTimer.singleShot(0, fail), in_a_thread, unraisable])
def test_an_error_anywhere_is_written_down_and_said_once(
    act: Callable[[], object], kept: list[str], log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        act()
        for _ in range(3):
            QApplication.processEvents()
    assert "Planted: on purpose" in entries(log)
    assert capsys.readouterr().err.count("Planted: on purpose") == 1
    (dialog,) = dialogs()
    assert find(dialog, type(dialog._count), "errorCount").text() == "It happened 3 times."
    assert kept == ["exp(x^2)^2"]
    dialog.close()
    assert dialogs() == []


@pytest.mark.parametrize(
    ("act", "told"),
    [(fail_mutely, "Mute: (it cannot be told: OverflowError)"),
     (fail_below_all, "Base: on purpose")],
)  # fmt: skip
def test_whatever_is_raised_is_said(
    act: Callable[[], NoReturn], told: str, kept: list[str], log: Log,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    QTimer.singleShot(0, act)
    for _ in range(3):
        QApplication.processEvents()
    err = capsys.readouterr().err
    assert f"chainrule: something unexpected went wrong ({log.path}): {told}\n" in err
    assert "Traceback" not in err
    assert f"in {act.__name__}" in entries(log)
    (dialog,) = dialogs()
    dialog.close()
    assert kept == ["exp(x^2)^2"]


def test_the_details_can_be_copied_and_the_log_shown(
    kept: list[str], log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        "gui.widgets.error_dialog.QDesktopServices.openUrl", lambda url: shown.append(url.path())
    )
    QTimer.singleShot(0, fail)
    for _ in range(3):
        QApplication.processEvents()
    (dialog,) = dialogs()
    find(dialog, QPushButton, "copyDetails").click()
    find(dialog, QPushButton, "showLog").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Chainrule ")
    assert "Planted: on purpose" in copied
    assert shown == [str(log.path)]
    assert dialogs() == [dialog]
    dialog.close()


def test_a_paint_that_fails_with_every_frame_is_said_once_and_goes_on(
    clock: Clock, window: MainWindow, kept: list[str], log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []

    def paint(*_: object) -> None:
        painted.append(1)
        fail()

    window._inspector.open("block")
    window.session.select([(0,)])
    come_to_rest(clock)
    monkeypatch.setattr(BlockPicture, "_paint_ticks", paint)
    picture = window.findChild(BlockPicture)
    assert picture is not None
    for _ in range(2 * MANY):
        picture.repaint()
        QApplication.processEvents()
    assert len(painted) >= 2 * MANY
    window._inspector.open("check")  # as the next window finds it
    assert entries(log).count("unexpected: ") == MANY
    assert len(kept) == 1
    (dialog,) = dialogs()
    dialog.close()
    picture.repaint()
    QApplication.processEvents()
    assert dialogs() == []


def test_where_the_work_cannot_be_kept_it_is_said_once_too(
    window: MainWindow, resort: LastResort, log: Log
) -> None:
    resort.watch(window, window.session, fail)
    QTimer.singleShot(0, lambda: 1 / 0)
    for _ in range(20):
        QApplication.processEvents()
    (dialog,) = dialogs()
    assert any("save it" in label.text() for label in dialog.findChildren(QLabel))
    assert entries(log).count("ZeroDivisionError") >= 1
    assert 1 <= entries(log).count("Planted: on purpose") <= 3
    dialog.close()


def test_what_qt_complains_of_is_in_the_log(
    resort: LastResort, log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3 * MANY):
        qWarning("of something")
    assert entries(log).count("WARNING Qt: of something") == MANY
    assert "of something" in capsys.readouterr().err


def test_without_stderr_and_without_a_window_nothing_fails(
    resort: LastResort, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    QTimer.singleShot(0, fail)
    QApplication.processEvents()
    QApplication.processEvents()
    monkeypatch.undo()
    assert "Planted: on purpose" in entries(log)
    assert dialogs() == []


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_to_be_interrupted_is_no_error(
    kind: type[BaseException], resort: LastResort, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[type] = []
    monkeypatch.setattr(resort, "_before", (lambda kind, *_: passed.append(kind),))
    resort.take(kind, None, None)
    assert passed == [kind]
    assert "unexpected" not in entries(log)
    monkeypatch.undo()


def test_where_the_window_is_gone_no_dialog_keeps_the_app_from_its_end(
    window: MainWindow, kept: list[str], log: Log, qtbot: QtBot
) -> None:
    window.hide()
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: "Planted" in entries(log))
    QApplication.processEvents()
    assert (kept, dialogs()) == ([], [])
