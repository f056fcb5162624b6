import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.rules.page import RulesPage
from gui.session import Session
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find, set_chain


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("x^2 sin(x)")


@pytest.fixture
def page(session: Session, show: Show, qtbot: QtBot) -> RulesPage:
    made = RulesPage(session)
    show(made)
    rest(made, qtbot)
    return made


def rest(made: RulesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not made.steps._rest.isActive() and made.steps._work is None)


def test_it_follows_the_chain(page: RulesPage, session: Session, qtbot: QtBot) -> None:
    assert page.steps.rows()[0].texts()[0] == "Product rule"
    set_chain(session, parse("exp(x)"))
    rest(page, qtbot)
    assert page.steps.rows()[0].texts()[0] == "Exponential rule"


def test_the_field_for_an_answer_stands_above_the_steps(page: RulesPage) -> None:
    field = find(page, QLineEdit, "answerEdit")
    assert field.mapTo(page, QPoint()).y() < page.steps.mapTo(page, QPoint()).y()


def test_nothing_that_moved_is_left_on_the_screen(
    page: RulesPage, session: Session, qtbot: QtBot
) -> None:
    page.resize(300, 700)
    field = find(page, QLineEdit, "answerEdit")
    qtbot.keyClicks(field, "2x cos(x)")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(page._answer.verdict.isVisible)
    field.setReadOnly(True)  # its cursor blinks
    qtbot.waitUntil(lambda: is_painted_anew(page), timeout=5000)
    set_chain(session, parse("sin(x^2)"))
    rest(page, qtbot)
    qtbot.waitUntil(lambda: is_painted_anew(page), timeout=5000)


def is_painted_anew(page: RulesPage) -> bool:
    """Whether what is on the screen is what would be painted now."""
    seen = page.screen().grabWindow(page.winId()).toImage()
    painted = page.grab().toImage()
    return seen.convertToFormat(painted.format()) == painted


def test_folded_steps_stay_so_for_the_next_formula_and_the_next_start(
    page: RulesPage, session: Session, show: Show, qtbot: QtBot
) -> None:
    find(page, QToolButton, "stepsButton").click()
    assert page.steps.isHidden()
    set_chain(session, parse("exp(x)"))
    assert page.steps.isHidden()
    assert not page.steps._rest.isActive()  # nobody sees them
    again = RulesPage(session)
    show(again)
    assert again.steps.isHidden()
    find(again, QToolButton, "stepsButton").click()
    rest(again, qtbot)
    assert again.steps.rows()[0].texts()[0] == "Exponential rule"


def test_another_order_is_asked_for(
    page: RulesPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(page.steps, "begin", lambda chain, order: asked.append(order))
    find(page, QComboBox, "rulesOrder").setCurrentIndex(1)
    assert asked == [2]
    assert page._answer._asked() == (session.chain, 2)


def test_the_practice_is_made_when_it_is_opened(page: RulesPage) -> None:
    assert not page.findChildren(QComboBox, "practiceRule")
    button = find(page, QToolButton, "practiceButton")
    button.click()
    assert find(page, QComboBox, "practiceRule").isVisible()
    button.click()
    assert not find(page, QComboBox, "practiceRule").isVisible()
