"""Undo and redo give back what was there, chain and selection, whatever was done."""

import gc
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path as FilePath
from typing import TypeAlias
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from core.chain import Block, Chain, Path
from core.chain.edits import Gap
from core.document import Document
from core.document.examples import EXAMPLES
from core.formula import parse
from gui.session import Session, propose
from gui.session.proposal import Selection
from tests.gui.conftest import OpenSession
from tests.gui.helpers import do, remove
from tests.sampled import examples

State: TypeAlias = tuple[Document, Selection]
Step: TypeAlias = tuple[str, int, int]

START = "exp(x^2) * sin(a*x + 1) - max(x, cos(x)) / b_1"
FORMULAS = ("x", "sin(b_1*x)", "x^2 + cos(3x)", "exp(a*x) / (a + exp(x))")
TEXTS = ("same", "again")
"""Stand for ways to write the chain at hand; only the field reads them."""
ROW = parse("2*sin(x)^2").blocks
NAMES = ("sin", "add", "atan2", "multiply", "square", "exp")


def block_at(chain: Chain, i: int) -> Path:
    paths = list(chain.paths())
    return paths[i % max(len(paths), 1)]  # a LookupError in an empty chain


def lane_at(chain: Chain, i: int) -> Path:
    inner = [(*path, j) for path in chain.paths() for j in range(len(chain.block(path).operands))]
    return [(), *inner][i % (1 + len(inner))]


def gap_at(chain: Chain, i: int) -> Gap:
    lane = lane_at(chain, i)
    return lane, i % (len(chain.lane(lane).blocks) + 1)


def some(chain: Chain, i: int, j: int) -> list[Path]:
    """Give up to three neighbours of one lane."""
    first = block_at(chain, i)
    count = len(chain.lane(first[:-1]).blocks)
    return [(*first[:-1], k) for k in range(first[-1], min(first[-1] + 1 + j % 3, count))]


def letter(session: Session, i: int) -> str:
    names = session.chain.parameters
    return names[i % max(len(names), 1)] if names else "a"  # a ValueError where there is none


ACTS: dict[str, Callable[[Session, int, int], object]] = {
    "insert": lambda s, i, j: do(s, propose.insert, gap_at(s.chain, i), [Block(NAMES[j % 6])]),
    "insert a row": lambda s, i, _: do(s, propose.insert, gap_at(s.chain, i), ROW),
    "remove": lambda s, i, j: remove(s, some(s.chain, i, j)),
    "remove the selected": lambda s, _i, _j: remove(s, s.selection),
    "move": lambda s, i, j: do(s, propose.move, some(s.chain, i, j), gap_at(s.chain, j)),
    "replace": lambda s, i, j: do(s, propose.replace, block_at(s.chain, i), NAMES[j % 6]),
    "shift": lambda s, i, j: do(s, propose.shift, some(s.chain, i, j), 1 - j % 3),
    "swap": lambda s, i, _: do(s, propose.swap, block_at(s.chain, i)),
    "take out": lambda s, i, _: do(s, propose.take_out, lane_at(s.chain, i)),
    "wrap": lambda s, i, j: do(s, propose.wrap, some(s.chain, i, j), NAMES[j % 6]),
    "number": lambda s, i, j: do(s, propose.start, lane_at(s.chain, i), Chain(j / 4)),
    "drag a number": lambda s, _, j: do(s, propose.start, (), Chain(float(j)), dragging=True),
    "type": lambda s, i, _: do(s, propose.rewrite, parse(FORMULAS[i % 4]), FORMULAS[i % 4]),
    "retype": lambda s, i, _: do(s, propose.rewrite, s.chain, TEXTS[i % 2]),
    "letter": lambda s, i, j: do(s, propose.start, lane_at(s.chain, i), Chain("ab"[j % 2])),
    "fix": lambda s, i, j: do(s, propose.fix, letter(s, i), float(j)),
    "parameter": lambda s, i, j: s.set_parameter(letter(s, i), j / 4),
    "drag a parameter": lambda s, i, j: s.set_parameter(letter(s, i), j / 4, dragging=True),
    "range": lambda s, i, j: s.set_parameter_range(letter(s, i), -1.0, 1.0 + j),
    "pin": lambda s, _i, _j: s.pin(),
    "unpin": lambda s, i, _: s.unpin(("g", "g₂")[i % 2]) if s.document.pins else s.pin(),
    "rest": lambda s, _i, _j: s.end_typing(),
    "select": lambda s, i, j: s.select(some(s.chain, i, j)),
    "open": lambda s, i, _: s.open(Document(parse(FORMULAS[i % 4])), FilePath(f"{i % 2}")),
    "example": lambda s, i, _: s.show_example(EXAMPLES[i % 3].document(), "e", "says"),
}

