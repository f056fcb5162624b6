"""What a drag and a click-then-click do beyond the plain drop."""

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.chain.edits import Gap
from core.formula import format as format_formula
from core.formula import parse
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.drag.click_overlay import ClickOverlay
from gui.chain.drag.drop_aim import DWELL
from gui.chain.drag.drops import PERIOD
from gui.palette.panel import PalettePanel
from gui.palette.remove_place import RemovePlace
from gui.plot.plot_view import PlotView
from gui.widgets.theme import LIGHT
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.helpers import Drag, find, move_mouse, set_chain, settle

LEFT = Qt.MouseButton.LeftButton


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def preview(window: MainWindow) -> Chain | None:
    return window.session.attention.ghost


def gap_point(view: ChainView, gap: Gap) -> QPoint:
    (canvas,) = view.findChildren(ChainCanvas)
    return canvas.mapTo(view.viewport(), canvas.gaps()[gap].center())


def block_point(view: ChainView, at: int) -> QPoint:
    block = next(b for b in view.findChildren(BlockWidget) if b.block_path == (at,))
    return block.mapTo(view.viewport(), block.rect().center())


@pytest.fixture
def chain(window: MainWindow) -> ChainView:
    return find(window, ChainView, "chainView")


def test_hovering_previews_what_a_drop_would_make(window: MainWindow, chain: ChainView) -> None:
    drag = Drag(chain.viewport(), mime.of_function("sin"), gap_point(chain, ((), 1)))
    assert preview(window) == parse("exp(sin(x^2))^2")
    drag.move(gap_point(chain, ((), 0)))
    assert preview(window) == parse("exp(sin(x)^2)^2")
    assert formula(window) == "exp(x^2)^2"
    drag.leave()
    assert preview(window) is None
    assert window.session.undo_stack.count() == 0


def test_the_plot_draws_the_ghost(window: MainWindow, chain: ChainView, qtbot: QtBot) -> None:
    plot = find(window, PlotView, "plotView")

    def ghosts() -> int:
        theirs = {c.name() for c in (LIGHT.forward_curve, LIGHT.backward_curve)}
        items = [i for i in plot.getPlotItem().listDataItems() if i.name() in ("f", "f′")]
        shown = [i for i in items if i.isVisible()]
        return sum(pg.mkPen(i.opts["pen"]).color().name() not in theirs for i in shown)

    assert ghosts() == 0
    drag = Drag(chain.viewport(), mime.of_function("sin"), gap_point(chain, ((), 3)))
    qtbot.waitUntil(lambda: ghosts() == 2)
    drag.leave()
    qtbot.waitUntil(lambda: ghosts() == 0)


def test_resting_on_a_block_replaces_it(clock: Clock, window: MainWindow, chain: ChainView) -> None:
    drag = Drag(chain.viewport(), mime.of_function("sin"), block_point(chain, 0))
    assert preview(window) != parse("exp(sin(x))^2")
    clock.advance(DWELL)
    assert preview(window) == parse("exp(sin(x))^2")
    drag.drop()
    assert formula(window) == "exp(sin(x))^2"
    assert window.session.undo_stack.undoText() == "replace Square"


def test_passing_over_a_block_does_not_replace_it(window: MainWindow, chain: ChainView) -> None:
    drag = Drag(chain.viewport(), mime.of_function("sin"), block_point(chain, 1))
    drag.move(gap_point(chain, ((), 3)))
    drag.drop()
    assert formula(window) == "sin(exp(x^2)^2)"


def test_dropped_on_the_palette_blocks_are_removed(window: MainWindow) -> None:
    panel = window.findChildren(PalettePanel)[0]
    drag = Drag(panel, mime.of_blocks([(1,)], window.session.token, [Block("exp")]), QPoint(50, 50))
    assert drag.is_welcome
    place = find(panel, RemovePlace, "paletteRemove")
    assert (place.title, place.left) == ("Remove Exp", "f(x) = (x^2)^2")
    assert preview(window) == parse("(x^2)^2")
    assert drag.drop(Qt.DropAction.MoveAction)
    assert formula(window) == "(x^2)^2"
    assert not place.isVisible()
    window.session.undo_stack.undo()
    assert formula(window) == "exp(x^2)^2"


def test_leaving_the_palette_removes_nothing(window: MainWindow) -> None:
    panel = window.findChildren(PalettePanel)[0]
    Drag(
        panel, mime.of_blocks([(1,)], window.session.token, [Block("exp")]), QPoint(50, 50)
    ).leave()
    assert not any(w.isVisible() for w in panel.findChildren(RemovePlace))
    assert preview(window) is None
    assert not Drag(panel, mime.of_function("sin"), QPoint(50, 50)).is_welcome
    assert formula(window) == "exp(x^2)^2"


def pick_up(window: MainWindow, qtbot: QtBot) -> None:
    tree = find(window, QTreeWidget, "palette")
    group = tree.topLevelItem(0)
    assert group is not None
    items = [group.child(i) for i in range(group.childCount())]
    item = next(item for item in items if item is not None and "Sin" in item.text(0))
    at = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=at)
    assert window.session.attention.carried == "sin"


def test_a_click_on_the_palette_and_one_on_a_gap_insert(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    pick_up(window, qtbot)
    glass = find(chain, ClickOverlay, "chainCatcher")
    move_mouse(glass, gap_point(chain, ((), 0)))
    qtbot.waitUntil(lambda: preview(window) == parse("exp(sin(x)^2)^2"))
    qtbot.mouseClick(glass, LEFT, pos=gap_point(chain, ((), 0)))
    assert formula(window) == "exp(sin(x)^2)^2"
    assert window.session.attention.carried == ""
    assert not glass.isVisible()


@pytest.mark.parametrize("focus", ["palette", "chainView"])
def test_escape_puts_down_what_was_picked_up(
    focus: str, window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    pick_up(window, qtbot)
    widget = chain if focus == "chainView" else find(window, QTreeWidget, "palette")
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert window.session.attention.carried == ""
    assert preview(window) is None
    assert formula(window) == "exp(x^2)^2"


def test_the_chain_scrolls_while_a_drag_rests_at_its_edge(
    clock: Clock, window: MainWindow, chain: ChainView
) -> None:
    set_chain(window.session, parse("x" + "*2" * 80))
    settle()
    area = chain.viewport().rect()
    drag = Drag(chain.viewport(), mime.of_function("sin"), area.center())
    drag.move(QPoint(area.center().x(), area.bottom() - 5))
    clock.advance(20 * PERIOD)
    assert chain.verticalScrollBar().value() > 100
    drag.leave()
