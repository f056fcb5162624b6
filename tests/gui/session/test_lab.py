"""A fault belongs to the open chain, to nothing that is saved, and ends with either."""

import pytest

from core.formula import parse
from core.lab import Fault, Kind
from gui.session import Session
from gui.session.lab import Lab
from tests.gui.conftest import OpenSession
from tests.gui.helpers import set_chain


def fault_of(lab: Lab) -> Fault | None:
    """Ask anew: mypy takes a property for the same after a change."""
    return lab.fault


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("exp(a sin(x))", x=0.5)


def test_both_passes_and_the_check_go_through_the_broken_block(session: Session) -> None:
    right, document = session.trace.gradient, session.document
    session.lab.break_rule((0,), Kind.SIGN)
    assert session.trace.gradient == pytest.approx(-right)
    assert session.check.numerical == pytest.approx(right)
    assert session.lab.headline(session.check) == "You broke the backward rule of Sin."
    assert session.document is document
    assert not session.file.differs(session.document)
    assert session.undo_stack.count() == 0
    session.lab.mend()
    assert session.trace.gradient == right
    assert session.lab.headline(session.check) == ""


def test_it_stays_while_x_and_parameters_move_and_ends_with_the_chain(session: Session) -> None:
    session.lab.break_rule((0,), Kind.SIGN)
    session.set_x(0.7)
    session.set_parameter("a", 2.0)
    assert fault_of(session.lab) == Fault((0,), Kind.SIGN)
    assert session.check.backprop == pytest.approx(-session.check.numerical)
    set_chain(session, parse("x^2"))
    assert fault_of(session.lab) is None
    assert session.trace.gradient == pytest.approx(1.4)
    session.undo_stack.undo()
    assert fault_of(session.lab) is None
    assert session.check.backprop_holds


def test_breaking_ends_a_walk_and_predictions(session: Session) -> None:
    session.walk.predict(True)
    session.walk.go(1)
    session.lab.break_rule((0,), Kind.SIGN)
    assert session.walk.done is None
    assert not session.walk.predicts


def test_a_drawn_block_is_named_nowhere_until_it_is_found(session: Session) -> None:
    lab = session.lab
    lab.draw(seed=4)
    fault = lab.fault
    assert fault is not None
    assert lab.headline(session.check) == "Somebody broke a backward rule. Find the block."
    assert "one of the blocks" in session.check.reason
    other = next(path for path in session.chain.paths() if path != fault.path)
    lab.guess(other)
    assert lab.answer.startswith("Not ")
    assert lab.answer.endswith(", and so do differences.")
    assert lab.is_hidden
    session.set_x(0.6)
    assert lab.answer == ""  # it was about the other x
    lab.guess(fault.path)
    assert lab.answer.startswith(f"Yes, {lab.label}: ")
    assert "one of the blocks" not in session.check.reason
    assert lab.headline(session.check) == f"Somebody broke the backward rule of {lab.label}."


def test_a_block_that_is_not_found_can_be_shown(session: Session) -> None:
    session.lab.draw(seed=4)
    session.lab.reveal()
    assert not session.lab.is_hidden
    assert session.lab.label in session.check.reason


def test_where_nothing_would_be_noticed_it_is_said(open_session: OpenSession) -> None:
    session = open_session("floor(x)", x=0.5)
    session.lab.draw(seed=1)
    assert fault_of(session.lab) is None
    assert session.lab.answer.startswith("Here no broken rule would be noticed")
    session.set_x(0.6)
    assert session.lab.answer == ""
