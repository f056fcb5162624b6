from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt

from gui.plot.sweep_strip import SweepStrip
from tests.gui.conftest import Show
from tests.gui.plots import Plot


@pytest.fixture
def swept(
    plot: Callable[..., Plot], show: Show, monkeypatch: pytest.MonkeyPatch
) -> tuple[Plot, SweepStrip]:
    monkeypatch.setattr("gui.plot.sweep_strip.SLICE", 60.0)  # all of it, however slow a machine is
    shown = plot("abs(x) + abs(x-1)", x=-1.5, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    strip = SweepStrip(shown.view, shown.session)
    strip.resize(800, strip.height())
    show(strip)
    strip._sweep()
    return shown, strip


def test_a_press_goes_to_what_is_worth_a_look_and_asks(swept, qtbot) -> None:
    shown, strip = swept
    room = strip._room()
    with qtbot.waitSignal(strip.verdict_asked):
        at = QPoint(round(room.left() + 0.502 * room.width()), 6)
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert shown.session.document.x == 0.0
    with qtbot.waitSignal(strip.verdict_asked):
        at = QPoint(round(room.left() + 0.25 * room.width()), 6)
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert shown.session.document.x == pytest.approx(-1.0, abs=0.02)


def test_arrows_go_from_one_to_the_next(swept, qtbot) -> None:
    shown, strip = swept
    for key, x in ((Qt.Key.Key_Right, 0.0), (Qt.Key.Key_Right, 1.0), (Qt.Key.Key_Left, 0.0)):
        qtbot.keyClick(strip, key)
        assert shown.session.document.x == x


def test_it_is_said_and_seen_and_swept_once(swept) -> None:
    shown, strip = swept
    assert strip.accessibleDescription() == "agree at 1000 of 1000 places, 2 to look at"
    image = strip.grab().toImage()
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(12)}) >= 3
    made = strip._strip
    strip._sweep()
    assert strip._strip is made
    shown.session.set_step(1e-3)
    strip._sweep()
    assert strip._strip is not made


def test_it_shows_where_a_rule_is_broken(swept) -> None:
    shown, strip = swept
    block = shown.session.chain.blocks[0]
    assert block.name == "abs"
    shown.session.lab.break_rule((0,), shown.session.lab.kinds((0,))[0])
    strip._sweep()
    assert strip.accessibleDescription() != "agree at 1000 of 1000 places, 2 to look at"
    shown.session.lab.mend()
    strip._sweep()
    assert strip.accessibleDescription() == "agree at 1000 of 1000 places, 2 to look at"
