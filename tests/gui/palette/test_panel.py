import pytest
from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.formula import format as format_formula
from core.formula import parse
from core.functions import BASICS, CATALOGUE
from gui import mime
from gui.palette.curve_icon import SIDE
from gui.palette.panel import LAST_USED, PalettePanel
from gui.session import Session, propose
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, find, scaled

ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton


def panel_of(session: Session, show: Show) -> tuple[PalettePanel, QTreeWidget, QLineEdit]:
    panel = PalettePanel(session)
    panel.resize(scaled(200), scaled(700))
    show(panel)
    return panel, find(panel, QTreeWidget, "palette"), find(panel, QLineEdit, "paletteSearch")


def items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """Every function that can be seen or scrolled to."""
    groups = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    open_groups = [g for g in groups if g is not None and g.isExpanded() and not g.isHidden()]
    children = [group.child(i) for group in open_groups for i in range(group.childCount())]
    return [child for child in children if child is not None and not child.isHidden()]


def names(tree: QTreeWidget) -> list[str]:
    return [item.data(0, Qt.ItemDataRole.UserRole) for item in items(tree)]


def test_it_opens_with_the_basics(open_session: OpenSession, show: Show) -> None:
    _, tree, _ = panel_of(open_session(), show)
    assert names(tree) == list(BASICS)
    assert len(BASICS) <= 12


