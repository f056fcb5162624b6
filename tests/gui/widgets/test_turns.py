from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from gui.widgets.turns import Turns
from tests.gui.clock import Clock


@pytest.fixture
def turns(clock: Clock, qapp: QApplication) -> Iterator[Turns]:
    made = Turns(qapp)
    yield made
    delete(made)


def test_what_is_due_together_takes_turns_in_the_order_in_which_it_asked(turns, clock, qapp):
    done, owner = [], QObject(qapp)
    for name in "abc":
        turns.one_shot(owner, 0, lambda name=name: done.append(name)).start()
    for count in range(1, 4):
        turns._next.run_out()  # what one pass of the event loop does
        assert done == [*"abc"][:count]
    delete(owner)


def test_what_a_hand_moves_goes_first(turns, clock, qapp):
    done, owner = [], QObject(qapp)

    def go_on() -> None:
        done.append("slice")
        slow.start()

    slow = turns.one_shot(owner, 0, go_on)
    draws = turns.one_shot(owner, 8, lambda: done.append("frame"), first=True)
    slow.start()
    turns._next.run_out()
    draws.start()
    draws._late.run_out()
    for _ in range(3):
        turns._next.run_out()
    assert done == ["slice", "frame", "slice", "slice"]
    delete(owner)


def test_one_waits_its_time_and_then_its_turn(turns, clock, qapp):
    done, owner = [], QObject(qapp)
    turn = turns.one_shot(owner, 30, lambda: done.append(clock.now))
    turn.start()
    clock.advance(20)
    turn.start()
    clock.advance(20)
    assert turn.isActive()
    assert not done
    clock.advance(20)
    assert not turn.isActive()
    assert done == [50]
    turn.start(0)
    clock.advance(0)
    assert done == [50, 60]
    delete(owner)


def test_one_that_is_stopped_or_gone_has_no_turn(turns, clock, qapp):
    done, owner, gone = [], QObject(qapp), QObject(qapp)
    stopped = turns.one_shot(owner, 0, lambda: done.append("stopped"))
    stopped.start()
    turns.one_shot(gone, 0, lambda: done.append("gone")).start()
    turns.one_shot(owner, 0, lambda: done.append("there")).start()
    stopped.stop()
    delete(gone)
    assert not stopped.isActive()
    clock.advance(0)
    assert done == ["there"]
    delete(owner)


def test_one_that_fails_holds_up_none(turns, clock, qapp):
    done, owner = [], QObject(qapp)
    turns.one_shot(owner, 0, lambda: 1 / 0).start()
    turns.one_shot(owner, 0, lambda: done.append("there")).start()
    with pytest.raises(ZeroDivisionError):
        turns._give()
    clock.advance(0)
    assert done == ["there"]
    delete(owner)
