from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import Path
from core.chain.edits import Gap
from core.formula import format as format_formula
from core.formula import parse
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.drag.drop_aim import HYSTERESIS, REACH
from gui.product_line.product_line import ProductLine
from gui.session import Session
from gui.widgets.theme import DARK, palette_of
from gui.window.chain_panel import ChainPanel
from gui.window.main_window import MainWindow
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import Drag, find, forget_the_dead, scaled

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
MAIN: Gap = ((), 0)

OpenView = Callable[..., tuple[Session, ChainView]]


@pytest.fixture
def open_view(open_session: OpenSession, show: Show) -> OpenView:
    def make(formula: str = "exp(x^2)^2") -> tuple[Session, ChainView]:
        session = open_session(formula)
        view = ChainView(session)
        view.resize(scaled(1000), scaled(300))
        show(view)
        return session, view

    return make


def dragged(session: Session, paths: list[Path]) -> QMimeData:
    """What a drag of blocks carries."""
    known = [session.chain.block(p) for p in paths if p in set(session.chain.paths())]
    return mime.of_blocks(paths, session.token, known)


def formula(session: Session) -> str:
    return format_formula(session.chain)


def find_canvas(view: ChainView) -> ChainCanvas:
    (canvas,) = view.findChildren(ChainCanvas)
    return canvas


def chosen(session: Session) -> list[tuple[int, ...]]:
    return list(session.selection)


def gap_rect(view: ChainView, gap: Gap) -> QRect:
    """Where a gap is, in the viewport's coordinates."""
    canvas = find_canvas(view)
    rect = canvas.gaps()[gap]
    return rect.translated(canvas.mapTo(view.viewport(), QPoint()))


def middle(view: ChainView, gap: Gap) -> QPoint:
    return gap_rect(view, gap).center()


def blocks(view: ChainView) -> dict[tuple[int, ...], BlockWidget]:
    forget_the_dead()
    return {tuple(b.property("path")): b for b in view.findChildren(BlockWidget)}


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (((), 0), "exp(sin(x)^2)^2"),
        (((), 1), "exp(sin(x^2))^2"),
        (((), 2), "sin(exp(x^2))^2"),
        (((), 3), "sin(exp(x^2)^2)"),
    ],
)
def test_a_function_is_dropped_into_a_gap(gap: Gap, expected: str, open_view: OpenView) -> None:
    session, view = open_view()
    at = middle(view, gap)
    drag = Drag(view.viewport(), mime.of_function("sin"), at)
    assert drag.is_welcome
    assert drag.move(at)
    assert drag.drop()
    assert formula(session) == expected
    assert session.selection == ((gap[1],),)
    session.undo_stack.undo()
    assert formula(session) == "exp(x^2)^2"


def test_a_function_is_dropped_into_the_number_of_a_block(open_view: OpenView) -> None:
    session, view = open_view("x*3")
    field = find(view, QLineEdit, "operand")
    at = field.mapTo(view.viewport(), field.rect().center())
    drag = Drag(view.viewport(), mime.of_function("sin"), at)
    assert drag.move(at)
    assert drag.drop()
    assert formula(session) == "x sin(3)"
    assert session.selection == ((0, 0, 0),)


def test_the_number_field_lets_functions_through_to_the_chain(open_view: OpenView) -> None:
    session, view = open_view("x*3")
    field = find(view, QLineEdit, "operand")
    at = field.rect().center()
    drag = Drag(field, mime.of_function("sin"), at)
    assert drag.is_welcome
    assert drag.move(at)
    assert drag.drop()
    assert formula(session) == "x sin(3)"


def test_a_function_is_dropped_into_a_lane(open_view: OpenView) -> None:
    session, view = open_view("x^2*sin(x)")
    at = middle(view, ((1, 0), 1))
    drag = Drag(view.viewport(), mime.of_function("exp"), at)
    assert drag.move(at)
    assert drag.drop()
    assert formula(session) == "x^2 exp(sin(x))"


@pytest.mark.parametrize(
    ("taken", "gap", "expected"),
    [
        ((2,), ((), 0), "exp((x^2)^2)"),
        ((0,), ((), 3), "(exp(x)^2)^2"),
        ((1,), ((), 0), "(exp(x)^2)^2"),
        ((1,), ((), 1), "exp(x^2)^2"),
        ((1,), ((), 2), "exp(x^2)^2"),
    ],
)
def test_blocks_are_moved_within_the_chain(
    taken: tuple[int, ...], gap: Gap, expected: str, open_view: OpenView
) -> None:
    session, view = open_view()
    drag = Drag(view.viewport(), dragged(session, [taken]), middle(view, gap))
    assert drag.is_welcome
    drag.move(middle(view, gap))
    drag.drop(Qt.DropAction.MoveAction)
    assert formula(session) == expected


def test_blocks_are_copied_where_the_platform_proposes_it(open_view: OpenView) -> None:
    session, view = open_view()
    drag = Drag(view.viewport(), dragged(session, [(0,), (1,)]), middle(view, ((), 3)))
    drag.move(middle(view, ((), 3)))
    drag.drop(Qt.DropAction.CopyAction)
    assert formula(session) == "exp((exp(x^2)^2)^2)"


