from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.chain import Block, Path
from core.formula import format as format_formula
from core.formula import parse
from gui import mime
from gui.chain.block import BlockWidget
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.fold_controls import FoldButton, LanePill
from gui.session import Session, propose
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import Drag, do, find, forget_the_dead, remove, scaled, set_chain

LEFT = Qt.MouseButton.LeftButton
SINE = (1, 0)


def folded(session: Session) -> set[Path]:
    return set(session.folds.lanes)


def canvas_of(view: ChainView) -> ChainCanvas:
    (canvas,) = view.findChildren(ChainCanvas)
    return canvas


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    return open_session("x^2*sin(x)", x=3.0)


@pytest.fixture
def view(session: Session, show: Show) -> ChainView:
    made = ChainView(session)
    made.resize(scaled(900), scaled(400))
    show(made)
    made.setFocus()
    return made


def test_a_lane_is_folded_and_unfolded_by_clicks(
    session: Session, view: ChainView, qtbot: QtBot
) -> None:
    height = canvas_of(view).minimumHeight()
    qtbot.mouseClick(find(view, FoldButton, "fold"), LEFT)
    assert folded(session) == {SINE}
    assert set(canvas_of(view).blocks()) == {(0,), (1,)}
    assert canvas_of(view).minimumHeight() < height
    pill = find(view, LanePill, "foldedLane")
    assert pill.accessibleName() == "Collapsed branch b = sin(x), value 0.1411, gradient 9"
    assert "sin(x)" in pill.toolTip()
    qtbot.mouseClick(pill, LEFT)
    assert folded(session) == set()
    assert set(canvas_of(view).blocks()) == {(0,), (1,), (1, 0, 0)}
    assert canvas_of(view).minimumHeight() == height


def test_the_keyboard_reaches_the_buttons_and_stays_there(
    session: Session, view: ChainView, qtbot: QtBot
) -> None:
    button = find(view, FoldButton, "fold")
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    assert button.accessibleName() == "Collapse the branch sin(x)"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert folded(session) == {SINE}
    assert QApplication.focusWidget() is find(view, LanePill, "foldedLane")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert folded(session) == set()
    assert QApplication.focusWidget() is find(view, FoldButton, "fold")


@pytest.mark.parametrize("path", [(1,), (1, 0, 0)])
def test_space_folds_and_unfolds_at_the_selection(
    path: Path, session: Session, view: ChainView, qtbot: QtBot
) -> None:
    session.select([path])
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert folded(session) == {SINE}
    assert session.selection == ((1,),)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert folded(session) == set()


