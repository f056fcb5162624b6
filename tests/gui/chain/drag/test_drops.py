"""What a drag over the chain shows, and what it leaves behind."""

from itertools import pairwise, product

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain, Path
from core.chain.edits import Gap
from core.formula import format as format_formula
from core.formula import parse
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.drag.click_overlay import ClickOverlay
from gui.chain.drag.drop_aim import DWELL, HYSTERESIS, REACH, DropAim
from gui.chain.drag.drops import EDGE, PERIOD
from gui.chain.drag.payload import Payload
from gui.chain.paint.drop_light import Light
from gui.session import Session
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import Drag, find, move_mouse, scaled, set_chain, settle

SINE = Payload((Block("sin"),))
LEFT = Qt.MouseButton.LeftButton
MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("exp(x^2)^2")


@pytest.fixture
def chain(session: Session, show: Show, clock: Clock) -> ChainView:
    """All in one row; no time passes."""
    view = ChainView(session)
    view.resize(scaled(1100), scaled(300))
    show(view)
    return view


def canvas_of(view: ChainView) -> ChainCanvas:
    (canvas,) = view.findChildren(ChainCanvas)
    return canvas


def over(view: ChainView, gap: Gap) -> QPoint:
    canvas = canvas_of(view)
    return canvas.mapTo(view.viewport(), canvas.gaps()[gap].center())


def on_block(view: ChainView, path: Path) -> QPoint:
    block = next(b for b in view.findChildren(BlockWidget) if b.block_path == path)
    return block.mapTo(view.viewport(), block.rect().center())


def caption(view: ChainView) -> str:
    label = view.findChild(QLabel, "dropCaption")
    return label.text() if label is not None and label.isVisible() else ""


def preview(session: Session) -> Chain | None:
    return session.attention.ghost


def dragged(session: Session, paths: list[Path]) -> QMimeData:
    blocks = [session.chain.block(path) for path in paths]
    return mime.of_blocks(paths, session.token, blocks)


def test_the_caption_is_the_formula_as_it_would_be(session: Session, chain: ChainView) -> None:
    drag = Drag(chain.viewport(), mime.of_function("sin"), over(chain, ((), 1)))
    assert caption(chain) == "f(x) = exp(sin(x^2))^2"
    drag.move(over(chain, ((), 3)))
    assert caption(chain) == "f(x) = sin(exp(x^2)^2)"
    drag.leave()
    assert caption(chain) == ""


def test_the_caption_stays_in_sight_and_above_the_blocks(
    session: Session, chain: ChainView
) -> None:
    set_chain(session, parse("exp(x^2)*sin(x)*cos(x)"))
    label = chain.findChild(QLabel, "dropCaption")
    assert label is not None
    for gap in canvas_of(chain).gaps():
        drag = Drag(chain.viewport(), mime.of_function("sin"), over(chain, gap))
        if not caption(chain):
            continue  # this gap is out of sight
        shown = label.geometry().translated(canvas_of(chain).mapTo(chain.viewport(), QPoint()))
        assert chain.viewport().rect().contains(shown)
        assert (
            canvas_of(chain).childAt(label.geometry().center()) is not label
        )  # lets drags through
        assert label.visibleRegion().boundingRect() == label.rect()
        drag.leave()


def test_replacing_is_said_after_a_rest_and_not_before(
    session: Session, chain: ChainView, clock: Clock
) -> None:
    drag = Drag(chain.viewport(), mime.of_function("sin"), on_block(chain, (1,)))
    clock.advance(DWELL - 1)
    assert not caption(chain).startswith("Replace")
    clock.advance(1)
    assert caption(chain).split() == ["Replace", "Exp", "f(x)", "=", "sin(x^2)^2"]
    drag.move(on_block(chain, (1,)) + QPoint(3, 3))
    assert caption(chain).startswith("Replace Exp")
    drag.leave()
    assert caption(chain) == ""
    assert DWELL == 400


def test_blocks_of_the_chain_replace_nothing(
    session: Session, chain: ChainView, clock: Clock
) -> None:
    Drag(chain.viewport(), dragged(session, [(0,)]), on_block(chain, (1,)))
    clock.advance(2 * DWELL)
    assert not caption(chain).startswith("Replace")


