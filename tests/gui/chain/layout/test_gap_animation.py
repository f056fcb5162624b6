"""The gap that opens under a drop."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.chain.edits import Gap
from core.formula import parse
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.layout import gap_animation
from gui.chain.layout.gap_animation import DURATION, OPENED, parted
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.metrics import Metrics
from gui.chain.layout.places import CLOSE, Layout
from gui.session import Session
from gui.widgets import motion
from gui.widgets.theme import number_font
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import Drag, scaled

FORMULAS = ["exp(x^2)^2", "exp(x^2)*sin(cos(x)) + 1", "x*(x*sin(x)) - 2^x", "x" + "*2" * 12, "x"]


def layout_of(text: str) -> Layout:
    metrics = Metrics(QFontMetrics(QApplication.font()), QFontMetrics(number_font()))
    return ChainLayout(parse(text), metrics, scaled(820)).layout


@pytest.mark.parametrize("text", FORMULAS)
def test_only_the_blocks_of_a_row_part_and_the_wires_still_reach_them(
    text: str, qapp: QApplication
) -> None:
    whole = layout_of(text)
    for gap in [wire.gap for wire in whole.wires]:
        shown = parted(whole, {gap: OPENED})
        lane, at = gap
        before = {p for p, r in whole.blocks.items() if shown.blocks[p].x() == r.x() - OPENED}
        behind = {p for p, r in whole.blocks.items() if shown.blocks[p].x() == r.x() + OPENED}
        assert all(p[:-1] == lane and p[-1] < at for p in before)
        assert all(p[:-1] == lane and p[-1] >= at for p in behind)
        heights = [whole.blocks[p].center().y() for p in before | behind]
        assert max(heights, default=0) - min(heights, default=0) < CLOSE
        for path in whole.blocks.keys() - before - behind:
            assert shown.blocks[path] == whole.blocks[path]
        for wire, old in zip(shown.wires, whole.wires, strict=True):
            assert wire.start.y() == old.start.y()
            assert wire.end.x() - wire.start.x() >= old.end.x() - old.start.x() - 2 * OPENED
            assert wire.end.x() > wire.start.x()
        for lane_path, rect in shown.fields.items():
            assert shown.blocks[lane_path[:-1]].contains(rect)
        assert not any(
            a.intersects(b)
            for p, a in shown.blocks.items()
            for q, b in shown.blocks.items()
            if p < q
        )


def test_a_gap_between_two_blocks_is_wider_by_twice_and_nothing_is_cut_off(
    qapp: QApplication,
) -> None:
    whole = layout_of("exp(x^2)^2")
    shown = parted(whole, {((), 1): OPENED})
    assert shown.gap_rect(((), 1)).width() == whole.gap_rect(((), 1)).width() + 2 * OPENED
    assert (shown.wires[0].start, shown.wires[-1].end) == (
        whole.wires[0].start,
        whole.wires[-1].end,
    )


def test_the_number_of_a_block_opens_nothing(qapp: QApplication) -> None:
    whole = layout_of("x*3")
    assert parted(whole, {((0, 0), 0): OPENED}) is whole
    assert parted(whole, {}) is whole


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session()


@pytest.fixture
def chain(session: Session, show: Show) -> ChainView:
    """All in one row."""
    view = ChainView(session)
    view.resize(scaled(1000), scaled(300))
    show(view)
    return view


def canvas_of(view: ChainView) -> ChainCanvas:
    (canvas,) = view.findChildren(ChainCanvas)
    return canvas


def places(view: ChainView) -> list[int]:
    blocks = (b for b in view.findChildren(BlockWidget) if not b.isHidden())
    return [b.x() for b in sorted(blocks, key=lambda b: b.block_path)]


def over(view: ChainView, gap: Gap) -> QPoint:
    canvas = canvas_of(view)
    return canvas.mapTo(view.viewport(), canvas.gaps()[gap].center())


def test_the_blocks_part_and_close_again(chain: ChainView, qtbot: QtBot) -> None:
    closed = places(chain)
    first, second, third = closed
    drag = Drag(chain.viewport(), mime.of_function("sin"), over(chain, ((), 1)))
    qtbot.waitUntil(lambda: places(chain) == [first - OPENED, second + OPENED, third + OPENED])
    drag.move(over(chain, ((), 2)))
    qtbot.waitUntil(lambda: places(chain) == [first - OPENED, second - OPENED, third + OPENED])
    drag.leave()
    qtbot.waitUntil(lambda: places(chain) == closed)


def test_what_a_drag_aims_at_stays_where_it_was_when_it_began(
    session: Session, chain: ChainView, qtbot: QtBot
) -> None:
    """The pointer is over a block's edge that the opening has moved away: nothing changes."""
    canvas = canvas_of(chain)
    gaps = canvas.gaps()
    drag = Drag(chain.viewport(), mime.of_function("sin"), over(chain, ((), 1)))
    closed = places(chain)
    qtbot.waitUntil(lambda: places(chain) != closed)
    qtbot.waitUntil(lambda: places(chain)[0] == closed[0] - OPENED)
    assert canvas.gaps() == gaps
    edge = canvas.mapTo(chain.viewport(), gaps[((), 1)].topLeft() + QPoint(-10, 20))
    drag.move(edge)
    drag.drop()
    assert session.chain == parse("exp(sin(x^2))^2")


def test_with_reduced_motion_a_gap_is_open_at_once(
    chain: ChainView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gap_animation, "may_move", lambda widget: False)
    first, second, third = places(chain)
    Drag(chain.viewport(), mime.of_function("sin"), over(chain, ((), 1)))
    assert places(chain) == [first - OPENED, second + OPENED, third + OPENED]


def test_a_drop_that_changes_nothing_opens_nothing(session: Session, chain: ChainView) -> None:
    closed = places(chain)
    data = mime.of_blocks([(1,)], session.token, [Block("exp")])
    Drag(chain.viewport(), data, over(chain, ((), 1)))
    assert places(chain) == closed


def test_an_opening_takes_no_longer_than_designed() -> None:
    assert DURATION <= 120


class Wish:
    def __init__(self, name: str) -> None:
        self.name = name

    def motionPreference(self) -> "Wish":  # Qt's name
        return self

    def accessibility(self) -> "Wish":
        return self


@pytest.mark.parametrize(("name", "moves"), [("NoPreference", True), ("ReducedMotion", False)])
def test_motion_is_as_the_system_wishes(
    name: str, moves: bool, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Wish(name))
    assert motion.may_move(QLabel()) is moves
