import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.formula import format as format_formula
from gui.chain.chain_view import ChainView
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


@pytest.fixture
def view(open_session: OpenSession, show: Show) -> ChainView:
    made = ChainView(open_session("exp(x^2)"))
    show(made)
    return made


def open_menu(view: ChainView, at: QPoint) -> QMenu:
    where = view._canvas.mapTo(view.viewport(), at)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, where, view.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.viewport(), event)
    return find(view, QMenu, "chainMenu")


def choose(menu: QMenu, text: str) -> None:
    (action,) = (a for a in menu.actions() if a.text().replace("&", "") == text)
    action.trigger()
    menu.close()


def test_a_wire_takes_what_is_pasted_or_added_there(view: ChainView) -> None:
    QGuiApplication.clipboard().setText("sin x")
    wire = view._canvas.gaps()[(), 1].center()
    choose(open_menu(view, wire), "Paste formula here")
    assert format_formula(view._session.chain) == "exp(sin(x^2))"
    wire = view._canvas.gaps()[(), 0].center()
    choose(open_menu(view, wire), "Add a function here …")
    assert find(view.window(), QLineEdit, "quickAddSearch").isVisible()


def test_keys_open_the_menu_of_the_wire_they_went_to(view: ChainView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    by_keys = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(by_keys, QPoint(), view.mapToGlobal(QPoint())))
    QGuiApplication.clipboard().setText("sin x")
    choose(find(view, QMenu, "chainMenu"), "Paste formula here")
    assert format_formula(view._session.chain) == "exp(sin(x)^2)"


def test_the_canvas_copies_its_formula_and_its_picture(view: ChainView) -> None:
    corner = QPoint(view._canvas.width() - 2, view._canvas.height() - 2)
    choose(open_menu(view, corner), "Copy formula")
    assert QGuiApplication.clipboard().text() == view._session.document.formula
    choose(open_menu(view, corner), "Copy picture of the chain")
    assert QGuiApplication.clipboard().image().size() == view._canvas.size()