def test_a_copy_is_what_the_platform_proposes(session: Session, chain: ChainView) -> None:
    drag = Drag(chain.viewport(), dragged(session, [(1,)]), over(chain, ((), 0)))
    at = over(chain, ((), 0))
    for action, wanted in (
        (MOVE, "f(x) = (exp(x)^2)^2"),
        (COPY, "f(x) = exp(exp(x)^2)^2"),
        (MOVE, "f(x) = (exp(x)^2)^2"),
        (COPY, "f(x) = exp(exp(x)^2)^2"),
    ):
        drag.move(at, action)
        assert (drag.action, caption(chain)) == (action, wanted)
    drag.drop(COPY)
    assert format_formula(session.chain) == "exp(exp(x)^2)^2"
    assert session.undo_stack.undoText() == "insert Exp"


def test_a_drag_that_leaves_changes_nothing_and_leaves_no_light(
    session: Session, chain: ChainView
) -> None:
    """Esc is told to the chain as the drag leaving."""
    before = chain.grab().toImage()
    for data in (mime.of_function("sin"), dragged(session, [(0,), (1,)])):
        drag = Drag(chain.viewport(), data, over(chain, ((), 3)))
        assert chain.grab().toImage() != before
        drag.leave()
        assert preview(session) is None
        assert session.undo_stack.count() == 0
    assert caption(chain) == ""


@pytest.mark.parametrize("name", ["plotView", "formulaEdit", "xSpin", "verdictLabel", "palette"])
def test_elsewhere_nothing_is_let_go(name: str, window: MainWindow) -> None:
    target = window.findChild(QWidget, name)
    assert target is not None
    session = window.session
    data = dragged(session, [(1,)]) if name != "palette" else mime.of_function("sin")
    drag = Drag(target, data, target.rect().center())
    drag.move(target.rect().center())
    assert not drag.drop()
    assert format_formula(session.chain) == "exp(x^2)^2"
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(("from_edge", "scrolls"), [(EDGE - 2, True), (EDGE + 2, False)])
def test_the_chain_scrolls_only_near_its_edge(
    from_edge: int, scrolls: bool, session: Session, chain: ChainView, clock: Clock
) -> None:
    set_chain(session, parse("x" + "*2" * 80))
    settle()
    area = chain.viewport().rect()
    at = QPoint(area.center().x(), area.bottom() - from_edge)
    Drag(chain.viewport(), mime.of_function("sin"), at)
    clock.advance(20 * PERIOD)
    assert (chain.verticalScrollBar().value() > 10) == scrolls


def test_what_is_lit_follows_the_scrolling_and_a_drop_does_it(
    session: Session, chain: ChainView, clock: Clock
) -> None:
    set_chain(session, parse("x" + "*2" * 80))
    settle()
    first = over(chain, ((), 2))
    drag = Drag(chain.viewport(), mime.of_function("sin"), first)
    before = preview(session)
    drag.move(QPoint(first.x(), chain.viewport().height() - 4))
    clock.advance(20 * PERIOD)
    assert chain.verticalScrollBar().value() > 200
    lit = preview(session)
    assert lit not in (None, before)
    drag.drop()
    assert session.chain == lit


@pytest.mark.parametrize("text", ["exp(x^2)^2", "x*(x*sin(x)) - 2^x"])
def test_a_pointer_at_rest_changes_the_gap_at_most_once(
    text: str, session: Session, chain: ChainView, clock: Clock
) -> None:
    """Wherever it is: first the nearest gap, then perhaps the block that would be replaced."""
    set_chain(session, parse(text))
    canvas = canvas_of(chain)
    gaps, blocks = canvas.gaps(), canvas.blocks()
    middles = [_middle_half(rect) for rect in blocks.values()]
    gaps_seen: dict[tuple[int, int], set[Gap]] = {}
    resting: list[DropAim] = []
    for x in range(0, canvas.width(), 15):
        for y in range(0, canvas.height(), 10):
            aim = DropAim(chain)
            aim.begin(gaps, blocks)
            seen = gaps_seen[x, y] = set()
            aim.changed.connect(lambda a=aim, s=seen: s.add(a.gap) if a.gap else None)
            for _ in range(3):  # as Qt tells again of a pointer that does not move
                aim.aim(QPoint(x, y), SINE)
            if any(middle.contains(QPoint(x, y)) for middle in middles):
                resting.append(aim)
    assert resting
    clock.advance(DWELL)
    assert all(aim.block is not None for aim in resting)
    assert all(len(seen) <= 1 for seen in gaps_seen.values())


