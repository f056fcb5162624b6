import pytest
from PySide6.QtWidgets import QApplication, QLabel

from gui.widgets import announce
from gui.widgets.announce import announce as say


class Reader:
    """A screen reader that writes down what it is to say."""

    def __init__(self, active: bool) -> None:
        self._active, self.heard = active, list[str]()

    def isActive(self) -> bool:  # Qt's name
        return self._active

    def updateAccessibility(self, event: str) -> None:  # Qt's name
        self.heard.append(event)


@pytest.mark.parametrize(("active", "heard"), [(True, ["Right."]), (False, [])])
def test_what_comes_up_is_said_where_somebody_listens(
    active: bool, heard: list[str], qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(active)
    monkeypatch.setattr(announce, "QAccessible", reader)
    monkeypatch.setattr(announce, "QAccessibleAnnouncementEvent", lambda _, text: text)
    label = QLabel()
    say(label, "Right.")
    say(label, "")
    assert reader.heard == heard
