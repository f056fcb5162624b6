import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.document import Document
from core.formula import format as format_formula
from core.formula import parse
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.operand_field import OperandField
from gui.session import propose
from gui.window.main_window import MainWindow
from tests.gui.helpers import do, find, forget_the_dead, move_mouse, set_chain


def test_what_is_typed_for_one_operand_is_never_taken_for_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    set_chain(session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    do(session, propose.insert, ((), 0), [Block("multiply")])  # the same number, of another block
    assert field.text() == "2"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert format_formula(session.chain) == "2x*2"


def test_what_is_typed_stays_while_another_edit_leaves_the_operand_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    set_chain(session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    do(session, propose.insert, ((), 1), [Block("sin")])
    assert field.text() == "7"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert format_formula(session.chain) == "sin(7x)"


@pytest.mark.parametrize("text", ["sin(x)", "x*x"])
def test_what_is_typed_goes_with_its_operand(window: MainWindow, qtbot: QtBot, text: str) -> None:
    set_chain(window.session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7")
    window.session.open(Document(parse(text)))
    assert format_formula(window.session.chain) == text


def test_a_drag_ends_with_its_operand(window: MainWindow, qtbot: QtBot) -> None:
    set_chain(window.session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    qtbot.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(8, 6))
    move_mouse(field, QPoint(48, 6), Qt.MouseButton.LeftButton)
    assert format_formula(window.session.chain) != "x*2"
    window.session.open(Document(parse("x*x")))
    move_mouse(field, QPoint(88, 6), Qt.MouseButton.LeftButton)
    assert format_formula(window.session.chain) == "x*x"


def test_a_mistake_is_forgotten_with_the_operand_it_was_typed_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    set_chain(window.session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "7+")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toolTip()
    set_chain(window.session, parse("x*3"))
    assert (field.text(), field.toolTip()) == ("3", "")


def test_no_block_covers_a_number(window: MainWindow) -> None:
    """The widgets are used again: blocks that come later stay below numbers of before."""
    view = find(window, ChainView, "chainView")
    canvas = view.findChildren(ChainCanvas)[0]
    for text in ("2^x", "x*2", "x*(2^2/2)", "x*2*3*4*5", "2 - x/3", "(x + 1)*(2 - sin(3))"):
        set_chain(window.session, parse(text))
        forget_the_dead()
        fields = [f for f in canvas.findChildren(QLineEdit) if not f.isHidden()]
        assert fields
        for field in fields:
            assert canvas.childAt(field.geometry().center()) is field


def test_a_letter_typed_for_a_number_is_a_parameter(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    set_chain(session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.document.values == {"a": 2.0}
    assert session.chain == parse("a x")
    session.undo_stack.undo()
    assert session.chain == parse("2x")


def test_a_letter_typed_over_a_number_has_its_value(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    set_chain(session, parse("a x"))
    session.set_parameter("a", 7.0)
    set_chain(session, parse("3x+1"))
    steps, before = session.undo_stack.count(), session.trace.value
    field = next(f for f in window.findChildren(QLineEdit, "operand") if f.text() == "3")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.chain == parse("a x + 1")
    assert session.document.values == {"a": 3.0}
    assert session.trace.value == before
    assert session.undo_stack.count() == steps + 1
    session.undo_stack.undo()
    assert session.chain == parse("3x + 1")


def test_the_keyboard_of_a_number_that_is_gone_goes_back_to_the_chain(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    set_chain(session, parse("x*2 + 3*sin(x + 4)"))
    last = max(
        (f for f in window.findChildren(OperandField) if f.isVisible()), key=lambda f: len(f.lane)
    )
    last.setFocus()
    last.selectAll()
    qtbot.keyClicks(last, "7")
    assert session.selection == (last.lane[:-1],)
    set_chain(session, parse("x + 5*x + 6"))
    assert format_formula(session.chain) == "x + 5x + 6"
    assert find(window, ChainView, "chainView").hasFocus()
    assert all(session.chain.block(path) for path in session.selection)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1e9", "1e9"), ("0.00001", "1e-5"), ("12345678", "12345678"), ("pi", "pi"),
     ("1234567890.5", "1.234…e9"), ("0.1234567891", "0.12345…"), ("1.2345678e-300", "1…e-300")],
)  # fmt: skip
def test_no_digit_is_cut_without_a_sign(
    window: MainWindow, qtbot: QtBot, text: str, shown: str
) -> None:
    chain = parse(f"x+{text}")
    set_chain(window.session, chain)
    field = find(window, QLineEdit, "operand")
    assert field.text() == shown
    assert field.fontMetrics().horizontalAdvance(field.text()) <= field.width() - 8
    field.setFocus()
    assert parse(f"x+{field.text()}") == chain
    assert "…" not in field.text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == shown
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "0")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    find(window, QLineEdit, "formulaEdit").setFocus()
    assert (window.session.chain, window.session.undo_stack.count()) == (chain, 1)
    assert field.text() == shown