def test_all_operands_are_folded_at_once(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("sin(x) + cos(x)*exp(x) + x^2*3")
    view = ChainView(session)
    show(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    changes: list[int] = []
    session.folds.changed.connect(lambda: changes.append(1))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert folded(session) == {(1, 0), (2, 0)}
    assert changes == [1]
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert folded(session) == set()


def test_what_is_selected_stays_in_sight(open_session: OpenSession) -> None:
    session = open_session("x*sin(x*cos(x))")
    session.select([(0, 0, 0, 0, 0), (0, 0, 1)])
    session.fold((0, 0, 0, 0), (0, 0))
    assert session.selection == ((0,),)
    assert folded(session) == {(0, 0), (0, 0, 0, 0)}


def test_a_lane_without_blocks_is_not_folded(open_session: OpenSession) -> None:
    session = open_session("x*x + 3")
    session.fold((0, 0), (1, 0))
    assert folded(session) == set()


@pytest.mark.parametrize("selection", [[], [(0,)]])
def test_where_there_is_nothing_to_fold_a_sentence_says_so(
    selection: list[Path], session: Session, view: ChainView, qtbot: QtBot
) -> None:
    session.select(selection)
    with qtbot.waitSignal(session.told):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert folded(session) == set()


def test_a_folded_lane_has_the_menu_of_its_block(session: Session, view: ChainView) -> None:
    session.fold(SINE)
    pill = find(view, LanePill, "foldedLane")
    at = pill.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, pill.mapToGlobal(at))
    QApplication.sendEvent(pill, event)
    menu = find(view, QMenu, "blockMenu")
    assert session.selection == ((1,),)
    (fold,) = [a for a in menu.actions() if "Collapse" in a.text()]
    fold.trigger()
    menu.close()
    assert folded(session) == set()


def test_folding_is_no_step_and_is_not_saved(session: Session) -> None:
    document = session.document
    session.fold(SINE)
    assert session.undo_stack.count() == 0
    assert session.document == document


def test_what_is_folded_shows_what_it_carries(session: Session, view: ChainView) -> None:
    session.fold(SINE)
    pill = find(view, LanePill, "foldedLane")
    before = pill.grab().toImage()
    session.set_x(2.0)
    assert pill.accessibleName() == "Collapsed branch b = sin(x), value 0.9093, gradient 4"
    assert pill.grab().toImage() != before
    session.walk.go(0)
    assert pill.accessibleName().endswith("gradient ?")


def test_a_factor_within_lights_the_folded_lane(session: Session, view: ChainView) -> None:
    session.fold(SINE)
    pill = find(view, LanePill, "foldedLane")
    dark = pill.grab().toImage()
    session.attention.hover((1, 0, 0))
    assert pill.grab().toImage() != dark
    session.attention.hover((0,))
    assert pill.grab().toImage() == dark


def test_the_light_stays_on_its_block_where_widgets_are_used_again(
    session: Session, view: ChainView
) -> None:
    set_chain(session, parse("x*sin(x)*cos(x)"))
    session.fold((0, 0))
    session.attention.hover((1, 0, 0))
    session.folds.unfold((0, 0))
    forget_the_dead()
    blocks = {block.block_path: block for block in view.findChildren(BlockWidget)}
    lit = {path: block.grab().toImage() for path, block in blocks.items()}
    session.attention.hover(None)
    assert [p for p, block in blocks.items() if block.grab().toImage() != lit[p]] == [(1, 0, 0)]


@pytest.mark.parametrize(
    ("act", "formula", "where"),
    [
        (lambda s: do(s, propose.insert, ((), 0), [Block("exp")]), "exp(x)^2 sin(x)", (2, 0)),
        (lambda s: remove(s, [(0,)]), "x sin(x)", (0, 0)),
        (lambda s: do(s, propose.move, [(0,)], ((), 2)), "(x sin(x))^2", (0, 0)),
        (lambda s: do(s, propose.swap, (1,)), "sin(x)*x^2", SINE),
        (lambda s: do(s, propose.replace, (1,), "add"), "x^2 + sin(x)", SINE),
        (lambda s: set_chain(s, parse("exp(x^2*sin(x))")), "exp(x^2 sin(x))", SINE),
        (lambda s: set_chain(s, parse("x^2*cos(x)")), "x^2 cos(x)", None),
        (lambda s: do(s, propose.replace, (1,), "exp"), "exp(x^2)", None),
        (lambda s: remove(s, [(1,)]), "x^2", None),
    ],
)
def test_a_fold_follows_its_lane_through_edits_undo_and_redo(
    act: Callable[[Session], None],
    formula: str,
    where: Path | None,
    session: Session,
    view: ChainView,
) -> None:
    session.fold(SINE)
    act(session)
    assert format_formula(session.chain) == formula
    expected = {where} - {None}
    assert folded(session) == expected
    session.undo_stack.undo()
    assert folded(session) == ({SINE} if where else set())
    session.undo_stack.redo()
    assert folded(session) == expected


def test_what_is_folded_between_an_edit_and_its_undo_stays_so(session: Session) -> None:
    do(session, propose.insert, ((), 0), [Block("exp")])
    session.fold((2, 0))
    session.undo_stack.undo()
    assert folded(session) == {SINE}
    session.folds.unfold(SINE)
    session.undo_stack.redo()
    assert folded(session) == set()


def test_a_burst_of_typing_is_followed_as_one(session: Session) -> None:
    session.fold(SINE)
    for text in ("x^2*sin(x)+1", "x^2*sin(x)+12", "exp(x^2*sin(x)+12)"):
        do(session, propose.rewrite, parse(text))
    assert folded(session) == {SINE}
    session.undo_stack.undo()
    assert session.chain == parse("x^2 sin(x)")
    assert folded(session) == {SINE}


def test_another_document_is_unfolded(session: Session) -> None:
    session.fold(SINE)
    session.open(session.document)
    assert folded(session) == set()


def test_a_selection_in_a_folded_lane_unfolds_it(session: Session, view: ChainView) -> None:
    session.fold(SINE)
    session.select([(1, 0, 0)])
    assert folded(session) == set()
    assert (1, 0, 0) in canvas_of(view).blocks()


def test_a_drop_on_a_folded_lane_goes_to_its_end_and_unfolds_it(
    session: Session, view: ChainView
) -> None:
    session.fold(SINE)
    pill = find(view, LanePill, "foldedLane")
    at = pill.mapTo(view.viewport(), pill.rect().center())
    drag = Drag(view.viewport(), mime.of_function("exp"), at + QPoint(3, 3))
    assert drag.move(at)
    assert drag.drop()
    assert format_formula(session.chain) == "x^2 exp(sin(x))"
    assert folded(session) == set()
    assert session.selection == ((1, 0, 1),)


def test_lanes_in_lanes_are_revealed_together(open_session: OpenSession) -> None:
    session = open_session("x*sin(x*cos(x))")
    session.fold((0, 0, 0, 0))
    session.fold((0, 0))
    assert folded(session) == {(0, 0), (0, 0, 0, 0)}
    session.select([(0, 0, 1)])
    assert folded(session) == {(0, 0, 0, 0)}
    session.fold((0, 0))
    session.select([(0, 0, 0, 0, 0)])
    assert folded(session) == set()


def test_arrows_pass_over_what_is_folded(session: Session, view: ChainView, qtbot: QtBot) -> None:
    session.fold(SINE)
    session.select([(0,)])
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert session.selection == ((1,),)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert session.selection == ((1,),)
    assert folded(session) == {SINE}


def test_an_edit_in_a_folded_lane_keeps_what_there_is_to_fold(session: Session) -> None:
    session.fold(SINE)
    remove(session, [(1, 0, 0)])
    assert folded(session) == set()