def _middle_half(rect: QRect) -> QRect:
    """Give the middle half of a block, less a pixel of rounding."""
    across, down = rect.width() // 4 + 2, rect.height() // 4 + 2
    return rect.adjusted(across, down, -across, -down)


def test_a_hand_that_trembles_does_not_make_the_light_flicker(
    session: Session, chain: ChainView
) -> None:
    """Along the whole chain, 3 pixels to and fro change what is lit no more than once."""
    canvas = canvas_of(chain)
    gaps, blocks = canvas.gaps(), canvas.blocks()
    top = gaps[((), 0)].center().y()
    aim = DropAim(chain)
    for x, y in product(range(0, canvas.width(), 9), range(top, top + REACH + 40, 4)):
        for sway in (QPoint(3, 0), QPoint(0, 3)):
            aim.begin(gaps, blocks)
            seen = []
            for swing in (0, 1, -1, 1, -1, 0):
                aim.aim(QPoint(x, y) + sway * swing, SINE)
                seen.append(aim.gap)
            assert sum(a != b for a, b in pairwise(seen)) <= 1
            aim.end()


def test_a_block_to_be_replaced_stays_so_while_the_hand_trembles(
    chain: ChainView, clock: Clock
) -> None:
    canvas = canvas_of(chain)
    aim = DropAim(chain)
    aim.begin(canvas.gaps(), canvas.blocks())
    corner = _middle_half(canvas.block_rect((1,))).topLeft()
    aim.aim(corner, SINE)
    clock.advance(DWELL)
    for swing in (-5, 3, -6):
        aim.aim(corner + QPoint(swing, swing), SINE)
        assert aim.block == (1,)
    aim.aim(corner - QPoint(HYSTERESIS + 3, 0), SINE)
    assert aim.block is None


@pytest.mark.parametrize(
    ("before", "lane", "after"),
    [
        ("3x", (0, 0), "x*x"),
        ("x exp(3)", (0, 0), "x exp(x)"),
        ("2^x", (), "x^x"),
        ("x - max(2, 5)", (0, 0), "x - max(x, 5)"),
    ],
)
def test_x_takes_the_place_of_a_number(
    before: str, lane: Path, after: str, session: Session, chain: ChainView
) -> None:
    set_chain(session, parse(before))
    canvas = canvas_of(chain)
    number = canvas.numbers()[lane]
    at = canvas.mapTo(chain.viewport(), number.center())
    drag = Drag(chain.viewport(), mime.of_function("x"), at)
    assert caption(chain) == f"f(x) = {after}"
    assert preview(session) == parse(after)
    light = chain.findChild(Light, "dropLight")
    assert light is not None
    assert light.geometry().contains(number)
    assert drag.drop()
    assert format_formula(session.chain) == after
    session.undo_stack.undo()
    assert format_formula(session.chain) == before


def test_a_parameter_takes_the_place_of_a_number(session: Session, chain: ChainView) -> None:
    set_chain(session, parse("sin(3x) + 2"))
    canvas = canvas_of(chain)
    at = canvas.mapTo(chain.viewport(), canvas.numbers()[(0, 0)].center())
    drag = Drag(chain.viewport(), mime.of_function("k"), at)
    assert drag.drop()
    assert session.chain == parse("sin(k x) + 2")
    assert session.document.values == {"k": 3.0}


def test_without_a_number_x_goes_nowhere(session: Session, chain: ChainView) -> None:
    drag = Drag(chain.viewport(), mime.of_function("x"), over(chain, ((), 1)))
    assert not drag.move(over(chain, ((), 1)))
    assert caption(chain) == ""
    assert not drag.drop()


