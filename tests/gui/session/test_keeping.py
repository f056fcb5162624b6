import errno
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.document import Document
from core.document.journal import MOST_STEPS, Journal, read
from core.document.kept import trimmed
from core.document.sessions import begin
from core.formula import parse
from gui.session import Session, propose
from gui.session.keeping import PAUSE, Keeping, kept, restore
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession
from tests.gui.helpers import do, set_chain
from tests.gui.session.test_undo import STEPS, Step, acted
from tests.sampled import examples

PLACE = {"place": "1 2 3 4"}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = begin(tmp_path)
    yield made
    made.lock.release()


def again(session: Session) -> Session:
    """Give the session as the next start takes it up."""
    made = Session(Document())
    restore(made, kept(session, {}))
    return made


def told(session: Session) -> list[object]:
    """Walk through all of undo, and tell what there is to see."""
    stack, seen = session.undo_stack, [session.sight, session.undo_stack.index()]
    seen.append([stack.text(i) for i in range(stack.count())])
    while stack.canRedo():
        stack.redo()
    while stack.canUndo():
        seen.append((session.document.chain, session.document.parameters, session.selection))
        stack.undo()
    return [*seen, session.document.chain]


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_was_done_is_there_again_and_undone_again(steps: list[Step], qapp: Any) -> None:
    session = acted(steps)
    made = again(session)
    assert kept(made, {})._replace(begun=()) == kept(session, {})._replace(begun=())
    assert told(made) == told(session)


def test_only_the_last_steps_are_taken_up(open_session: OpenSession) -> None:
    session = open_session("x")
    for i in range(MOST_STEPS + 5):
        set_chain(session, parse(f"x+{i}"))
    assert again(session).undo_stack.count() == MOST_STEPS


def test_a_gesture_after_the_start_is_a_step_of_its_own(open_session: OpenSession) -> None:
    session = open_session("x")
    do(session, propose.rewrite, parse("sin(x)"))
    made = again(session)
    do(made, propose.rewrite, parse("cos(x)"))
    assert made.undo_stack.count() == 2


