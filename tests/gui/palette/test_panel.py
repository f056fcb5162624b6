import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.formula import format as format_formula
from core.formula import parse
from core.functions import BASICS, CATALOGUE
from gui import mime
from gui.palette.curve_icon import SIDE
from gui.palette.name_button import NameButton
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
    panel, tree, search = panel_of(session, show)
    qtbot.keyClicks(search, typed)
    assert best in names(tree)
    assert len(names(tree)) == len(set(names(tree)))
    qtbot.keyClick(search, ENTER)
    assert [block.name for block in session.chain.blocks] == [best]
    assert search.text() == ""
    assert names(tree) == list(BASICS)
    assert recent(panel) == [best]


def shown(panel: PalettePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("sinn", "No 'sinn'. Did you mean sin?"),
        ("foo", "No 'foo'. Did you mean floor?"),
        ("qqqq", "No 'qqqq'."),
    ],
)
def test_no_match_says_so(
    typed: str, told: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    panel, tree, search = panel_of(session, show)
    qtbot.keyClicks(search, typed)
    assert told in shown(panel)
    assert names(tree) == []
    qtbot.keyClick(search, ENTER)
    assert session.undo_stack.count() == 0
    search.clear()
    assert told not in shown(panel)


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
    group = tree.topLevelItem(0)
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
    group = tree.topLevelItem(0)
    assert group is not None
    assert not group.flags() & Qt.ItemFlag.ItemIsDragEnabled


def recent(panel: PalettePanel) -> list[str]:
    """The functions in the strip, from the left."""
    return [button.name for button in panel.recent.buttons if button.name]


def test_the_last_used_have_places_that_do_not_move(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    panel, tree, _ = panel_of(session, show)
    first, strip = tree.pos(), panel.recent.geometry()
    for name in ("tanh", "sin", "cos", "tanh", "exp", "log"):
        do(session, propose.insert, ((), 0), [Block(name)])
    assert recent(panel) == ["tanh", "sin", "cos", "exp", "log"]
    do(session, propose.replace, (0,), "abs")
    assert recent(panel) == ["tanh", "abs", "cos", "exp", "log"]
    assert (tree.pos(), panel.recent.geometry()) == (first, strip)


def test_the_last_used_are_there_the_next_time(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    first, _, _ = panel_of(session, show)
    first.restore()
    for name in ("tanh", "sin", "cos"):
        do(session, propose.insert, ((), 0), [Block(name)])
    again, _, _ = panel_of(open_session(), show)
    again.restore()
    assert recent(again) == ["tanh", "sin", "cos"]


def test_a_function_that_is_gone_since_the_last_time_is_left_out(
    open_session: OpenSession, show: Show
) -> None:
    QSettings().setValue(LAST_USED, ["fox", "tanh"])
    panel, _, _ = panel_of(open_session(), show)
    panel.restore()
    assert recent(panel) == ["tanh"]


def test_one_of_the_last_used_is_taken_up_or_inserted_like_a_row(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x")
    panel, _, _ = panel_of(session, show)
    panel.recent.note(["cos", "sin"])
    qtbot.mouseClick(panel.recent.buttons[1], LEFT)
    assert session.attention.carried == "sin"
    qtbot.keyClick(panel.recent.buttons[1], Qt.Key.Key_Escape)
    assert session.attention.carried == ""
    qtbot.keyClick(panel.recent.buttons[0], ENTER)
    assert format_formula(session.chain) == "cos(x)"


def test_escape_empties_the_search_and_down_leaves_it(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    _, tree, search = panel_of(open_session(), show)
    search.setFocus()
    qtbot.keyClicks(search, "sin")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert (search.text(), names(tree)) == ("", list(BASICS))
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert tree.hasFocus()
    assert tree.currentItem() is not None
    qtbot.keyClick(tree, "t")
    qtbot.keyClicks(search, "an")
    assert (search.hasFocus(), search.text()) == (True, "tan")


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
    closed = tree.topLevelItem(1)
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


def letters(panel: PalettePanel) -> dict[str, NameButton]:
    buttons = panel.findChildren(NameButton, "letter")
    return {button.name: button for button in buttons if button.isVisible()}


def test_x_is_dragged_and_carried_like_a_function(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*3")
    panel, _, _ = panel_of(session, show)
    x = letters(panel)["x"]
    assert x.accessibleName() == "x (input)"
    assert x.toolTip() == "Drag it onto a number in a block to make that number x."
    qtbot.mouseClick(x, LEFT)
    assert session.attention.carried == "x"


def test_the_formulas_parameters_and_a_free_letter_are_below_x(
    open_session: OpenSession, show: Show
) -> None:
    session = open_session("x^2")
    panel, tree, _ = panel_of(session, show)
    place = tree.pos()
    for text, listed in (
        ("b x + a_1", ["x", "a_1", "b", "a"]), ("a x", ["x", "a", "b"]), ("x", ["x", "a"]),
        ("a+b+c+k+m+x", ["x", "a", "b", "c", "n"]),
    ):  # fmt: skip
        do(session, propose.rewrite, parse(text))
        assert list(letters(panel)) == listed
        assert tree.pos() == place


def test_enter_on_a_letter_lets_the_selected_blocks_number_be_it(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x*3")
    panel, _, _ = panel_of(session, show)
    x = letters(panel)["x"]
    with qtbot.waitSignal(session.told):
        qtbot.keyClick(x, ENTER)
    session.select([(0,)])
    qtbot.keyClick(x, ENTER)
    assert format_formula(session.chain) == "x*x"
    do(session, propose.rewrite, parse("sin(a x) + 3"))
    session.select([(2,)])
    qtbot.keyClick(letters(panel)["a"], ENTER)
    assert session.chain == parse("sin(a x) + a")
