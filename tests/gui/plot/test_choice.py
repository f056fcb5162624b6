from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.document import Document, Shown
from core.formula import parse
from gui.plot.actions import PlotActions
from gui.plot.choice import PlotChoice
from gui.session import Session, propose
from tests.gui.conftest import OpenSession
from tests.gui.helpers import do


def actions_of(session: Session, qtbot: QtBot) -> PlotActions:
    owner = QWidget()
    qtbot.addWidget(owner)
    actions = PlotActions(owner)
    PlotChoice(session, actions)
    return actions


def test_what_is_chosen_is_kept_in_the_document(open_session: OpenSession, qtbot: QtBot) -> None:
    session = open_session("a x")
    actions = actions_of(session, qtbot)
    actions.curves["f″"].trigger()
    actions.tangent.trigger()
    actions.family_of.actions()[1].trigger()
    actions.over_what.actions()[1].trigger()
    assert session.document.shown == Shown(("f", "f′", "f″"), tangent=False)
    assert (session.document.family, session.document.over) == ("a", "a")
    assert session.undo_stack.count() == 0


def test_what_another_document_shows_is_chosen_at_once(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("x")
    actions = actions_of(session, qtbot)
    told: list[Shown] = []
    actions.shown_changed.connect(lambda: told.append(actions.chosen()))
    shown = Shown(("f",), tangent=False, points=True)
    session.open(Document(parse("b x"), shown=shown, family="b"))
    assert told == [shown]
    assert actions.family == "b"
    assert [action.isChecked() for action in actions.family_of.actions()] == [False, True]
    session.undo_stack.undo()
    assert actions.chosen() == Shown()


def test_the_parameters_of_the_formula_can_be_chosen(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("x")
    actions = actions_of(session, qtbot)
    assert not actions.family_of.isEnabled()
    do(session, propose.rewrite, parse("a sin(b x)"))
    assert [action.text() for action in actions.family_of.actions()][1:] == list(
        session.chain.parameters
    )
