import pytest
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.formula import parse
from gui.session import Session, propose
from tests.gui.conftest import OpenSession


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("sin(x)")


def test_a_preview_changes_nothing_but_the_ghost(session: Session) -> None:
    document = session.document
    session.preview(propose.insert(session.chain, ((), 1), [Block("exp")]))
    assert session.attention.ghost == parse("exp(sin(x))")
    assert (session.document, session.undo_stack.count()) == (document, 0)
    session.preview(None)
    assert session.attention.ghost is None


def test_what_changes_nothing_has_no_ghost_and_is_no_step(session: Session, qtbot: QtBot) -> None:
    proposal = propose.replace(session.chain, (0,), "sin")
    assert not proposal.changes
    session.preview(proposal)
    assert session.attention.ghost is None
    with qtbot.assertNotEmitted(session.inserted):
        session.commit(proposal)
    assert session.undo_stack.count() == 0


def test_the_ghost_goes_when_it_is_done(session: Session) -> None:
    proposal = propose.insert(session.chain, ((), 1), [Block("exp")])
    session.preview(proposal)
    session.commit(proposal)
    assert session.chain == parse("exp(sin(x))")
    assert session.attention.ghost is None


def test_what_was_made_for_another_chain_is_not_done(session: Session, qtbot: QtBot) -> None:
    late = propose.insert(session.chain, ((), 1), [Block("exp")])
    session.commit(propose.rewrite(session.chain, Chain()))
    with qtbot.assertNotEmitted(session.chain_changed):
        session.commit(late)
    session.undo_stack.undo()
    session.commit(late)  # it is the chain it was made for again
    assert session.chain == parse("exp(sin(x))")


def test_what_was_put_in_and_what_there_is_to_say_is_told_once_done(
    session: Session, qtbot: QtBot
) -> None:
    told: list[str] = []
    session.told.connect(told.append)
    with qtbot.waitSignal(session.inserted) as inserted:
        session.commit(propose.insert(session.chain, ((), 0), [Block("exp"), Block("cos")]))
    assert (inserted.args, told) == ([["exp", "cos"]], [])
    with qtbot.assertNotEmitted(session.inserted):
        session.commit(propose.paste(session.chain, ((), 3), parse("2^x")))
    assert told == ["The value that arrived there is now the first x of 2^x."]
