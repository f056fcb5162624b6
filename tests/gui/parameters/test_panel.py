import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.document import Parameter
from core.formula import parse
from gui.parameters.panel import ParameterPanel
from gui.parameters.row import ParameterRow
from gui.session import Session, propose
from gui.widgets.value_field import ValueField
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, find, forget_the_dead


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("b x + a", parameters=(Parameter("a", 2.0), Parameter("b", 3.0)))


@pytest.fixture
def panel(clock: Clock, session: Session, show: Show) -> ParameterPanel:
    made = ParameterPanel(session)
    made.resize(500, 100)
    show(made)
    return made


def names(panel: ParameterPanel) -> list[str]:
    forget_the_dead()
    QCoreApplication.sendPostedEvents()  # Qt shows what joins a layout with the next events
    rows = [row for row in panel.findChildren(ParameterRow) if not row.isHidden()]
    panel.grab()  # lays them out
    return [row.objectName() for row in sorted(rows, key=lambda row: (row.y(), row.x()))]


def test_there_is_a_row_for_each_in_the_order_of_letters(panel: ParameterPanel) -> None:
    assert names(panel) == ["parameter_a", "parameter_b"]
    assert not panel.isHidden()


def test_without_parameters_it_takes_no_room(open_session: OpenSession, qapp: object) -> None:
    assert ParameterPanel(open_session("x^2")).isHidden()


def test_rows_come_and_go_with_the_letters(panel: ParameterPanel, session: Session) -> None:
    kept = find(panel, ParameterRow, "parameter_a")
    do(session, propose.rewrite, parse("a x^2 + k"))
    assert names(panel) == ["parameter_a", "parameter_k"]
    assert find(panel, ParameterRow, "parameter_a") is kept
    session.end_typing()
    do(session, propose.rewrite, parse("x"))
    assert panel.isHidden()
    session.undo_stack.undo()
    assert names(panel) == ["parameter_a", "parameter_k"]


def test_more_rows_than_are_shown_are_scrolled_to(panel: ParameterPanel, session: Session) -> None:
    two = panel.sizeHint()
    do(session, propose.rewrite, parse("a+b+c+k+m"))
    assert panel.sizeHint().height() == two.height()
    assert panel.sizeHint().width() > two.width()  # by the scroll bar
    panel.lie(2, 3)
    assert panel.sizeHint().height() > two.height()
    assert panel.sizeHint().width() >= 2 * panel.column_width


def test_one_walks_at_a_time(panel: ParameterPanel) -> None:
    first, second = (find(panel, QToolButton, f"parameter_{name}_play") for name in "ab")
    first.click()
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)


def test_what_walks_stops_when_its_letter_is_gone(
    panel: ParameterPanel, session: Session, clock: Clock
) -> None:
    find(panel, QToolButton, "parameter_b_play").click()
    do(session, propose.rewrite, parse("a x"))
    clock.advance(1000)
    assert session.document.values == {"a": 2.0}


@pytest.mark.parametrize("end", ["value", "low", "high"])
def test_a_number_that_waits_for_a_letter_goes_with_it(
    panel: ParameterPanel, session: Session, qtbot: QtBot, end: str
) -> None:
    field = find(panel, ValueField, f"parameter_b_{end}")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "4")
    do(session, propose.rewrite, parse("a x"))
    assert session.document.parameters == (Parameter("a", 2.0),)