@pytest.mark.parametrize("action", [Qt.DropAction.MoveAction, Qt.DropAction.CopyAction])
def test_a_block_is_not_moved_into_itself(action: Qt.DropAction, open_view: OpenView) -> None:
    # Two lanes down, whatever the font: no gap of the main chain is within reach there.
    session, view = open_view("x*(x*sin(x))")
    inside = middle(view, ((0, 0, 0, 0), 0))
    drag = Drag(view.viewport(), dragged(session, [(0,)]), inside)
    drag.move(inside)
    drag.drop(action)
    assert formula(session) == "x(x sin(x))"
    assert session.undo_stack.count() == 0


def test_blocks_that_this_chain_does_not_have_are_refused(open_view: OpenView) -> None:
    session, view = open_view()
    drag = Drag(view.viewport(), dragged(session, [(7,), (1, 0, 2)]), middle(view, MAIN))
    assert not drag.move(middle(view, MAIN))
    assert not drag.drop(Qt.DropAction.MoveAction)
    assert formula(session) == "exp(x^2)^2"


@pytest.mark.parametrize("action", [Qt.DropAction.MoveAction, Qt.DropAction.CopyAction])
def test_blocks_of_another_window_are_copied_as_a_formula(
    action: Qt.DropAction, open_view: OpenView, open_session: OpenSession
) -> None:
    session, view = open_view()
    other = open_session("cos(sin(x))")
    drag = Drag(view.viewport(), dragged(other, [(0,), (1,)]), middle(view, ((), 1)))
    assert drag.is_welcome
    assert drag.move(middle(view, ((), 1)))
    assert drag.action == Qt.DropAction.CopyAction
    assert drag.drop(action)
    assert drag.action == Qt.DropAction.CopyAction
    assert formula(session) == "exp(cos(sin(x^2)))^2"
    assert session.selection == ((1,), (2,))
    assert formula(other) == "cos(sin(x))"


def test_blocks_of_a_window_with_another_catalogue_are_refused(open_view: OpenView) -> None:
    session, view = open_view()
    data = QMimeData()
    data.setData(mime.BLOCKS, b'{"start": "x", "blocks": [["fox"]]}')
    drag = Drag(view.viewport(), data, middle(view, MAIN))
    assert not drag.is_welcome
    assert formula(session) == "exp(x^2)^2"


def test_what_would_nest_too_deep_is_refused(open_view: OpenView) -> None:
    deepest = 98
    session, view = open_view("x*(" * deepest + "x" + ")" * deepest)
    deep = session.chain.depth
    lane = (0, 0) * deepest
    data = mime.of_blocks([(0,)], "other", parse("x*(2*(3*sin(x)))").blocks)
    drag = Drag(view.viewport(), data, middle(view, (lane, 0)))
    drag.move(middle(view, (lane, 0)))  # welcome as long as the chain scrolls there
    assert not drag.drop()
    assert session.chain.depth == deep


def test_a_function_that_the_catalogue_does_not_have_is_refused(open_view: OpenView) -> None:
    session, view = open_view()
    drag = Drag(view.viewport(), mime.of_function("fox"), middle(view, MAIN))
    assert not drag.move(middle(view, MAIN))
    assert not drag.drop()
    assert formula(session) == "exp(x^2)^2"


def test_other_data_is_refused(open_view: OpenView) -> None:
    session, view = open_view()
    data = mime.of_function("")
    data.setText("sin")
    drag = Drag(view.viewport(), data, middle(view, MAIN))
    assert not drag.is_welcome
    assert formula(session) == "exp(x^2)^2"


@pytest.mark.parametrize(("away", "taken"), [(REACH - 1, True), (REACH + 2, False)])
def test_the_nearest_gap_within_reach_wins(away: int, taken: bool, open_view: OpenView) -> None:
    session, view = open_view()
    rect = gap_rect(view, ((), 1))
    at = QPoint(rect.center().x(), rect.bottom() + away)
    drag = Drag(view.viewport(), mime.of_function("sin"), at)
    assert drag.move(at) is taken
    assert drag.drop() is taken
    assert (formula(session) == "exp(sin(x^2))^2") is taken


