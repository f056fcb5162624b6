import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from core.document import Parameter
from core.numerical.error_words import BROKEN_RULE, NOTHING
from gui.check.error_card import ErrorCard
from gui.session import Session
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


def rested(session: Session, show: Show, clock: Clock) -> ErrorCard:
    card = ErrorCard(session)
    show(card)
    _ = session.check
    clock.advance(500)
    return card


def words(card: ErrorCard) -> str:
    return find(card, QLabel, "errorWords").text()


def test_at_rest_it_says_where_the_least_error_is(
    open_session: OpenSession, show: Show, clock: Clock
) -> None:
    card = rested(open_session("x^2 sin(x)", x=0.5), show, clock)
    assert words(card).startswith("Least error near h = 2×10⁻⁶ (predicted 4×10⁻⁶).")
    assert "h = 1e-4, error 6×10⁻⁹. forward:" in card.plot.accessibleDescription()
    assert "Richardson: h⁴ above (4.00)" in card.plot.toolTip()


def test_the_dot_and_the_step_field_are_linked(
    open_session: OpenSession, show: Show, clock: Clock, qtbot: QtBot
) -> None:
    session = open_session("x^2 sin(x)", x=0.5)
    card = rested(session, show, clock)
    before = card.plot._figure
    assert before is not None
    qtbot.keyClick(card.plot, Qt.Key.Key_PageUp)
    assert session.document.step == 1e-3
    clock.advance(50)
    assert card.plot._figure is not None
    assert card.plot._figure.dot != before.dot
    assert card.plot._figure.lines == before.lines
    qtbot.keyClick(card.plot, Qt.Key.Key_Home)
    assert session.document.step == 4e-6


@pytest.mark.parametrize(("formula", "x"), [("abs(x)", 0.0), ("tan(x)", math.pi / 2)])
def test_without_a_derivative_it_says_so(
    formula: str, x: float, open_session: OpenSession, show: Show, clock: Clock
) -> None:
    card = rested(open_session(formula, x=x), show, clock)
    assert words(card) == NOTHING
    assert not card.plot.isVisible()
    assert card.plot._figure is None


def test_nothing_is_worked_out_while_x_moves_or_it_is_folded(
    open_session: OpenSession, show: Show, clock: Clock
) -> None:
    session = open_session("x^2 sin(x)", x=0.5)
    card = rested(session, show, clock)
    first = card._found
    session.set_x(0.75)
    clock.advance(30)
    assert card._found is first
    clock.advance(500)
    assert card._found is not first
    find(card, QToolButton, "showErrors").click()
    last = card._found
    session.set_x(0.25)
    clock.advance(500)
    assert card._found is last
    assert not card.plot.isVisible()


def test_120_digits_take_one_press(open_session: OpenSession, show: Show, clock: Clock) -> None:
    card = rested(open_session("exp(x)", x=1.0), show, clock)
    find(card, QToolButton, "errorDigits").click()
    clock.advance(500)
    assert "f′ = 2.7182818284590452353602874713526624977572" in card.plot.toolTip()


def test_the_errors_are_copied_as_a_table(
    open_session: OpenSession, show: Show, clock: Clock
) -> None:
    card = rested(open_session("exp(x)", x=1.0), show, clock)
    card.plot.actions()[0].trigger()
    assert QGuiApplication.clipboard().text().startswith("h\tforward\tbackward\tcentral\t")


def test_of_several_derivatives_it_says_which(
    open_session: OpenSession, show: Show, clock: Clock
) -> None:
    session = open_session("sin(a x)", x=0.5, parameters=(Parameter("a", 2.0),))
    card = rested(session, show, clock)
    assert words(card).startswith("f′: Least error near h = ")
    session.look_at("a")
    _ = session.check
    clock.advance(500)
    assert words(card).startswith("∂f/∂a: Least error near h = ")


def test_no_h_brings_anything_near_a_broken_rule(
    open_session: OpenSession, show: Show, clock: Clock, qtbot: QtBot
) -> None:
    session = open_session("x^2 sin(x)", x=0.5)
    session.lab.break_rule((0,), session.lab.kinds((0,))[1])
    card = rested(session, show, clock)
    assert words(card) == BROKEN_RULE
    assert card.plot._figure is not None
    assert card.plot._figure.best is None
    qtbot.keyClick(card.plot, Qt.Key.Key_Home)
    assert session.document.step == 1e-4
    find(card, QToolButton, "errorDigits").click()
    clock.advance(500)
    assert words(card).startswith("Least error near h = ")
    session.lab.mend()
    _ = session.check
    clock.advance(500)
    assert words(card).startswith("Least error near h = ")