STEPS = st.lists(
    st.tuples(
        st.sampled_from([*ACTS, *["undo", "redo"] * 4]), st.integers(0, 50), st.integers(0, 50)
    ),
    min_size=6,
    max_size=30,
)


def state(session: Session) -> State:
    return session.document, session.selection


class Told:
    """What each step of the undo stack found and left, noted as it was done."""

    def __init__(self, session: Session) -> None:
        self._session, self._stack = session, session.undo_stack
        self._steps: list[tuple[State, State]] = []

    def edit(self, act: Callable[[], object]) -> None:
        before, index = state(self._session), self._stack.index()
        # No such block, or a place that does not take one: no edit, and nothing to undo.
        with suppress(LookupError, ValueError):
            act()
        after, now = state(self._session), self._stack.index()
        if now > index:
            self._steps[index:] = [(before, after)]
        elif now < index:  # a burst of typing came back to where it began
            del self._steps[now:]
        elif index and before[0] != after[0]:  # it joined the step before
            self._steps[index - 1 :] = [(self._steps[index - 1][0], after)]

    def undo(self) -> None:
        index = self._stack.index()
        self._stack.undo()
        if index:
            assert state(self._session) == self._steps[index - 1][0]

    def redo(self) -> None:
        index = self._stack.index()
        self._stack.redo()
        if index < self._stack.count():
            assert state(self._session) == self._steps[index][1]

    def there_and_back(self) -> None:
        for _ in range(self._stack.count()):
            self.undo()
        for _ in range(self._stack.count()):
            self.redo()


def acted(steps: Sequence[Step]) -> Session:
    """Give a session in which all of this was done."""
    session = Session(Document(parse(START)))
    for what, i, j in steps:
        if what in ACTS:
            with suppress(LookupError, ValueError):
                ACTS[what](session, i, j)
        else:
            getattr(session.undo_stack, what)()
    return session


def walk(steps: Sequence[Step]) -> None:
    session = Session(Document(parse(START)))
    told = Told(session)
    for what, i, j in steps:
        if what == "undo":
            told.undo()
        elif what == "redo":
            told.redo()
        else:
            told.edit(partial(ACTS[what], session, i, j))
        assert set(session.selection) <= set(session.chain.paths())
    told.there_and_back()
    told.there_and_back()


@settings(max_examples=examples(100))
@given(steps=STEPS)
def test_undo_and_redo_give_back_chain_and_selection(qapp: QApplication, steps: list[Step]) -> None:
    walk(steps)


@pytest.mark.slow
@settings(max_examples=1000)
@given(steps=STEPS)
def test_a_thousand_sequences_are_undone_and_redone(qapp: QApplication, steps: list[Step]) -> None:
    walk(steps)


@pytest.mark.parametrize("what", [name for name in ACTS if name not in ("rest", "select")])
def test_every_act_of_the_sequences_does_something(what: str, qapp: QApplication) -> None:
    session = Session(Document(parse(START)))
    session.select([(0,)])
    before = session.document
    for i in range(10):
        with suppress(LookupError, ValueError):
            ACTS[what](session, i, i + 1)
        if session.document != before:
            return
    pytest.fail("the document stayed as it was")


def test_a_neighbour_is_selected_after_a_removal_and_again_after_redo(qapp: QApplication) -> None:
    session = Session(Document(parse("exp(sin(x)^2)")))
    session.select([(1,)])
    remove(session, [(1,)])
    assert session.selection == ((1,),)
    session.undo_stack.undo()
    assert session.selection == ((1,),)
    remove(session, [(2,)])
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert session.selection == ((1,),)


def test_sessions_go_with_their_steps(qapp: QApplication) -> None:
    gone = []
    for i in range(8):
        session = Session(Document(parse(START)))
        for act in [*ACTS, "undo"]:
            steps = [(act, i + j, j) for j in range(4)]
            walk(steps)
        ACTS["insert"](session, i, 2)
        gone.append(ref(session))
    del session
    gc.collect()
    assert [alive() for alive in gone] == [None] * len(gone)


def test_a_session_that_qt_deletes_first_asks_nobody_any_more(open_session: OpenSession) -> None:
    """As where the display is lost: what hears of it would ask for what is gone."""
    session, heard = open_session("x+1"), []
    do(session, propose.start, (0, 0), parse("2"))
    session.undo_stack.indexChanged.connect(lambda: heard.append(session.undo_stack.count()))
    delete(session)
    assert heard == []


def test_a_ring_of_session_stack_and_steps_is_freed_once(open_session: OpenSession) -> None:
    """The step is younger than what survived a collection, so the collector comes to it first."""
    gc.collect()
    session = open_session("x+1")
    session.ring = session  # type: ignore[attr-defined]  # what a view that is never closed makes
    gc.collect(0)
    do(session, propose.start, (0, 0), parse("2"))
    gone = ref(session)
    del session
    gc.collect()
    assert gone() is None
