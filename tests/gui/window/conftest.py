"""What the tests of the window's parts share."""

import pytest
from PySide6.QtCore import QSettings

from tests.gui.dialogs import Dialogs


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    return Dialogs(monkeypatch)


@pytest.fixture
def no_recent(qapp: object) -> None:
    """Forget the files of the tests before."""
    QSettings().remove("recentFiles")
