"""What another window left behind is offered at the next start."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from core.formula import format as format_formula
from core.formula import parse
from gui.state_folder import state_folder
from gui.window.main_window import MainWindow
from tests.gui.helpers import action, find, set_chain
from tests.gui.window.conftest import Start

LEFT = Qt.MouseButton.LeftButton
HERE = "Here is what you had open."
OTHER = "Another window's work is kept, too."


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def two_windows(start: Start) -> None:
    """Leave the work of two windows, cos(x) last."""
    first, second = start(), start()
    set_chain(first.session, parse("sin(x)"))
    set_chain(second.session, parse("cos(x)"))
    first.close()
    (path,) = state_folder().glob("session-1.journal")
    os.utime(path, (1e9, 1e9))
    second.close()


def test_the_work_of_another_window_is_offered_and_taken_in(start: Start, qtbot: QtBot) -> None:
    two_windows(start)
    window = start()
    assert formula(window) == "cos(x)"
    assert window.notice.words == f"{HERE} {OTHER}"
    button = find(window.notice, QAbstractButton, "noticeOffer1")
    assert button.text() == "Open the other"
    qtbot.mouseClick(button, LEFT)
    assert formula(window) == "sin(x)"
    assert window.notice.words == ""
    action(window, "Undo type formula").trigger()
    action(window, "Undo open the other").trigger()
    assert formula(window) == "cos(x)"
    assert len(list(state_folder().glob("session-*.journal"))) == 1
    window.close()
    assert start().notice.words == HERE


def test_work_that_nobody_takes_in_is_offered_again(start: Start) -> None:
    two_windows(start)
    window = start()
    set_chain(window.session, parse("tan(x)"))
    assert window.notice.words == ""
    window.close()
    assert start().notice.words == f"{HERE} {OTHER}"


def test_work_that_another_window_took_in_first_is_said_to_be_there(
    start: Start, qtbot: QtBot
) -> None:
    two_windows(start)
    window, quicker = start(), start()
    assert formula(quicker) == "sin(x)"
    qtbot.mouseClick(find(window.notice, QAbstractButton, "noticeOffer1"), LEFT)
    assert window.notice.words == "It is open in another window by now."
    assert formula(window) == "cos(x)"


def test_the_work_of_many_windows_is_offered_one_by_one(start: Start, qtbot: QtBot) -> None:
    windows = [start() for _ in range(3)]
    for window, text in zip(windows, ("sin(x)", "cos(x)", "tan(x)"), strict=True):
        set_chain(window.session, parse(text))
        window.close()
    window = start()
    seen = {formula(window)}
    qtbot.mouseClick(find(window.notice, QAbstractButton, "noticeOffer1"), LEFT)
    seen.add(formula(window))
    assert window.notice.words == OTHER
    qtbot.mouseClick(find(window.notice, QAbstractButton, "noticeOffer0"), LEFT)
    seen.add(formula(window))
    assert seen == {"sin(x)", "cos(x)", "tan(x)"}
    assert window.notice.words == ""