def test_a_drop_does_what_was_lit_and_a_tremor_changes_nothing(open_view: OpenView) -> None:
    session, view = open_view("x^2*sin(x)")
    # One row above the other, so that a pointer between the two is in reach of both.
    upper, lower = gap_rect(view, ((), 0)), gap_rect(view, ((1, 0), 0))
    assert (lower.top() - upper.bottom()) // 2 + HYSTERESIS < REACH
    x, y = max(upper.left(), lower.left()) + 2, (upper.bottom() + lower.top()) // 2
    assert x < min(upper.right(), lower.right())
    for beyond, expected in ((HYSTERESIS // 2 - 2, "upper"), (HYSTERESIS, "lower")):
        drag = Drag(view.viewport(), mime.of_function("tanh"), QPoint(x, y - 8))
        drag.move(QPoint(x, y + beyond))
        drag.drop()
        found = formula(session)
        session.undo_stack.undo()
        assert found == {"upper": "tanh(x)^2 sin(x)", "lower": "x^2 sin(tanh(x))"}[expected]


def test_the_light_goes_out_where_a_drag_leaves(open_view: OpenView) -> None:
    _, view = open_view()
    canvas = find_canvas(view)
    dark = canvas.grab().toImage()
    drag = Drag(view.viewport(), mime.of_function("sin"), middle(view, MAIN))
    drag.move(middle(view, MAIN))
    assert canvas.grab().toImage() != dark
    drag.leave()
    assert canvas.grab().toImage() == dark


def test_a_drop_gives_the_chain_the_keyboard(open_view: OpenView, qtbot: QtBot) -> None:
    session, view = open_view()
    drag = Drag(view.viewport(), mime.of_function("sin"), middle(view, MAIN))
    drag.drop()
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert session.selection == ((1,),)


def test_a_click_selects_and_shift_extends(open_view: OpenView, qtbot: QtBot) -> None:
    session, view = open_view()
    qtbot.mouseClick(blocks(view)[(0,)], LEFT)
    assert chosen(session) == [(0,)]
    assert view.accessibleDescription().startswith("square, block 1 of 3")
    qtbot.mouseClick(blocks(view)[(2,)], LEFT, SHIFT)
    assert chosen(session) == [(0,), (2,)]
    qtbot.mouseClick(blocks(view)[(0,)], LEFT, SHIFT)
    assert chosen(session) == [(2,)]
    qtbot.mousePress(view.viewport(), LEFT, pos=QPoint(5, 280))
    assert chosen(session) == []


def test_a_click_without_shift_leaves_one_of_many_selected(
    open_view: OpenView, qtbot: QtBot
) -> None:
    session, view = open_view()
    session.select([(0,), (1,)])
    qtbot.mouseClick(blocks(view)[(1,)], LEFT)
    assert chosen(session) == [(1,)]


def test_arrows_walk_the_selection_and_stop_at_the_ends(open_view: OpenView, qtbot: QtBot) -> None:
    session, view = open_view("x^2*sin(x)")
    view.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        seen.append(session.selection)
    assert seen == [((0,),), ((1, 0, 0),), ((1,),), ((1,),)]
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    assert chosen(session) == [(0,)]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert chosen(session) == []


def test_arrows_in_an_empty_chain_do_nothing(open_view: OpenView, qtbot: QtBot) -> None:
    session, view = open_view("x")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen(session) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_and_neighbours_join(key: Qt.Key, window: MainWindow, qtbot: QtBot) -> None:
    view = find(window, ChainView, "chainView")
    qtbot.mouseClick(blocks(view)[(1,)], LEFT)
    qtbot.keyClick(view, key)
    assert formula(window.session) == "(x^2)^2"
    assert set(blocks(view)) == {(0,), (1,)}
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert formula(window.session) == "exp(x^2)^2"
    assert chosen(window.session) == [(1,)]


def test_the_chain_wraps_at_the_visible_width(open_view: OpenView) -> None:
    _, view = open_view()
    rows = []
    for width in (1000, 420, 1000):
        view.resize(scaled(width), scaled(300))
        rows.append(len({block.y() for block in blocks(view).values()}))
        widest = max(block.geometry().right() for block in blocks(view).values())
        assert widest < view.viewport().width()
    assert rows == [1, 3, 1]


def test_delete_in_the_middle_of_a_backward_pass(window: MainWindow, qtbot: QtBot) -> None:
    window.session.walk.go(2)
    view = find(window, ChainView, "chainView")
    qtbot.mouseClick(blocks(view)[(2,)], LEFT)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert formula(window.session) == "exp(x^2)"


def test_a_block_that_is_selected_comes_into_sight(open_session: OpenSession, show: Show) -> None:
    session = open_session("+".join(["x"] * 1) + "*2" * 30)
    view = ChainView(session)
    view.resize(scaled(500), scaled(160))
    show(view)
    session.select([(29,)])
    rect = blocks(view)[(29,)]
    assert view.viewport().rect().contains(rect.mapTo(view.viewport(), rect.rect().center()))


def test_the_product_line_writes_the_chain_rule(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    panel = ChainPanel(session)
    show(panel)
    line = find(panel, ProductLine, "productLine")
    assert "≈ 2.568 · 1.284 · 1 ≈ 3.297" in line.text()
    session.set_x(1.0)
    assert "≈ 3.297" not in line.text()
    session.walk.go(1)
    assert line.text().endswith("≈ ?")


def test_the_product_line_follows_the_theme(open_session: OpenSession, show: Show) -> None:
    panel = ChainPanel(open_session())
    show(panel)
    line = find(panel, ProductLine, "productLine")
    panel.setPalette(palette_of(DARK))
    image = line.grab().toImage()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert DARK.backward.rgb() in colours


def test_the_reach_of_a_drop_is_as_designed() -> None:
    assert (REACH, HYSTERESIS) == (48, 8)