def test_every_function_is_there_and_says_what_it_is(open_session: OpenSession, show: Show) -> None:
    _, tree, _ = panel_of(open_session(), show)
    tree.expandAll()
    assert set(names(tree)) == set(CATALOGUE)
    assert all(item.toolTip(0) for item in items(tree))


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("tanh", "tanh"),
        ("ln", "log"),
        ("  LN ", "log"),
        ("power", "power"),
        ("pow", "power"),
        ("plus", "add"),
        ("neg", "negate"),
        ("+", "add"),
        ("square", "square"),
        ("sq", "square"),
        ("exp", "exp"),
        ("log", "log"),
        ("sin", "sin"),
        ("tan", "tan"),
    ],
)
def test_search_by_name_and_alias_and_insert(
    typed: str, best: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x")
    _, tree, search = panel_of(session, show)
    qtbot.keyClicks(search, typed)
    assert best in names(tree)
    assert len(names(tree)) == len(set(names(tree)))
    qtbot.keyClick(search, ENTER)
    assert [block.name for block in session.chain.blocks] == [best]
    assert search.text() == ""
    assert names(tree) == [best, *BASICS]


@pytest.mark.parametrize(
    ("typed", "told"),
    [("sinn", "No 'sinn'. Did you mean sin?"), ("qqqq", "No 'qqqq'.")],
)
def test_no_match_says_so(
    typed: str, told: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    panel, tree, search = panel_of(session, show)
    qtbot.keyClicks(search, typed)
    assert told in [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert names(tree) == []
    qtbot.keyClick(search, ENTER)
    assert session.undo_stack.count() == 0
    search.clear()
    assert not any(label.isVisible() for label in panel.findChildren(QLabel))


def test_enter_inserts_at_the_end_or_behind_the_selection(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    _, tree, _ = panel_of(session, show)
    tree.setFocus()
    sine = next(item for item in items(tree) if item.text(0) == "Sin")
    tree.setCurrentItem(sine)
    qtbot.keyClick(tree, ENTER)
    assert format_formula(session.chain) == "sin(exp(x^2)^2)"
    session.select([(0,)])
    qtbot.keyClick(tree, ENTER)
    assert format_formula(session.chain) == "sin(exp(sin(x^2))^2)"


def test_enter_on_a_group_inserts_nothing(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    _, tree, _ = panel_of(session, show)
    group = tree.topLevelItem(3)
    assert group is not None
    tree.setCurrentItem(group)
    qtbot.keyClick(tree, ENTER)
    assert session.undo_stack.count() == 0


def test_a_double_click_inserts_behind_the_selection(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2*sin(x)")
    session.select([(1, 0, 0)])
    _, tree, _ = panel_of(session, show)
    place = tree.visualItemRect(next(i for i in items(tree) if i.text(0) == "Exp")).center()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(tree.viewport(), LEFT, pos=place)
    assert format_formula(session.chain) == "x^2 exp(sin(x))"
    assert session.undo_stack.count() == 1


def test_a_drag_carries_the_functions_name(open_session: OpenSession, show: Show) -> None:
    _, tree, _ = panel_of(open_session(), show)
    tree.expandAll()
    assert tree.dragEnabled()
    assert tree.supportedDropActions() == Qt.DropAction.CopyAction
    for item in items(tree):
        assert item.flags() & Qt.ItemFlag.ItemIsDragEnabled
        data = tree.mimeData([item])
        assert mime.function_name(data) == item.data(0, Qt.ItemDataRole.UserRole)
        assert tree.mimeTypes() == data.formats() == [mime.FUNCTION]
    group = tree.topLevelItem(2)
    assert group is not None
    assert not group.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_the_last_used_come_first_and_once(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    _, tree, _ = panel_of(session, show)
    for name in ("tanh", "sin", "cos", "tanh", "exp", "log", "abs"):
        do(session, propose.insert, ((), 0), [Block(name)])
    assert names(tree) == ["abs", "log", "exp", "tanh", "cos", *BASICS]


@pytest.mark.parametrize("used", [["tanh"], ["tanh", "sin", "cos"]])
def test_the_last_used_are_there_the_next_time(
    used: list[str], open_session: OpenSession, show: Show
) -> None:
    session = open_session()
    first, _, _ = panel_of(session, show)
    first.restore()
    for name in used:
        do(session, propose.insert, ((), 0), [Block(name)])
    again, tree, _ = panel_of(open_session(), show)
    again.restore()
    assert names(tree) == [*reversed(used), *BASICS]


def test_a_function_that_is_gone_since_the_last_time_is_left_out(
    open_session: OpenSession, show: Show
) -> None:
    QSettings().setValue(LAST_USED, ["fox", "tanh"])
    panel, tree, _ = panel_of(open_session(), show)
    panel.restore()
    assert names(tree) == ["tanh", *BASICS]


def test_what_takes_a_blocks_place_is_among_the_last_used(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session()
    _, tree, _ = panel_of(session, show)
    do(session, propose.replace, (1,), "tanh")
    assert names(tree) == ["tanh", *BASICS]


def test_curves_are_drawn_after_the_first_paint_and_move_no_word(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    panel = PalettePanel(open_session())
    tree = panel.tree
    first = items(tree)[0]
    assert first.icon(0).availableSizes() == [QSize(SIDE, SIDE)]
    assert not is_drawn(first)
    wide = tree.sizeHintForColumn(0)
    show(panel)
    qtbot.waitUntil(lambda: is_drawn(first))
    assert all(is_drawn(item) for item in items(tree))
    assert tree.sizeHintForColumn(0) == wide


def is_drawn(item: QTreeWidgetItem) -> bool:
    image = item.icon(0).pixmap(SIDE, SIDE).toImage()
    return any(image.pixelColor(x, y).alpha() for x in range(SIDE) for y in range(SIDE))


def test_curves_are_drawn_once_a_group_is_open(open_session: OpenSession, show: Show) -> None:
    _, tree, _ = panel_of(open_session(), show)
    closed = tree.topLevelItem(3)
    assert closed is not None
    first = closed.child(0)
    assert first is not None
    assert first.icon(0).isNull()
    closed.setExpanded(True)
    assert not first.icon(0).isNull()


@pytest.mark.parametrize(("typed", "best"), [("rounds down", "floor"), ("×", "multiply")])
def test_search_by_symbol_and_by_what_is_said(
    typed: str, best: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x")
    _, _, search = panel_of(session, show)
    qtbot.keyClicks(search, typed)
    qtbot.keyClick(search, ENTER)
    assert [block.name for block in session.chain.blocks] == [best]


def x_item(tree: QTreeWidget) -> QTreeWidgetItem:
    item = tree.topLevelItem(0)
    assert item is not None
    return item


def test_x_stays_on_top_and_is_dragged_and_carried_like_a_function(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*3")
    _, tree, search = panel_of(session, show)
    do(session, propose.insert, ((), 0), [Block("tanh")])
    item = x_item(tree)
    assert item.text(0).startswith("x")
    assert item.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert mime.function_name(tree.mimeData([item])) == "x"
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.visualItemRect(item).center())
    assert session.attention.carried == "x"
    qtbot.keyClicks(search, "sin")
    assert item.isHidden()
    search.setText("x")
    assert not item.isHidden()


def letters(tree: QTreeWidget) -> list[str]:
    found = (tree.topLevelItem(at) for at in range(tree.topLevelItemCount()))
    leaves = [item for item in found if item is not None and not item.childCount()]
    return [item.text(0).split()[0] for item in leaves if not item.isHidden()]


def test_the_formulas_parameters_and_a_free_letter_are_below_x(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("x^2")
    _, tree, search = panel_of(session, show)
    assert letters(tree) == ["x", "a"]
    do(session, propose.rewrite, parse("b x + a_1"))
    assert letters(tree) == ["x", "a₁", "b", "a"]
    search.setText("b")
    assert letters(tree) == ["b"]
    search.setText("")
    do(session, propose.rewrite, parse("a x"))
    assert letters(tree) == ["x", "a", "b"]
    assert mime.function_name(tree.mimeData([top(tree, 1)])) == "a"
    do(session, propose.rewrite, parse("x"))
    assert letters(tree) == ["x", "a"]


def test_enter_on_a_parameter_lets_the_selected_blocks_number_be_it(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("a x^3")
    _, tree, _ = panel_of(session, show)
    do(session, propose.rewrite, parse("sin(a x) + 3"))
    session.select([(2,)])
    tree.setCurrentItem(top(tree, 1))
    qtbot.keyClick(tree, ENTER)
    assert session.chain == parse("sin(a x) + a")


def top(tree: QTreeWidget, at: int) -> QTreeWidgetItem:
    item = tree.topLevelItem(at)
    assert item is not None
    return item


def test_enter_on_x_lets_the_selected_blocks_number_be_x(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*3")
    _, tree, _ = panel_of(session, show)
    tree.setCurrentItem(x_item(tree))
    with qtbot.waitSignal(session.told):
        qtbot.keyClick(tree, ENTER)
    session.select([(0,)])
    qtbot.keyClick(tree, ENTER)
    assert format_formula(session.chain) == "x*x"


def test_rows_stay_under_the_pointer_while_functions_are_chosen(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x")
    _, tree, _ = panel_of(session, show)
    sine = next(item for item in items(tree) if item.text(0) == "Sin")
    place = tree.visualItemRect(sine).center()
    QApplication.sendEvent(tree, QEnterEvent(place, place, place))
    for _ in range(2):
        qtbot.mouseClick(tree.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(tree.viewport(), LEFT, pos=place)
    assert format_formula(session.chain) == "sin(sin(x))"
    assert names(tree) == list(BASICS)
    QApplication.sendEvent(tree, QEvent(QEvent.Type.Leave))
    assert names(tree) == ["sin", *BASICS]
