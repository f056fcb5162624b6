from itertools import pairwise

import pytest
from PySide6.QtCore import QObject

from gui.parameters.play import PACES, TICK, Play
from tests.gui.clock import Clock


@pytest.fixture
def parent(qapp: QObject) -> QObject:
    return QObject()


def test_it_walks_up_and_down_again(clock: Clock, parent: QObject) -> None:
    seen: list[float] = []
    play = Play(parent)
    play.moved.connect(seen.append)
    play.start(0.5)
    assert play.is_running
    clock.advance(PACES["medium"])
    assert seen[0] > 0.5
    assert max(seen) == pytest.approx(1.0, abs=TICK / PACES["medium"])
    assert seen[-1] == pytest.approx(0.5, abs=0.01)
    assert all(abs(b - a) < 0.01 for a, b in pairwise(seen))
    clock.advance(PACES["medium"])
    assert min(seen) == pytest.approx(0.0, abs=TICK / PACES["medium"])
    play.stop()
    clock.advance(1000)
    assert seen[-1] == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("pace", PACES)
def test_a_way_through_takes_its_time(pace: str, clock: Clock, parent: QObject) -> None:
    seen: list[float] = []
    play = Play(parent)
    play.pace = pace
    play.moved.connect(seen.append)
    play.start(-3.0)  # the value lies below the range
    clock.advance(PACES[pace])
    assert seen[-1] == pytest.approx(1.0, abs=0.01)
