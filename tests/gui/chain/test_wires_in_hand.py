"""The + on a wire, by the pointer and by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.chain.edits import Gap
from core.formula import format as format_formula
from gui.chain.chain_view import ChainView
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, move_mouse

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def view(open_session: OpenSession, show: Show) -> ChainView:
    made = ChainView(open_session("exp(x^2)"))
    show(made)
    made.setFocus()
    return made


def middle(view: ChainView, gap: Gap) -> QPoint:
    return view._canvas.gaps()[gap].center()


def type_and_enter(view: ChainView, qtbot: QtBot, text: str) -> None:
    edit = find(view.window(), QLineEdit, "quickAddSearch")
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def formula(view: ChainView) -> str:
    return format_formula(view._session.chain)


def test_click_type_and_enter_add_to_the_wire_under_the_pointer(
    view: ChainView, qtbot: QtBot
) -> None:
    move_mouse(view._canvas, middle(view, ((), 1)) - QPoint(20, 8))
    qtbot.mouseClick(find(view, QWidget, "addHere"), Qt.MouseButton.LeftButton)
    type_and_enter(view, qtbot, "sin")
    assert formula(view) == "exp(sin(x^2))"
    assert not view.findChild(QWidget, "addHere").isVisible()  # type: ignore[union-attr]  # it is there


def test_a_click_on_the_line_is_one_on_its_plus(view: ChainView, qtbot: QtBot) -> None:
    at = middle(view, ((), 2)) - QPoint(20, 0)
    qtbot.mouseClick(view._canvas, Qt.MouseButton.LeftButton, pos=at)
    type_and_enter(view, qtbot, "cos")
    assert formula(view) == "cos(exp(x^2))"


def test_keys_go_from_wire_to_wire_and_add_there(view: ChainView, qtbot: QtBot) -> None:
    for key in (RIGHT, RIGHT, LEFT):
        qtbot.keyClick(view, key, CTRL)
    assert find(view, QWidget, "wireRing").geometry().contains(middle(view, ((), 0)))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    type_and_enter(view, qtbot, "sin")
    assert formula(view) == "exp(sin(x)^2)"
    qtbot.keyClick(view, RIGHT, CTRL)  # behind the new block
    assert find(view, QWidget, "wireRing").geometry().contains(middle(view, ((), 1)))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.findChild(QWidget, "wireRing").isVisible()  # type: ignore[union-attr]  # it is there
    assert view._session.selection == ((0,),)


def test_what_is_pasted_goes_into_the_wire_that_keys_went_to(view: ChainView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("tanh x")
    qtbot.keyClick(view, RIGHT, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert formula(view) == "exp(tanh(x)^2)"
