import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from core.chain import Block
from core.formula import format as format_formula
from core.formula import parse
from gui.chain.chain_view import ChainView
from gui.session import Session, propose
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
    offered = {a.text().replace("&", ""): a for a in view.actions_on_blocks.all}
    alone = {words for words, action in offered.items() if action.isEnabled()}
    assert alone == {"Paste formula as blocks", "Select all in the row",
                     "Collapse or expand the branch"}  # fmt: skip
    session.select([(0,)])
    assert all(action.isEnabled() for action in offered.values())


def test_all_of_a_row_are_to_be_selected_only_while_they_are_not(
    session: Session, show: Show
) -> None:
    every = ChainView(session).actions_on_blocks.select_action
    assert every.isEnabled()
    every.trigger()
    assert not every.isEnabled()
    session.commit(propose.insert(session.chain, ((), 0), [Block("cos")]))
    assert every.isEnabled()
    session.commit(propose.rewrite(session.chain, parse("x")))
    assert not every.isEnabled()


@pytest.mark.parametrize(("text", "does_something"), [("", False), ("((", False), ("x+1", True)])
def test_menus_offer_to_paste_what_can_be(
    session: Session, show: Show, text: str, does_something: bool
) -> None:
    view, menu = ChainView(session), QMenu()
    view.actions_on_blocks.add_to(menu)
    QGuiApplication.clipboard().setText(text)
    paste = view.actions_on_blocks.paste_action
    menu.aboutToShow.emit()
    assert paste.isEnabled() == does_something
    menu.aboutToHide.emit()
    assert paste.isEnabled(), "the key says why there is nothing to paste"
