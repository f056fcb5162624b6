"""Of a large chain only what is in view is a widget; nobody who works on it can tell."""

from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.chain import MAX_BLOCKS, Block, Chain, Path
from core.document import Document
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.operand_field import OperandField
from gui.chain.parts import FEW
from gui.chain.recycled import Recycled
from gui.session import Session, propose
from tests.gui.conftest import Show
from tests.gui.helpers import do, find, forget_the_dead, set_chain, settle
from tests.large import LINEAR, SHAPES, calls_of, flat

KEY = Qt.Key


def opened(chain: Chain, show: Show) -> tuple[ChainView, ChainCanvas]:
    view = ChainView(Session(Document(chain)))
    view.resize(900, 400)
    show(view)
    view.setFocus()
    return view, find(view, ChainCanvas, "")


def blocks_of(view: ChainView) -> dict[Path, BlockWidget]:
    forget_the_dead()
    return {w.block_path: w for w in view.findChildren(BlockWidget) if not w.isHidden()}


def seen(view: ChainView, canvas: ChainCanvas) -> dict[Path, QRect]:
    area = QRect(canvas.mapFrom(view.viewport(), QPoint()), view.viewport().size())
    return {path: rect for path, rect in canvas.blocks().items() if rect.intersects(area)}


def test_widgets_are_used_again_for_other_places(qapp: object, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[Path] = []
    parts = Recycled(lambda: QWidget(parent), lambda _, path: shown.append(path), lambda _: None)
    parts.have([(0,), (1,)], anew=True)
    first = parts.used[(0,)]
    parts.have([(1,), (2,)], anew=False)
    assert parts.used[(2,)] is first
    assert shown == [(0,), (1,), (2,)]
    assert parts.held(first) == {(2,)}
    parts.have([(2,)], anew=True)
    assert shown[3:] == [(2,)]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_in_view_has_its_widgets_and_hardly_anything_else(shape: str, show: Show) -> None:
    view, canvas = opened(SHAPES[shape](MAX_BLOCKS), show)
    bar = view.verticalScrollBar()
    for value in (0, 150, bar.maximum() // 2, bar.maximum() - 90, bar.maximum(), 0):
        bar.setValue(value)
        blocks = blocks_of(view)
        assert len(view.findChildren(QWidget)) < 250
        for path, rect in seen(view, canvas).items():
            assert blocks[path].geometry() == rect
            described = canvas.parts.describe(path)
            assert blocks[path].accessibleName() == described


def test_a_chain_of_few_blocks_has_them_all(show: Show) -> None:
    view, _ = opened(flat(FEW), show)
    assert len(blocks_of(view)) == FEW


def test_keys_walk_to_what_was_not_there(show: Show, qtbot: QtBot) -> None:
    view, canvas = opened(flat(MAX_BLOCKS), show)
    for key, path in ((KEY.Key_End, (1999,)), (KEY.Key_Left, (1998,)), (KEY.Key_Home, (0,))):
        qtbot.keyClick(view, key)
        assert path in seen(view, canvas)
        assert blocks_of(view)[path]._selected
    assert sum(block._selected for block in blocks_of(view).values()) == 1


def test_tab_goes_on_to_numbers_that_nobody_saw(show: Show, qtbot: QtBot) -> None:
    view, canvas = opened(Chain("x", (Block("add"),) * 400), show)
    qtbot.keyClick(view, KEY.Key_Tab)
    first = view.window().focusWidget()
    assert isinstance(first, OperandField)
    visited = [first.lane]
    for _ in range(120):
        qtbot.keyClick(view.window().focusWidget(), KEY.Key_Tab)
        field = view.window().focusWidget()
        assert isinstance(field, OperandField)
        visited.append(field.lane)
        assert field.lane[:-1] in seen(view, canvas)
    assert visited == [(i, 0) for i in range(121)]
    qtbot.keyClick(view.window().focusWidget(), KEY.Key_Backtab)
    field = view.window().focusWidget()
    assert isinstance(field, OperandField)
    assert field.lane == (119, 0)


def test_what_is_typed_stays_where_it_is_however_far_one_scrolls(show: Show, qtbot: QtBot) -> None:
    view, canvas = opened(Chain("x", (Block("add"),) * 400), show)
    view._session.select([(1,)])
    qtbot.keyClick(view, KEY.Key_F2)
    field = view.window().focusWidget()
    assert isinstance(field, OperandField)
    qtbot.keyClicks(field, "7.5")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.setFocus()  # and what is wrong or waits is kept without the keyboard, too
    assert view._session.chain.lane((1, 0)) == Chain(7.5)
    qtbot.keyClick(view, KEY.Key_F2)
    assert (1,) in seen(view, canvas)
    again = view.window().focusWidget()
    assert isinstance(again, QLineEdit)
    assert again.text() == "7.5"


def test_a_block_in_the_hand_stays_while_all_scrolls(show: Show) -> None:
    view, canvas = opened(flat(MAX_BLOCKS), show)
    block = blocks_of(view)[(2,)]
    canvas.parts.take([(2,), (1500,)])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * 3 // 4)
    assert blocks_of(view)[(2,)] is block
    view.verticalScrollBar().setValue(0)
    canvas.parts.take([])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert (2,) not in blocks_of(view)


def test_of_many_selected_blocks_only_some_are_described(show: Show) -> None:
    view, _ = opened(flat(MAX_BLOCKS), show)
    view._session.select([(i,) for i in range(MAX_BLOCKS)])
    words = view.accessibleDescription().split("; ")
    assert (len(words), words[-1]) == (21, "2000 blocks are selected")


def test_edits_and_undo_renew_what_is_in_view(show: Show) -> None:
    view, canvas = opened(flat(MAX_BLOCKS - 1), show)
    session = view._session
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    path = min(seen(view, canvas))
    do(session, propose.insert, (path[:-1], path[-1]), [Block("erf")])
    settle()
    assert blocks_of(view)[path].toolTip() != ""
    assert canvas.parts.describe(path).startswith("erf")
    assert blocks_of(view)[path].accessibleName().startswith("erf")
    session.undo_stack.undo()
    assert not blocks_of(view)[path].accessibleName().startswith("erf")
    set_chain(session, Chain())
    assert blocks_of(view) == {}


@pytest.mark.parametrize(
    ("act", "shape"),
    [
        *product(["insert", "x"], SHAPES),
        *product(["undo", "scroll", "select", "hover", "fold"], ["lanes"]),
    ],
)
def test_the_work_of_a_view_grows_with_the_blocks(act: str, shape: str, show: Show) -> None:
    counts = [_calls(opened(SHAPES[shape](blocks), show)[0], act) for blocks in (190, 380)]
    assert counts[1] < LINEAR * counts[0]


def _calls(view: ChainView, act: str) -> int:
    session = view._session
    middle = len(session.chain.blocks) // 2
    bar = view.verticalScrollBar()
    lanes = [path for path, lane in session.chain.lanes() if path and lane.blocks]

    def fold() -> None:
        session.select(list(session.chain.paths()))
        session.fold(*lanes)
        QTest.keyClick(view, KEY.Key_Right)

    acts = {
        "fold": fold,
        "insert": lambda: do(session, propose.insert, ((), middle), [Block("cos")]),
        "undo": session.undo_stack.undo,
        "x": lambda: session.set_x(0.25),
        "scroll": lambda: bar.setValue(bar.maximum()),
        "select": lambda: session.select([(middle,)]),
        "hover": lambda: session.attention.hover((middle,)),
    }
    if act == "undo":
        acts["insert"]()
    return calls_of(acts[act])


def test_a_chain_that_is_not_laid_out_yet_is_neither_painted_nor_scrolled(show: Show) -> None:
    view, canvas = opened(flat(MAX_BLOCKS), show)
    bar, session = view.verticalScrollBar(), view._session
    grabs: list[object] = []

    def look() -> None:
        bar.setValue(bar.maximum() - bar.value())
        grabs.append(canvas.grab())

    session.text_changed.connect(look)  # before the chain tells that it is another
    set_chain(session, flat(3))
    assert len(grabs) == 1
    assert set(blocks_of(view)) == {(0,), (1,), (2,)}
