import pytest
from PySide6.QtGui import QAction, QGuiApplication

from core.formula import format as format_formula
from gui.chain.chain_view import ChainView
from gui.session import Session
from tests.gui.conftest import OpenSession, Show


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("exp(sin(x^2))")


def act(session: Session, show: Show, words: str) -> str:
    """Do what an action is called, and give the formula afterwards."""
    view = ChainView(session)
    show(view)
    (action,) = (a for a in view.findChildren(QAction) if a.text().replace("&", "") == words)
    action.trigger()
    return format_formula(session.chain)


def test_deleted_blocks_are_gone_and_their_neighbours_join(session: Session, show: Show) -> None:
    session.select([(1,)])
    assert act(session, show, "Delete blocks") == "exp(x^2)"
    session.undo_stack.undo()
    assert format_formula(session.chain) == "exp(sin(x^2))"


def test_copied_blocks_are_a_formula_elsewhere(session: Session, show: Show) -> None:
    session.select([(0,), (1,)])
    act(session, show, "Copy blocks")
    assert QGuiApplication.clipboard().text() == "sin(x^2)"


def test_all_blocks_are_copied_as_they_were_typed(open_session: OpenSession, show: Show) -> None:
    session = open_session("x + 1", text="1+x")
    session.select([(0,)])
    act(session, show, "Copy blocks")
    assert QGuiApplication.clipboard().text() == "1+x"


def test_a_pasted_formula_follows_the_selection(session: Session, show: Show) -> None:
    session.select([(2,)])
    QGuiApplication.clipboard().setText("x + 1")
    assert act(session, show, "Paste formula as blocks") == "1 + exp(sin(x^2))"


def test_what_is_no_formula_is_told_and_changes_nothing(session: Session, show: Show) -> None:
    told: list[str] = []
    session.told.connect(told.append)
    QGuiApplication.clipboard().setText("((")
    assert act(session, show, "Paste formula as blocks") == "exp(sin(x^2))"
    assert told[0].startswith("Nothing to paste: ")


@pytest.mark.parametrize(
    ("words", "formula"),
    [("Move blocks right", "sin(exp(x^2))"), ("Move blocks left", "exp(sin(x)^2)")],
)
def test_blocks_move_along_their_lane(
    session: Session, show: Show, words: str, formula: str
) -> None:
    session.select([(1,)])
    assert act(session, show, words) == formula


def test_all_blocks_of_the_lane_are_selected(session: Session, show: Show) -> None:
    session.select([(1,)])
    act(session, show, "Select all in the row")
    assert session.selection == ((0,), (1,), (2,))


def test_what_is_done_with_selected_blocks_is_offered_once_there_are_some(
    session: Session, show: Show
) -> None:
    view = ChainView(session)
    show(view)
    offered = {a.text().replace("&", ""): a for a in view.actions_on_blocks}
    alone = {words for words, action in offered.items() if action.isEnabled()}
    assert alone == {"Paste formula as blocks", "Select all in the row",
                     "Collapse or expand the branch"}  # fmt: skip
    session.select([(0,)])
    assert all(action.isEnabled() for action in offered.values())
