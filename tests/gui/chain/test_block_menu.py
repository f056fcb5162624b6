import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from core.chain import Chain
from core.formula import format as format_formula
from core.formula import parse
from gui.chain.block import BlockWidget
from gui.chain.chain_view import ChainView
from gui.window.main_window import MainWindow
from tests.gui.helpers import find, set_chain


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def preview(window: MainWindow) -> Chain | None:
    return window.session.attention.ghost


def open_menu(window: MainWindow, path: tuple[int, ...]) -> QMenu:
    """Click a block with the right button."""
    view = find(window, ChainView, "chainView")
    block = next(
        b for b in view.findChildren(BlockWidget) if b.block_path == path and not b.isHidden()
    )
    at = block.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, block.mapToGlobal(at))
    QApplication.sendEvent(block, event)
    return find(view, QMenu, "blockMenu")


def submenu(menu: QMenu, action: QAction) -> QMenu | None:
    """Give the menu below an entry; before PySide 6.11.2, `QAction.menu` deletes it soon after."""
    below: list[QMenu] = menu.findChildren(QMenu)
    return next((m for m in below if m.menuAction() is action), None)


def choose(menu: QMenu, *texts: str) -> None:
    """Click through a menu and its submenus."""
    for text in texts:
        actions: list[QAction] = menu.actions()
        action = next(a for a in actions if a.text().replace("&", "") == text)
        below = submenu(menu, action)
        if below is None:
            action.trigger()
        else:
            menu = below


@pytest.mark.parametrize(
    ("before", "path", "texts", "after", "undo"),
    [
        ("sin(x) - 3", (1,), ("Replace by", "Arithmetic", "×"), "3 sin(x)", "replace −"),
        ("sin(x)^2", (0,), ("Wrap in", "Exponential", "Exp"), "exp(sin(x))^2", "wrap Sin in Exp"),
        (
            "sin(x^2)",
            (1,),
            ("Wrap in", "Arithmetic", "×", "as its first input"),
            "2 sin(x^2)",
            "wrap Sin in ×",
        ),
        (
            "sin(x^2)",
            (1,),
            ("Wrap in", "Arithmetic", "×", "as its second input"),
            "x^2 sin(x)",
            "wrap Sin in ×",
        ),
        ("x - sin(x)", (0,), ("Swap the inputs of −",), "sin(x) - x", "swap inputs of −"),
        (
            "x exp(sin(x))",
            (0,),
            ("Take Sin Exp out into the chain",),
            "2 exp(sin(x))",
            "take Sin, Exp out",
        ),
        ("sin(x)^2", (0,), ("Delete blocks",), "x^2", "remove Sin"),
        ("sin(x)", (0,), ("Duplicate blocks",), "sin(sin(x))", "insert Sin"),
    ],
)
def test_a_block_is_changed_in_place(
    before: str, path: tuple[int, ...], texts: tuple[str, ...], after: str, undo: str,
    window: MainWindow,
) -> None:  # fmt: skip
    set_chain(window.session, parse(before))
    choose(open_menu(window, path), *texts)
    assert formula(window) == after
    assert window.session.undo_stack.undoText() == undo
    window.session.undo_stack.undo()
    assert formula(window) == before


def entry(menu: QMenu, *texts: str) -> QAction:
    """Give an entry of a submenu that is seen."""
    for text in texts:
        action = next(a for a in menu.actions() if a.text().split("\t")[0].strip("&") == text)
        below = submenu(menu, action)
        if below is not None:
            menu = below
            menu.aboutToShow.emit()
    return action


@pytest.mark.parametrize(
    ("which", "formula_text", "selection"),
    [
        ("as its first input", "(sin(x)^2)*2", ((0,), (1,))),
        ("as its second input", "x sin(x)^2", ((0, 0, 0), (0, 0, 1))),
    ],
)
def test_a_range_is_wrapped_and_stays_selected(
    which: str, formula_text: str, selection: tuple[tuple[int, ...], ...], window: MainWindow
) -> None:
    session = window.session
    set_chain(session, parse("exp(sin(x)^2)"))
    session.select([(0,), (1,)])
    choice = entry(open_menu(window, (0,)), "Wrap in", "Arithmetic", "×", which)
    after = parse(f"exp({formula_text})")
    assert choice.text() == f"{which}\tf(x) = {format_formula(after)}"
    choice.hover()
    assert preview(window) == after
    choice.trigger()
    assert session.chain == after
    assert session.selection == selection
    assert session.undo_stack.undoText() == "wrap Sin, Square in ×"
    session.undo_stack.undo()
    assert session.selection == ((0,), (1,))


def test_the_ghost_goes_with_the_menu(window: MainWindow) -> None:
    menu = open_menu(window, (1,))
    entry(menu, "Wrap in", "Trigonometry", "Sin").hover()
    assert preview(window) == parse("sin(exp(x^2))^2")
    next(a for a in menu.actions() if a.text() == "&Copy blocks").hover()
    assert preview(window) is None
    entry(menu, "Replace by", "Trigonometry", "Sin").hover()
    assert preview(window) == parse("sin(x^2)^2")
    menu.close()
    assert preview(window) is None


def test_the_menu_selects_its_block(window: MainWindow) -> None:
    open_menu(window, (1,))
    assert window.session.selection == ((1,),)


def test_one_input_offers_no_swap(window: MainWindow) -> None:
    texts = [action.text() for action in open_menu(window, (0,)).actions()]
    assert not any("Swap" in text or "Take" in text for text in texts)


def test_beside_the_blocks_is_no_menu(window: MainWindow, qtbot: QtBot) -> None:
    view = find(window, ChainView, "chainView")
    at = QPoint(3, 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert view.findChildren(QMenu, "blockMenu") == []


def test_the_menu_key_opens_the_selected_blocks_menu(window: MainWindow) -> None:
    view = find(window, ChainView, "chainView")
    window.session.select([(2,)])
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    assert find(view, QMenu, "blockMenu").actions()


def test_a_number_that_is_not_being_edited_has_its_blocks_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    set_chain(window.session, parse("x*3"))
    view = find(window, ChainView, "chainView")
    field = find(view, QLineEdit, "operand")
    at = field.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.mapToGlobal(at))
    qtbot.mousePress(field, Qt.MouseButton.RightButton, pos=at)
    QApplication.sendEvent(field, event)
    qtbot.mouseRelease(field, Qt.MouseButton.RightButton, pos=at)
    assert find(view, QMenu, "blockMenu").actions()
    assert window.session.selection == ((0,),)


def leaves(menu: QMenu) -> list[QAction]:
    """Give all entries but those that open another menu, and the actions on blocks."""
    found: list[QAction] = []
    for action in menu.actions():
        below = submenu(menu, action)
        if below is not None:
            found += leaves(below)
        elif not action.shortcuts() and not action.isSeparator():
            found.append(action)
    return found


def test_an_entry_does_what_it_shows(window: MainWindow) -> None:
    session = window.session
    before = parse("x*exp(sin(x))*2")
    set_chain(session, before)
    menu = open_menu(window, (0,))
    shown = [action.text().split("\t")[0] for action in leaves(menu)]
    assert {"Sin", "as its second input", "&Swap the inputs of ×"} <= set(shown)
    for action in leaves(menu)[::5] + leaves(menu)[-2:]:
        action.hover()
        ghost = session.attention.ghost
        action.trigger()
        assert session.chain == (ghost or before)
        assert session.attention.ghost is None
        session.undo_stack.setIndex(1)
        assert session.chain == before
