from PySide6.QtCore import QObject

from gui.lesson.playing import PACES, Playing
from tests.gui.clock import Clock


def test_it_asks_at_its_pace_until_it_is_stopped(clock: Clock) -> None:
    parent, asked = QObject(), list[float]()
    playing = Playing(parent)
    playing.wanted.connect(lambda: asked.append(clock.now))
    playing.start(at_once=True)
    clock.advance(PACES["medium"])
    playing.set_pace("fast")
    clock.advance(2 * PACES["fast"])
    playing.stop()
    clock.advance(10_000)
    first = PACES["medium"]
    assert asked == [0, first, first + PACES["fast"], first + 2 * PACES["fast"]]
    assert not playing.is_running