def test_what_is_open_goes_over_to_what_was_kept_by_a_step(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    old, session = open_session("x"), open_session("exp(x)")
    set_chain(old, parse("sin(x)"))
    set_chain(old, parse("cos(x)"))
    old.undo_stack.undo()
    set_chain(session, parse("x^2"))
    told: list[str] = []
    session.chain_changed.connect(partial(told.append, "chain"))
    restore(session, kept(old, {}), "open what you had")
    assert told == ["chain"]
    assert session.chain == parse("sin(x)")
    session.undo_stack.redo()
    assert session.chain == parse("cos(x)")
    for chain in ("sin(x)", "x", "x^2", "exp(x)"):
        session.undo_stack.undo()
        assert session.chain == parse(chain)
    assert session.undo_stack.text(1) == "open what you had"


def everything(session: Session) -> dict[str, Any]:
    """Give a change of each kind."""
    return {
        "chain": lambda: set_chain(session, parse("sin(a*x)")),
        "text": lambda: do(session, propose.rewrite, session.chain, "sin( a*x )"),
        "parameter": lambda: session.set_parameter("a", 2.5),
        "pin": session.pin,
        "x": lambda: session.set_x(1.5, "3/2"),
        "h": lambda: session.set_step(1e-7),
        "view": lambda: session.set_view((-3.0, 3.0), None, (False, True)),
        "shown": lambda: session.set_shown(session.document.shown._replace(points=True), "a", ""),
        "selection": lambda: session.select([(0,)]),
        "undo": session.undo_stack.undo,
        "redo": session.undo_stack.redo,
        "file": lambda: session.open(Document(parse("x")), Path("/somewhere/a.chainrule")),
        "example": lambda: session.show_example(Document(parse("x^3")), "e", "says"),
    }


def test_every_change_is_on_disk_within_a_second(
    open_session: OpenSession, journal: Journal, clock: Clock
) -> None:
    assert PAUSE < 1000
    session = open_session("x")
    keeping = Keeping(session, journal, lambda: PLACE)
    for what, change in everything(session).items():
        change()
        clock.advance(PAUSE)
        keeping.wait()
        found = read(journal.path)
        assert found is not None, what
        assert found == kept(session, PLACE), what


def test_a_drag_is_written_a_few_times_a_second_at_most(
    open_session: OpenSession, journal: Journal, clock: Clock
) -> None:
    session = open_session("x")
    keeping = Keeping(session, journal, lambda: PLACE)
    for i in range(100):
        session.set_x(i / 100)
        clock.advance(PAUSE // 20)
    keeping.wait()
    assert journal.path.read_bytes().count(b"\n") <= 5


def test_a_slow_disk_holds_up_nobody_and_nothing_is_left_out(
    open_session: OpenSession, journal: Journal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, turn, write = open_session("x"), threading.Event(), journal.write

    def wait_and_write(what: Any) -> None:
        turn.wait(60)
        write(what)

    monkeypatch.setattr(journal, "write", wait_and_write)
    keeping = Keeping(session, journal, lambda: PLACE)
    for i in range(10):
        session.set_x(float(i))
        clock.advance(PAUSE)
    assert read(journal.path) is None
    turn.set()
    keeping.wait()
    clock.advance(PAUSE)
    keeping.wait()
    assert read(journal.path) == kept(session, PLACE)


def test_a_full_disk_is_told_once_and_what_comes_later_is_kept(
    open_session: OpenSession, journal: Journal, clock: Clock, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    session = open_session("x")
    keeping = Keeping(session, journal, lambda: PLACE)
    told: list[str] = []
    keeping.failed.connect(told.append)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/there")

    with monkeypatch.context() as patch:
        patch.setattr("core.document.journal.write_whole", fail)
        for i in range(3):
            session.set_x(float(i))
            clock.advance(PAUSE)
            keeping.wait()
        qtbot.waitUntil(lambda: bool(told))
        assert told == ["/there cannot be written: the disk is full."]
        assert not keeping.write_now()
    session.set_x(9.0)
    assert keeping.write_now()
    assert read(journal.path) == kept(session, PLACE)
    assert len(told) == 1


def test_after_its_end_nothing_is_written_and_the_next_start_has_it(
    open_session: OpenSession, journal: Journal, clock: Clock, tmp_path: Path
) -> None:
    session = open_session("x")
    keeping = Keeping(session, journal, lambda: PLACE)
    do(session, propose.insert, ((), 0), [Block("sin")])
    keeping.end()
    before = read(journal.path)
    assert before == kept(session, PLACE)
    session.set_x(7.0)
    clock.advance(PAUSE)
    keeping.end()
    assert read(journal.path) == before == trimmed(before, MOST_STEPS)


def test_what_an_unexpected_error_kept_from_the_disk_is_not_kept(
    open_session: OpenSession, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session("x")
    keeping, told = Keeping(session, journal, lambda: PLACE), list[str]()
    keeping.failed.connect(told.append)
    session.open(Document(parse("x^2")))
    with monkeypatch.context() as patch:
        patch.setattr(journal, "finish", lambda _: 1 / 0)
        assert not keeping.write_now()
    assert told == ["ZeroDivisionError: division by zero."]
    assert keeping.left_out == session.undo_stack.steps
    assert keeping.write_now()
    assert keeping.left_out == ()


def test_steps_that_have_no_room_are_told_once(
    open_session: OpenSession, journal: Journal, clock: Clock, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("core.document.journal.MAX_BYTES", 20_000)
    session, told = open_session("x"), list[int]()
    keeping = Keeping(session, journal, lambda: PLACE)
    keeping.has_no_room.connect(told.append)
    for i in range(6):
        session.open(Document(parse("+".join(f"sin({i}x)" for _ in range(20)))))
        clock.advance(PAUSE)
        keeping.wait()
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert keeping.is_kept
    assert keeping.left_out == session.undo_stack.steps[: len(keeping.left_out)] != ()
