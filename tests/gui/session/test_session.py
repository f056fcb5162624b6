from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.chain import MAX_DEPTH, Block, Chain, wrap
from core.document import Document
from core.formula import format as format_formula
from core.formula import parse
from gui.session import UNDO_LIMIT, Session
from tests.gui.conftest import OpenSession


def formula(session: Session) -> str:
    return format_formula(session.chain)


EDITS: dict[str, Callable[[Session], None]] = {
    "insert": lambda s: s.insert(((), 1), [Block("sin")]),
    "remove": lambda s: s.remove([(0,)]),
    "move": lambda s: s.move([(0,)], ((), 3)),
    "replace": lambda s: s.replace((1,), "tanh"),
    "start": lambda s: s.set_start((), Chain("pi")),
    "chain": lambda s: s.set_chain(parse("sin(x)")),
    "typing": lambda s: s.set_chain(parse("sin(x)"), typing=True),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_undone_and_redone(name: str, open_session: OpenSession) -> None:
    session = open_session("exp(x^2)*3")
    before = session.chain
    EDITS[name](session)
    after = session.chain
    assert after != before
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.chain == before
    session.undo_stack.redo()
    assert session.chain == after


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_is_told_once_after_it_is_made(
    name: str, open_session: OpenSession, qtbot: QtBot
) -> None:
    session = open_session("exp(x^2)*3")
    before, seen = session.chain, []
    session.chain_changed.connect(lambda: seen.append(session.chain))
    EDITS[name](session)
    session.undo_stack.undo()
    assert [chain == before for chain in seen] == [False, True]


def test_an_edit_that_changes_nothing_is_no_step(open_session: OpenSession) -> None:
    session = open_session("exp(x^2)*3")
    session.remove([])
    session.move([(1,)], ((), 2))
    session.replace((1,), "exp")
    session.set_start((2, 0), Chain(3.0))
    session.set_chain(session.chain)
    assert session.undo_stack.count() == 0


def test_undo_names_the_edit(open_session: OpenSession) -> None:
    session = open_session()
    session.insert(((), 0), [Block("sin"), Block("cos")])
    assert session.undo_stack.undoText() == "insert Sin, Cos"
    session.remove([(0,)])
    assert session.undo_stack.undoText() == "remove Sin"


def test_a_burst_of_typing_is_one_step(open_session: OpenSession) -> None:
    session = open_session()
    for text in ("x", "x+1", "x+12"):
        session.set_chain(parse(text), typing=True)
    session.end_typing()
    session.set_chain(parse("x+123"), typing=True)
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert formula(session) == "x + 12"
    session.undo_stack.undo()
    assert formula(session) == "exp(x^2)^2"


def test_an_edit_between_two_bursts_parts_them(open_session: OpenSession) -> None:
    session = open_session()
    session.set_chain(parse("x+1"), typing=True)
    session.insert(((), 1), [Block("sin")])
    session.set_chain(parse("x+2"), typing=True)
    assert session.undo_stack.count() == 3


def test_typing_back_to_where_it_began_leaves_no_step(open_session: OpenSession) -> None:
    session = open_session("x+1")
    session.set_chain(parse("x+12"), typing=True)
    session.set_chain(parse("x+1"), typing=True)
    assert session.undo_stack.count() == 0
    assert formula(session) == "x + 1"


def test_typing_does_not_merge_into_a_whole_chain_set_before(open_session: OpenSession) -> None:
    session = open_session()
    session.set_chain(parse("sin(x)"))
    session.set_chain(parse("cos(x)"), typing=True)
    session.undo_stack.undo()
    assert formula(session) == "sin(x)"


def test_selection_follows_edits_and_comes_back(open_session: OpenSession) -> None:
    session = open_session()
    session.select([(1,)])
    session.insert(((), 0), [Block("sin")])
    assert session.selection == ((0,),)
    session.select([(2,)])
    session.remove([(0,)])
    assert session.selection == ((1,),)
    session.move([(1,)], ((), 0))
    assert session.selection == ((0,),)
    for expected in (((1,),), ((2,),), ((1,),)):
        session.undo_stack.undo()
        assert session.selection == expected


def test_selection_of_a_removed_block_is_gone_until_undone(open_session: OpenSession) -> None:
    session = open_session()
    session.select([(0,), (2,)])
    session.remove([(0,)])
    left = session.selection
    session.undo_stack.undo()
    assert (left, session.selection) == (((1,),), ((0,), (2,)))


def test_x_h_and_view_are_not_undone(open_session: OpenSession) -> None:
    session = open_session()
    session.insert(((), 0), [Block("sin")])
    session.set_x(1.5)
    session.set_step(1e-6)
    session.set_view((-3.0, 3.0), None)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == Document(parse("exp(x^2)^2"), 1.5, 1e-6, (-3.0, 3.0), None)


def test_opening_forgets_history_and_selection(open_session: OpenSession) -> None:
    session = open_session()
    session.remove([(0,)])
    session.select([(0,)])
    other = Document(parse("sin(x)"), x=2.0)
    session.open(other)
    assert session.document == other
    assert session.selection == ()
    assert not session.undo_stack.canUndo()
    assert session.trace.value == pytest.approx(0.9092974268256817, rel=1e-15)


def test_undo_reaches_back_a_thousand_steps(open_session: OpenSession) -> None:
    session = open_session("x")
    for i in range(UNDO_LIMIT + 5):
        session.set_start((), Chain(float(i)))
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert formula(session) == "4"


@pytest.mark.parametrize("change", [*EDITS, "x"])
def test_a_change_ends_the_walk_and_listeners_see_no_half_of_it(
    change: str, open_session: OpenSession
) -> None:
    session = open_session("exp(x^2)*3")
    chain_shown = session.chain

    def take() -> None:
        nonlocal chain_shown
        chain_shown = session.chain

    session.chain_changed.connect(take)
    walks: list[bool] = []
    session.progress_changed.connect(lambda: walks.append(chain_shown == session.chain))
    session.set_progress(1)
    if change == "x":
        session.set_x(2.0)
    else:
        EDITS[change](session)
    assert session.progress is None
    assert walks == [True, True]


Step = tuple[str, int, int, str]

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "remove", "move", "replace", "undo", "redo", "select", "type"]),
        st.integers(0, 7),
        st.integers(0, 7),
        st.sampled_from(["sin", "cos", "add", "square"]),
    ),
    max_size=40,
)


