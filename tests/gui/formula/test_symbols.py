import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.formula.edit import FormulaEdit
from gui.formula.symbols import SYMBOLS, Symbol, SymbolButton, SymbolPad
from tests.gui.conftest import Show
from tests.gui.helpers import find


@pytest.mark.parametrize("symbol", SYMBOLS, ids=lambda symbol: symbol.key)
def test_each_is_part_of_a_formula(symbol: Symbol) -> None:
    condition = "{{x{0}3: x, 2}}" if symbol.key in "≤≥" else "{0}"
    inner = "x" if symbol.behind else ""
    before = "" if symbol.behind or symbol.key in "π≤≥" else "x"
    after = "2" if symbol.key == "^" else ""
    text = condition.format(f"{before}{symbol.before}{inner}{symbol.behind}{after}")
    assert parse(text).blocks or symbol.key == "π"
    assert symbol.words


def test_a_symbol_is_typed_at_the_caret_or_around_what_is_selected(
    show: Show, qtbot: QtBot
) -> None:
    edit = FormulaEdit()
    show(edit)
    root = SYMBOLS[1]
    with qtbot.waitSignal(edit.textEdited):
        edit.type_symbol(root)
    qtbot.keyClicks(edit, "x")
    assert edit.text() == "√(x)"
    edit.setSelection(2, 1)
    edit.type_symbol(SYMBOLS[4])
    assert (edit.text(), edit.cursorPosition()) == ("√(|x|)", 4)


def test_the_pad_is_used_by_keys_alone(show: Show, qtbot: QtBot) -> None:
    button, heard = SymbolButton(), list[Symbol]()
    button.chosen.connect(heard.append)
    show(button)
    button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(button, Qt.Key.Key_Space)
        pad = find(button, SymbolPad, "symbolPad")
        first = pad.findChildren(QToolButton)[0]
        qtbot.keyClick(first, key)
        assert pad.isHidden()
    assert heard == [SYMBOLS[0]] * 2
