import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.window.hint import Hint
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, set_chain


def test_it_is_no_window_of_its_own(open_session: OpenSession, qtbot: QtBot) -> None:
    hint = Hint(open_session())
    qtbot.addWidget(hint)
    assert not hint.isVisible()


def test_what_the_session_tells_is_shown_in_place_of_the_hint(
    open_session: OpenSession, show: Show
) -> None:
    session, parent = open_session(), QWidget()
    hint = Hint(session)
    QVBoxLayout(parent).addWidget(hint)
    show(parent)
    hint.hide()
    session.told.emit("Paths add.")
    assert hint.isVisible()
    assert find(hint, QLabel, "hintWords").text() == "Paths add."


@pytest.mark.parametrize("change", ["chain", "pins"])
def test_what_was_told_of_another_function_goes(
    open_session: OpenSession, show: Show, change: str
) -> None:
    session, parent = open_session("x^2"), QWidget()
    hint = Hint(session)
    QVBoxLayout(parent).addWidget(hint)
    show(parent)
    words = find(hint, QLabel, "hintWords")
    first = words.text()
    session.pin()
    session.pin()
    assert "pinned already" in words.text()
    if change == "chain":
        set_chain(session, parse("x^3"))
    else:
        session.unpin("g")
    assert words.text() == first


def test_once_dismissed_it_stays_away(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    for visible in (True, False):
        parent = QWidget()
        hint = Hint(open_session())
        QVBoxLayout(parent).addWidget(hint)
        show(parent)
        assert hint.isVisible() is visible
        if visible:
            close = find(hint, QToolButton, "hintClose")
            assert close.accessibleName()
            qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
            assert not hint.isVisible()
