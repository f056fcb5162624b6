"""Edits leave nothing behind: what is there after many is what was there after a few."""

import gc

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import Block
from core.formula import parse
from gui.session import UNDO_LIMIT, Session, propose
from gui.session.undo import ChangeChain
from gui.window.chain_panel import ChainPanel
from gui.window.main_window import MainWindow
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, forget_the_dead, remove

EDITS = 14
"""How often the chain changes in a round."""

LANE = parse("exp(sin(x) + 2)")


def churn(session: Session, rounds: int) -> None:
    """Make five edits of different kinds, and take them back and again."""
    for k in range(rounds):
        do(session, propose.insert, ((), 1), [Block("multiply", (LANE,))])
        do(session, propose.start, (1, 0), parse("2.5"))
        do(session, propose.move, [(1,)], ((), 0))
        do(session, propose.replace, (0,), "add")
        remove(session, [(k % 2,)])
        for _ in range(5):
            session.undo_stack.undo()
        for _ in range(2):
            session.undo_stack.redo()
        for _ in range(2):
            session.undo_stack.undo()
        QApplication.processEvents()
        forget_the_dead()


def counts(widget: QWidget, session: Session) -> dict[str, int]:
    forget_the_dead()
    gc.collect()
    return {
        "widgets": len(widget.findChildren(QWidget)),
        "QObjects": len(widget.findChildren(QObject)) + len(session.findChildren(QObject)),
        "top levels": len(QApplication.topLevelWidgets()),
    }


def steps_alive() -> int:
    gc.collect()
    return sum(isinstance(o, ChangeChain) for o in gc.get_objects())


def grows(widget: QWidget, session: Session, rounds: int) -> bool:
    """Return whether edits leave an object each: of Python's, for of Qt's they leave none.

    What is loaded late, and what Python remembers of a class it meets, comes once; a leak comes
    again.
    """
    churn(session, 2)
    for _ in range(3):
        before, objects = counts(widget, session), len(gc.get_objects())
        churn(session, rounds)
        assert counts(widget, session) == before
        if len(gc.get_objects()) - objects < rounds * EDITS / 4:
            return False
    return True


def test_the_chain_keeps_no_object_for_an_edit(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    panel = ChainPanel(session)
    show(panel)
    assert not grows(panel, session, 10)


def test_the_window_keeps_no_object_for_an_edit(window: MainWindow) -> None:
    assert not grows(window, window.session, 6)


def test_the_undo_stack_forgets_the_oldest_steps(open_session: OpenSession) -> None:
    session, before = open_session("x+1"), steps_alive()
    for k in range(UNDO_LIMIT + 100):
        do(session, propose.start, (0, 0), parse(str(k + 2)))
    assert session.undo_stack.count() == UNDO_LIMIT
    assert steps_alive() - before <= UNDO_LIMIT
