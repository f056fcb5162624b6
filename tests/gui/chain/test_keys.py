"""The chain without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.formula import format as format_formula
from core.formula import parse
from gui.chain.chain_view import ChainView
from gui.window.main_window import MainWindow
from gui.window.shortcuts import ShortcutList
from tests.gui.helpers import find, set_chain

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chain(window: MainWindow) -> ChainView:
    """The chain of the opening example, with the keyboard."""
    view = find(window, ChainView, "chainView")
    view.setFocus()
    return view


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def selected(window: MainWindow) -> tuple[tuple[int, ...], ...]:
    return window.session.selection


def preview(window: MainWindow) -> Chain | None:
    return window.session.attention.ghost


def test_letters_open_the_search_and_enter_inserts(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    window.session.select([(0,)])
    qtbot.keyClicks(chain, "s")
    search = find(window, QLineEdit, "quickAddSearch")
    assert search.hasFocus()
    qtbot.keyClicks(search, "in")
    assert preview(window) == parse("exp(sin(x^2))^2")
    qtbot.keyClick(search, KEY.Key_Return)
    assert formula(window) == "exp(sin(x^2))^2"
    assert selected(window) == ((1,),)
    assert preview(window) is None
    assert chain.hasFocus()


def test_an_operator_and_a_number_are_one_block(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chain, "+")
    search = find(window, QLineEdit, "quickAddSearch")
    qtbot.keyClicks(search, "3")
    qtbot.keyClick(search, KEY.Key_Return)
    assert formula(window) == "3 + exp(x^2)^2"


def test_arrows_choose_among_the_matches(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    qtbot.keyClick(chain, KEY.Key_Return)
    search = find(window, QLineEdit, "quickAddSearch")
    qtbot.keyClicks(search, "sin")
    qtbot.keyClick(search, KEY.Key_Down)
    second = find(window, QListWidget, "quickAddMatches").currentItem().text()
    qtbot.keyClick(search, KEY.Key_Return)
    assert window.session.chain.blocks[-1].name == second


def test_escape_leaves_the_search_and_the_chain_as_it_was(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chain, "t")
    qtbot.keyClick(find(window, QLineEdit, "quickAddSearch"), KEY.Key_Escape)
    assert formula(window) == "exp(x^2)^2"
    assert preview(window) is None
    assert chain.hasFocus()


@pytest.mark.parametrize(
    ("chosen", "key", "moved", "names"),
    [
        ([(1,)], KEY.Key_Left, [(0,)], ["exp", "square", "square"]),
        ([(1,)], KEY.Key_Right, [(2,)], ["square", "square", "exp"]),
        ([(0,), (1,)], KEY.Key_Right, [(1,), (2,)], ["square", "square", "exp"]),
        ([(0,)], KEY.Key_Left, [(0,)], ["square", "exp", "square"]),
    ],
)
def test_alt_and_an_arrow_move_blocks(
    chosen: list[tuple[int, ...]],
    key: Qt.Key,
    moved: list[tuple[int, ...]],
    names: list[str],
    window: MainWindow,
    chain: ChainView,
    qtbot: QtBot,
) -> None:
    window.session.select(chosen)
    qtbot.keyClick(chain, key, ALT)
    assert selected(window) == tuple(moved)
    assert [block.name for block in window.session.chain.blocks] == names
    labels = ", ".join(window.session.chain.block(p).function.label for p in moved)
    wanted = f"move {labels}" if moved != chosen else ""
    assert window.session.undo_stack.undoText() == wanted


def test_blocks_are_cut_and_pasted_as_formula_text(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    window.session.select([(0,), (1,)])
    qtbot.keyClick(chain, KEY.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "exp(x^2)"
    assert formula(window) == "x^2"
    window.session.select([(0,)])
    qtbot.keyClick(chain, KEY.Key_V, CTRL)
    assert window.session.chain == parse("exp((x^2)^2)")
    assert selected(window) == ((1,), (2,))


def test_copied_blocks_stay(window: MainWindow, chain: ChainView, qtbot: QtBot) -> None:
    window.session.select([(1,)])
    qtbot.keyClick(chain, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "exp(x)"
    assert formula(window) == "exp(x^2)^2"


def test_a_formula_of_another_program_is_pasted(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("sin(x) + 1")
    qtbot.keyClick(chain, KEY.Key_V, CTRL)
    assert formula(window) == "1 + sin(exp(x^2)^2)"


def paste(chain: ChainView, text: str, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(chain, KEY.Key_V, CTRL)


@pytest.mark.parametrize(
    ("chosen", "text", "after", "selection"),
    [
        ([], "2^x", "2^exp(x^2)^2", ((0,),)),
        ([(0,)], "2^x", "exp(2^x^2)^2", ((0,),)),
        ([(1,)], "1 - 2x", "(1 - 2 exp(x^2))^2", ((0,),)),
    ],
)
def test_what_starts_at_a_number_is_pasted_around_what_flows(
    chosen: list[tuple[int, ...]], text: str, after: str, selection: tuple[tuple[int, ...], ...],
    window: MainWindow, chain: ChainView, qtbot: QtBot,
) -> None:  # fmt: skip
    window.session.select(chosen)
    paste(chain, text, qtbot)
    assert formula(window) == after
    assert selected(window) == selection
    assert find(window, QLabel, "hintWords").text() == (
        f"The value that arrived there is now the first x of {text}."
    )
    window.session.undo_stack.undo()
    assert formula(window) == "exp(x^2)^2"
    assert selected(window) == tuple(chosen)


def test_a_number_is_pasted_into_the_operand_of_the_selected_block(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    set_chain(window.session, parse("x*2"))
    window.session.select([(0,)])
    paste(chain, "pi/3", qtbot)
    assert formula(window) == "x(pi/3)"
    assert find(window, QLabel, "hintWords").text() == "pi/3 is now the second input of ×."
    assert window.session.undo_stack.undoText() == "paste"


def test_a_number_has_no_place_elsewhere(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    window.session.select([(0,)])
    paste(chain, "3", qtbot)
    assert formula(window) == "exp(x^2)^2"
    assert "3 has no x" in find(window, QLabel, "hintWords").text()


def test_blocks_go_to_other_programs_and_back(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    """Other programs get a formula of x, the chain the blocks themselves."""
    set_chain(window.session, parse("2^x + x*sin(x)"))
    window.session.select([(0,), (1,)])
    qtbot.keyClick(chain, KEY.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text == "2^x + x sin(x)"
    set_chain(window.session, parse("cos(x)"))
    window.session.select([(0,)])
    qtbot.keyClick(chain, KEY.Key_V, CTRL)
    assert formula(window) == "cos(x)^x + x sin(x)"
    window.session.undo_stack.undo()
    paste(chain, text, qtbot)
    assert formula(window) == "2^cos(x) + x sin(x)"
    set_chain(window.session, parse("x"))
    paste(chain, text, qtbot)
    assert formula(window) == "2^x + x sin(x)"


@pytest.mark.parametrize("emptied", [False, True])
def test_a_row_longer_than_a_formula_may_nest_is_cut_and_pasted(
    emptied: bool, window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    row = Chain(2.0, (Block("sin"), Block("tanh")) * 75)
    set_chain(window.session, row)
    window.session.select([(i,) for i in range(150 if emptied else 149)])
    qtbot.keyClick(chain, KEY.Key_X, CTRL)
    assert len(window.session.chain.blocks) == (0 if emptied else 1)
    window.session.select([])
    qtbot.keyClick(chain, KEY.Key_V, CTRL)
    assert len(window.session.chain.blocks) == 150
    assert (window.session.chain == row) is emptied


def test_what_nests_too_deep_is_not_pasted(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    text = "x*(" * 60 + "x" + ")" * 60
    deep = parse(text)
    set_chain(window.session, deep)
    window.session.select([(0, 0) * 59 + (0,)])
    paste(chain, text, qtbot)
    assert window.session.chain == deep
    assert "deeper" in find(window, QLabel, "hintWords").text()


@pytest.mark.parametrize("text", ["dear reader", ""])
def test_what_is_no_formula_is_not_pasted(
    window: MainWindow, chain: ChainView, qtbot: QtBot, text: str
) -> None:
    QGuiApplication.clipboard().clear()  # Qt has no data at all then
    if text:
        QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(window.session.told):
        qtbot.keyClick(chain, KEY.Key_V, CTRL)
    assert formula(window) == "exp(x^2)^2"
    assert "Nothing to paste" in find(window, QLabel, "hintWords").text()


def test_select_all_and_duplicate(window: MainWindow, chain: ChainView, qtbot: QtBot) -> None:
    qtbot.keyClick(chain, KEY.Key_A, CTRL)
    assert selected(window) == ((0,), (1,), (2,))
    qtbot.keyClick(chain, KEY.Key_D, CTRL)
    assert window.session.chain == parse("exp((exp(x^2)^2)^2)^2")


def test_shift_and_an_arrow_extend_and_shrink(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    window.session.select([(0,)])
    qtbot.keyClick(chain, KEY.Key_Right, SHIFT)
    qtbot.keyClick(chain, KEY.Key_Right, SHIFT)
    assert selected(window) == ((0,), (1,), (2,))
    qtbot.keyClick(chain, KEY.Key_Left, SHIFT)
    assert selected(window) == ((0,), (1,))


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Backspace])
def test_deleting_selects_a_neighbour(
    key: Qt.Key, window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    window.session.select([(1,)])
    for left in ("(x^2)^2", "x^2", "x", "x"):
        qtbot.keyClick(chain, key)
        assert window.session.chain == parse(left)


def test_arrows_go_down_into_a_lane_and_up_again(
    window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    set_chain(window.session, parse("x^2 * sin(x)"))
    window.session.select([(1,)])
    qtbot.keyClick(chain, KEY.Key_Down)
    assert selected(window) == ((1, 0, 0),)
    qtbot.keyClick(chain, KEY.Key_Up)
    assert len(window.session.selection[0]) == 1


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_a_number_is_edited_and_the_chain_gets_the_keyboard_back(
    key: Qt.Key, window: MainWindow, chain: ChainView, qtbot: QtBot
) -> None:
    set_chain(window.session, parse("sin(x) + 3"))
    window.session.select([(1,)])
    qtbot.keyClick(chain, key)
    field = find(chain, QLineEdit, "operand")
    assert field.hasFocus()
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, KEY.Key_Return)
    assert formula(window) == "5 + sin(x)"
    assert chain.hasFocus()
    qtbot.keyClick(chain, key)
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, KEY.Key_Escape)
    assert formula(window) == "5 + sin(x)"
    assert chain.hasFocus()


def test_a_text_field_keeps_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select([(1,)])
    edit = find(window, QLineEdit, "formulaEdit")
    edit.setFocus()
    edit.deselect()
    before = formula(window)
    for key, modifier in ((KEY.Key_D, CTRL), (KEY.Key_Left, ALT), (KEY.Key_C, CTRL)):
        qtbot.keyClick(edit, key, modifier)
    assert formula(window) == before


def test_f1_lists_the_shortcuts_there_are(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, KEY.Key_F1)
    shown = find(window, ShortcutList, "shortcutList")
    words = {label.text() for label in shown.findChildren(QLabel)}
    assert {"Duplicate blocks", "Ctrl+D", "Undo", "F1", "Keyboard shortcuts"} <= words
    assert any("Ctrl+Z" in word for word in words)
    assert {"Logarithmic x", "X", "In the plot", "Shift+drag"} <= words
    assert shown.height() < 700
    qtbot.keyClick(shown, KEY.Key_Escape)
