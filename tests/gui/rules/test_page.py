import pytest
from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.rules.page import RulesPage
from gui.session import Session
from gui.widgets.derivative_process import Found, Outline
from gui.widgets.plain_text import PlainLabel
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
    qtbot.waitUntil(lambda: not made._rest.isActive() and made._work is None)


def titles(made: RulesPage) -> list[str]:
    return [row.texts()[0] for row in made.rows()]


def test_it_writes_the_steps_and_follows_the_chain(
    page: RulesPage, session: Session, qtbot: QtBot
) -> None:
    rules = ["Product rule", "Power rule", "Trigonometric rule", "Put together"]
    assert titles(page) == rules
    assert [row.path for row in page.rows()] == [(1,), (0,), (1, 0, 0), None]
    set_chain(session, parse("exp(x)"))
    rest(page, qtbot)
    assert titles(page) == ["Exponential rule", "Put together"]
    page._take(session.chain, Found("exp(x)", "", None))
    assert titles(page) == ["Exponential rule", "Put together"]  # as simple as can be


def test_the_final_form_comes_from_the_other_process(page: RulesPage, session: Session) -> None:
    page._take(session.chain, Found("x*(x*cos(x) + 2*sin(x))", "", None))
    assert page.rows()[-1].texts()[1] == "f′(x) = x*(x*cos(x) + 2*sin(x))"
    page._take(session.chain, Found("2*x*sin(x) + x^2*cos(x)", "", None))
    assert titles(page)[-1] == "Simplified"
    page._take(session.chain, None)
    assert "No formula for f′" in find(page, PlainLabel, "rulesNote").text()


def test_the_second_derivative_starts_from_the_first(
    page: RulesPage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(page._process, "ask", lambda chain, order, latex=(): asked.append(order))
    find(page, QComboBox, "rulesOrder").setCurrentIndex(1)
    assert asked == [1]
    page._take(session.chain, Found("2*x", "", None))
    rest(page, qtbot)
    assert asked == [1, 2]
    assert titles(page) == ["Constant factor rule", "Put together"]
    assert page.rows()[-1].texts()[1] == "f″(x) = 2"
    page._order.setCurrentIndex(0)


def test_what_has_no_steps_says_why(page: RulesPage, session: Session, qtbot: QtBot) -> None:
    set_chain(session, parse("digamma(x)"))
    rest(page, qtbot)
    assert not page.rows()
    assert find(page, PlainLabel, "rulesNote").text().startswith("A slope on the way")


def test_the_typeset_equations_take_the_place_of_the_plain_ones(
    page: RulesPage, session: Session
) -> None:
    bar = Outline(width=1.0, ascent=0.5, descent=0.1, curves=[["M", 0, 0], ["L", 1, 0]])
    page._typeset(session.chain, [bar] * len(page._lines))
    assert all(row.equation._drawing is not None for row in page.rows())
    page._typeset(session.chain, [bar])  # of other steps


def test_the_practice_is_made_when_it_is_opened(page: RulesPage) -> None:
    assert not page.findChildren(QComboBox, "practiceRule")
    button = find(page, QToolButton, "practiceButton")
    button.click()
    assert find(page, QComboBox, "practiceRule").isVisible()
    button.click()
    assert not find(page, QComboBox, "practiceRule").isVisible()
