"""What the tests of the window share: the application as it is started, sessions, and time."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from functools import partialmethod
from typing import Any, TypeAlias

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from core.symbolic import worker
from gui.app import make_application
from gui.session import Session
from gui.widgets import derivative_process
from gui.widgets.theme import LIGHT, number_font, palette_of
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.helpers import let_go, settle
from tests.gui.plots import Plot

OpenSession: TypeAlias = Callable[..., Session]
Show: TypeAlias = Callable[[QWidget], None]

PATIENCE = 120_000
"""Milliseconds that a test waits at most: a busy machine may need them, others never wait."""


class PatientBot(QtBot):
    """Waits for as long as it takes, not for pytest-qt's five seconds."""

    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE)
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE)
    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE)


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QApplication]:
    """The application as `python main.py` makes it, without the reader's own settings.

    The offscreen platform frees what was copied only when Python is gone, and crashes over it.
    """
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    folder = str(tmp_path_factory.mktemp("start"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    made = make_application()
    font = made.font()
    font.setPointSizeF(font.pointSizeF() * float(os.environ.get("CHAINRULE_FONT_SCALE", "1")))
    made.setFont(font)
    yield made
    QGuiApplication.clipboard().clear()


@pytest.fixture(scope="module", autouse=True)
def lasting(qapp: QApplication) -> None:
    """Keep what is loaded by now out of later collections, which then take a millisecond."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_garbage() -> Iterator[None]:
    """Free what a test leaves behind while nothing else goes on.

    QObject::disconnect holds locks while it asks for a Python override: a collection in there
    that frees a QObject waits for ever for one of them (seen with 6.11).
    """
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def no_button_down(qapp: QApplication) -> None:
    """Start every test with all mouse buttons up, whatever came before it."""
    let_go()


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Start every test in the same colours."""
    QGuiApplication.setPalette(palette_of(LIGHT))


@pytest.fixture(autouse=True)
def no_derivatives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no process load SymPy for half a second; a test about f′ uses `derivatives`."""
    waits = (sys.executable, "-IS", "-c", "import sys; sys.stdin.read()")
    monkeypatch.setattr(derivative_process, "COMMAND", waits)


@pytest.fixture
def derivatives(no_derivatives: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let f′ be worked out as it is in the program."""
    monkeypatch.setattr(derivative_process, "COMMAND", worker.COMMAND)


@pytest.fixture
def open_session(qapp: QApplication) -> OpenSession:
    """Give sessions by formula; what else is asked for goes to the document."""

    def make(formula: str = "exp(x^2)^2", **others: Any) -> Session:
        return Session(Document(parse(formula), **others))

    return make


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The user's hands."""
    return PatientBot(request)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the time of all timers that are made from here on."""
    made = Clock()
    monkeypatch.setattr("gui.widgets.timers.QTimer", made.timer)
    return made


@pytest.fixture
def fixed_figures(qapp: QApplication) -> None:
    """Skip a test of figures of one width where no font has them."""
    if not QFontInfo(number_font()).fixedPitch():
        pytest.skip("the fonts at hand have no figures of one width")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a widget in a window that has the keyboard, with everything in its place."""

    kept: list[QWidget] = []

    def show_it(widget: QWidget) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        settle()

    return show_it


@pytest.fixture
def window(qtbot: QtBot, show: Show) -> MainWindow:
    """The window as at the first start."""
    made = MainWindow(Document())
    show(made)
    return made


@pytest.fixture
def plot(open_session: OpenSession, show: Show, qtbot: QtBot) -> Callable[..., Plot]:
    """Give plots by formula; what else is asked for goes to the document."""

    def make(formula: str, **others: Any) -> Plot:
        return Plot(open_session(formula, **others), show, qtbot)

    return make