def test_what_is_lit_shows_above_a_number_and_a_block(
    session: Session, chain: ChainView, clock: Clock
) -> None:
    set_chain(session, parse("x*3"))
    field = next(f for f in chain.findChildren(QLineEdit, "operand") if not f.isHidden())
    drag = Drag(chain.viewport(), mime.of_function("sin"), over(chain, ((0, 0), 0)))
    light = chain.findChild(Light, "dropLight")
    assert light is not None
    assert light.visibleRegion().boundingRect() == light.rect()
    assert light.geometry().contains(field.geometry())
    drag.leave()
    assert not light.isVisible()
    block = next(b for b in chain.findChildren(BlockWidget) if not b.isHidden())
    drag = Drag(chain.viewport(), mime.of_function("sin"), on_block(chain, (0,)) - QPoint(0, -8))
    clock.advance(DWELL)
    assert caption(chain).startswith("Replace")
    assert light.geometry().contains(block.geometry())
    drag.leave()


def test_a_drop_at_the_end_of_a_wrapped_row_goes_into_the_gap_below(
    session: Session, chain: ChainView
) -> None:
    canvas = canvas_of(chain)
    canvas.wrap(scaled(400))
    ((gap, end), *_) = canvas.row_ends().items()
    assert not canvas.gaps()[gap].intersects(end)
    at = canvas.mapTo(chain.viewport(), end.center())
    dark = canvas.grab(end).toImage()
    drag = Drag(chain.viewport(), mime.of_function("sin"), at)
    assert drag.move(at)
    assert canvas.grab(end).toImage() != dark
    assert drag.drop()
    assert session.selection == ((*gap[0], gap[1]),)


def test_what_is_carried_goes_on_in_the_chain_that_undo_brings_back(
    session: Session, chain: ChainView, qtbot: QtBot
) -> None:
    set_chain(session, parse("x"))
    set_chain(session, parse("exp(x^2)*sin(cos(x))"))
    session.attention.carry("tanh")
    glass = find(chain, ClickOverlay, "chainCatcher")
    at = over(chain, ((2, 0), 1))
    move_mouse(glass, at)
    qtbot.waitUntil(lambda: preview(session) is not None)
    session.undo_stack.undo()
    assert preview(session) is None
    move_mouse(glass, at + QPoint(1, 0))
    qtbot.mouseClick(glass, LEFT, pos=over(chain, ((), 0)))
    assert format_formula(session.chain) == "tanh(x)"


def test_a_drag_goes_on_in_the_chain_that_another_edit_made(
    session: Session, chain: ChainView
) -> None:
    at = over(chain, ((), 3))
    drag = Drag(chain.viewport(), mime.of_function("sin"), at)
    set_chain(session, parse("x"))
    drag.move(at)
    assert drag.move(over(chain, ((), 0)))
    drag.drop()
    assert format_formula(session.chain) == "sin(x)"


def test_what_is_carried_covers_the_chain_at_any_size(
    session: Session, chain: ChainView, qtbot: QtBot
) -> None:
    session.attention.carry("tanh")
    chain.resize(scaled(700), scaled(500))
    overlay = find(chain, ClickOverlay, "chainCatcher")
    qtbot.waitUntil(lambda: overlay.size() == chain.viewport().size())


def test_resting_on_a_number_means_the_number_not_its_block(
    session: Session, chain: ChainView, clock: Clock
) -> None:
    set_chain(session, parse("x*3"))
    number = canvas_of(chain).numbers()[(0, 0)]
    at = canvas_of(chain).mapTo(chain.viewport(), number.bottomLeft() + QPoint(2, -2))
    drag = Drag(chain.viewport(), mime.of_function("sin"), at)
    clock.advance(2 * DWELL)
    assert not caption(chain).startswith("Replace")
    drag.drop()
    assert format_formula(session.chain) == "x sin(3)"


def test_what_is_lit_is_done_though_the_chain_was_scrolled_below_a_pointer_at_rest(
    session: Session, chain: ChainView
) -> None:
    chain.resize(scaled(500), scaled(120))
    settle()
    bar = chain.verticalScrollBar()
    assert bar.maximum() > 0
    drag = Drag(chain.viewport(), mime.of_function("sin"), over(chain, ((), 0)))
    drag.move(over(chain, ((), 0)))
    lit = preview(session)
    assert lit is not None
    bar.setValue(bar.maximum())
    assert drag.drop()
    assert session.chain == lit
