"""What the tests of the window's parts share."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from core.document import Document
from gui.window.last_session import take_up
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.dialogs import Dialogs

Start: TypeAlias = Callable[..., MainWindow]


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    return Dialogs(monkeypatch)


@pytest.fixture
def no_recent(qapp: object) -> None:
    """Forget the files of the tests before."""
    QSettings().remove("recentFiles")


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, show: Show, qapp: QApplication) -> Start:
    """Start the window as the program does, with a state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def start_it(
        document: Document | None = None, path: Path | None = None, *, died: bool = False
    ) -> MainWindow:
        window = MainWindow(last=take_up(document or Document(), path, died=died))
        show(window)
        return window

    return start_it