class Model:
    """The names of the blocks in a plain list, and every list there was."""

    def __init__(self) -> None:
        self.history: list[list[str]] = [[]]
        self.at = 0

    @property
    def names(self) -> list[str]:
        return list(self.history[self.at])

    def push(self, names: list[str]) -> None:
        self.history[self.at + 1 :] = [names]
        self.at += 1


def take_step(session: Session, model: Model, step: Step) -> None:
    """Do the same to both."""
    what, i, j, name = step
    names = model.names
    count = len(names)
    if what == "insert":
        session.insert(((), i % (count + 1)), [Block(name)])
        names.insert(i % (count + 1), name)
        model.push(names)
    elif what == "undo":
        session.undo_stack.undo()
        model.at = max(model.at - 1, 0)
    elif what == "redo":
        session.undo_stack.redo()
        model.at = min(model.at + 1, len(model.history) - 1)
    elif what == "type":
        session.end_typing()
        session.set_chain(Chain("x", (Block(name),)), typing=True)
        if names != [name]:
            model.push([name])
    elif not count:
        return
    elif what == "select":
        session.select([(i % count,)])
    elif what == "remove":
        session.remove([(i % count,)])
        del names[i % count]
        model.push(names)
    elif what == "move":
        taken, gap = i % count, j % (count + 1)
        session.move([(taken,)], ((), gap))
        moved = names.pop(taken)
        names.insert(gap - (gap > taken), moved)
        if names != model.names:
            model.push(names)
    elif what == "replace":
        session.replace((i % count,), name)
        if names[i % count] != name:
            names[i % count] = name
            model.push(names)


@settings(max_examples=150)
@given(steps=STEPS)
def test_any_sequence_of_edits_agrees_with_a_list(qapp: QApplication, steps: list[Step]) -> None:
    session, model = Session(Document(Chain())), Model()
    for step in steps:
        take_step(session, model, step)
        assert [block.name for block in session.chain.blocks] == model.names
        assert set(session.selection) <= set(session.chain.paths())
    expected = Chain("x", tuple(Block(name) for name in model.names))
    assert session.document == Document(expected)


def test_the_gap_behind_a_selection_made_backwards_is_behind_all_of_it(
    open_session: OpenSession,
) -> None:
    session = open_session("exp(x^2)^2")
    session.select([(1,), (0,)])
    assert session.gap_behind_selection == ((), 2)
    session.select([])
    assert session.gap_behind_selection == ((), 3)


def test_what_nests_too_deep_is_told_and_changes_nothing(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    deep = Chain("x", (Block("sin"),))
    for _ in range(MAX_DEPTH - deep.depth):
        deep = Chain("x", (Block("add", (deep,)),))
    session = open_session()
    session.set_chain(deep)
    inside = (*[0] * (2 * (MAX_DEPTH - 1)), 0)
    assert session.chain.block(inside).name == "sin"
    for act in (
        lambda: session.insert((inside[:-1], 0), [Block("add")]),
        lambda: session.replace(inside, "add"),
        lambda: session.attempt(
            partial(wrap.wrap_as_operand, session.chain, [inside], "multiply"), "wrap"
        ),
    ):
        with qtbot.waitSignal(session.told) as told, qtbot.assertNotEmitted(session.inserted):
            act()
        assert told.args == ["The chain stays as it is: operands nest deeper than 100 levels."]
    assert session.chain == deep
