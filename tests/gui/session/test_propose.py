"""Each gesture proposes an edit and its name, or a refusal where it nests too deep."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.chain import MAX_DEPTH, Block, Chain
from core.document import Document
from core.formula import format as format_formula
from core.formula import parse
from gui.session import Proposal, Session, propose
from tests.gui.conftest import OpenSession
from tests.gui.helpers import do, remove
from tests.sampled import examples

CHAIN = parse("sin(x)^2*exp(x)")
"""Blocks sin (0,), square (1,), and multiply (2,) with the lane exp (2, 0, 0)."""

PROPOSALS: dict[str, tuple[Callable[[Chain], Proposal], str]] = {
    "insert Sin, Cos": (
        lambda c: propose.insert(c, ((), 1), [Block("sin"), Block("cos")]),
        "cos(sin(sin(x)))^2 exp(x)",
    ),
    "insert 4 blocks": (
        lambda c: propose.insert(c, ((), 3), [Block("exp")] * 4),
        "exp(exp(exp(exp(sin(x)^2 exp(x)))))",
    ),
    "remove Sin": (lambda c: propose.remove(c, [(0,)], ()), "x^2 exp(x)"),
    "move Sin": (lambda c: propose.move(c, [(0,)], ((), 2)), "sin(x^2) exp(x)"),
    "move Sq": (lambda c: propose.shift(c, [(1,)], -1), "sin(x^2) exp(x)"),
    "replace Sin": (lambda c: propose.replace(c, (0,), "cos"), "cos(x)^2 exp(x)"),
    "wrap Sin in Exp": (lambda c: propose.wrap(c, [(0,)], "exp"), "exp(sin(x))^2 exp(x)"),
    "wrap Exp in +": (
        lambda c: propose.wrap(c, [(2, 0, 0)], "add", operand=True),
        "sin(x)^2*(x + exp(x))",
    ),
    "swap inputs of ×": (lambda c: propose.swap(c, (2,)), "exp(x) sin(x)^2"),
    "take Exp out": (lambda c: propose.take_out(c, (2, 0)), "2 exp(sin(x)^2)"),
    "change number": (lambda c: propose.start(c, (), Chain("pi")), "sin(pi)^2 exp(x)"),
    "paste Sin": (lambda c: propose.paste(c, ((), 3), parse("sin(x)")), "sin(sin(x)^2 exp(x))"),
    "paste": (lambda c: propose.paste_operand(c, (2,), Chain("e")), "e sin(x)^2"),
    "type formula": (lambda c: propose.rewrite(c, parse("cos(x)")), "cos(x)"),
}


@pytest.mark.parametrize("name", PROPOSALS)
def test_a_gesture_has_a_name_and_a_formula_to_show(name: str) -> None:
    make, after = PROPOSALS[name]
    proposal = make(CHAIN)
    label = CHAIN.blocks[1].function.label
    assert (proposal.name, proposal.refusal) == (name.replace("Sq", label), "")
    assert format_formula(proposal.edit.chain) == after
    assert proposal.caption == f"f(x) = {after}"
    assert proposal.title[0].isupper()


@pytest.mark.parametrize("name", PROPOSALS)
def test_it_is_one_step_of_that_name_and_is_taken_back(
    name: str, open_session: OpenSession
) -> None:
    session = open_session(format_formula(CHAIN))
    proposal = PROPOSALS[name][0](session.chain)
    session.commit(proposal)
    assert session.chain == proposal.edit.chain != CHAIN
    assert session.undo_stack.undoText() == proposal.name
    session.undo_stack.undo()
    assert session.chain == CHAIN
    assert not session.undo_stack.canUndo()


def deepest() -> tuple[Chain, tuple[int, ...]]:
    """Give a chain that nests as deep as one may, and its innermost block."""
    deep = Chain("x", (Block("sin"),))
    for _ in range(MAX_DEPTH - deep.depth):
        deep = Chain("x", (Block("add", (deep,)),))
    return deep, (*[0] * (2 * (MAX_DEPTH - 1)), 0)


REFUSED: dict[str, Callable[[Chain, tuple[int, ...]], Proposal]] = {
    "insert": lambda c, at: propose.insert(c, (at[:-1], 0), [Block("add")]),
    "replace": lambda c, at: propose.replace(c, at, "add"),
    "wrap": lambda c, at: propose.wrap(c, [at], "multiply", operand=True),
    "type a number": lambda c, at: propose.start(c, at[:-1], parse("sin(1 + x)")),
    "paste": lambda c, at: propose.paste(c, (at[:-1], 1), parse("2^x")),
    "move": lambda c, at: propose.move(c, [(0,)], ((0, 0), 0)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_is_shown_and_told_and_nothing_else_happens(
    name: str, open_session: OpenSession, qtbot: QtBot
) -> None:
    deep, inside = deepest()
    assert deep.block(inside).name == "sin"
    session = open_session()
    session.commit(propose.rewrite(session.chain, deep))
    steps = session.undo_stack.count()
    proposal = REFUSED[name](session.chain, inside)
    why = "branches nest deeper than 100 levels" if name != "move" else "moved into itself"
    assert proposal.caption == proposal.refusal
    session.preview(proposal)
    assert session.attention.ghost is None
    with qtbot.waitSignal(session.told) as told, qtbot.assertNotEmitted(session.inserted):
        session.commit(proposal)
    (sentence,) = told.args
    assert sentence.startswith("The chain stays as it is: ")
    assert why in sentence
    assert (session.chain, session.undo_stack.count()) == (deep, steps)


def test_a_neighbour_is_selected_only_where_nothing_of_the_selection_stays(
    open_session: OpenSession,
) -> None:
    session = open_session("exp(sin(x)^2)")
    assert propose.remove(session.chain, [(1,)], [(1,)]).selects == ((1,),)
    assert propose.remove(session.chain, [(1,)], [(2,)]).selects is None
    assert not propose.remove(session.chain, [], []).changes


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
        do(session, propose.insert, ((), i % (count + 1)), [Block(name)])
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
        do(session, propose.rewrite, Chain("x", (Block(name),)))
        if names != [name]:
            model.push([name])
    elif not count:
        return
    elif what == "select":
        session.select([(i % count,)])
    elif what == "remove":
        remove(session, [(i % count,)])
        del names[i % count]
        model.push(names)
    elif what == "move":
        taken, gap = i % count, j % (count + 1)
        do(session, propose.move, [(taken,)], ((), gap))
        moved = names.pop(taken)
        names.insert(gap - (gap > taken), moved)
        if names != model.names:
            model.push(names)
    elif what == "replace":
        do(session, propose.replace, (i % count,), name)
        if names[i % count] != name:
            names[i % count] = name
            model.push(names)


@settings(max_examples=examples(150))
@given(steps=STEPS)
def test_any_sequence_of_edits_agrees_with_a_list(qapp: QApplication, steps: list[Step]) -> None:
    session, model = Session(Document(Chain())), Model()
    for step in steps:
        take_step(session, model, step)
        assert [block.name for block in session.chain.blocks] == model.names
        assert set(session.selection) <= set(session.chain.paths())
    expected = Chain("x", tuple(Block(name) for name in model.names))
    assert session.document == Document(expected)


def test_a_parameter_is_replaced_everywhere(qapp: QApplication) -> None:
    proposal = propose.fix(parse("a_1*sin(x + a_1) + b"), "a_1", 2.0)
    assert proposal.title == "Replace a₁ by its value"
    assert format_formula(proposal.edit.chain) == "b + 2 sin(2 + x)"


def test_a_letter_in_a_numbers_place_is_that_number(open_session: OpenSession) -> None:
    session = open_session("3x + pi")
    letter = propose.start(session.chain, (0, 0), Chain("a"))
    assert letter.gives == (("a", 3.0),)
    session.preview(letter)
    assert session.attention.ghost is None
    session.commit(letter)
    known = propose.start(session.chain, (1, 0), Chain("a"))
    assert known.gives == ()
    session.preview(known)
    assert session.attention.ghost == known.edit.chain
