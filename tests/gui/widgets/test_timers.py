from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.widgets.timers import one_shot, repeating
from tests.gui.clock import Clock


def test_a_timer_runs_out_once_for_each_start(clock: Clock) -> None:
    parent, ran = QObject(), []
    timer = one_shot(parent, 50, lambda: ran.append(clock.now))
    clock.advance(100)
    timer.start()
    clock.advance(49)
    assert ran == []
    clock.advance(100)
    assert ran == [150.0]
    timer.start(10)
    clock.advance(10)
    assert ran == [150.0, 259.0]


def test_a_repeating_timer_goes_on_until_it_is_stopped(clock: Clock) -> None:
    parent, ran = QObject(), []
    timer = repeating(parent, 30, lambda: ran.append(clock.now))
    timer.start()
    clock.advance(100)
    assert ran == [30.0, 60.0, 90.0]
    timer.stop()
    clock.advance(100)
    assert len(ran) == 3


def test_outside_of_tests_the_time_is_qts_own(qtbot: QtBot) -> None:
    parent, ran = QObject(), []
    one_shot(parent, 1, lambda: ran.append(True)).start()
    qtbot.waitUntil(lambda: ran == [True])
