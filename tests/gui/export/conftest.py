import pytest

from tests.gui.dialogs import Dialogs


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    """Give what the dialogs answer, and what they said."""
    return Dialogs(monkeypatch)
