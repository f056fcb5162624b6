import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.functions import BASICS, CATALOGUE
from gui import mime
from gui.palette.function_tree import NAME, FunctionTree, name_and_sign
from gui.widgets.theme import DARK, LIGHT, Theme, palette_of
from tests.gui.conftest import Show


@pytest.fixture
def tree(show: Show) -> FunctionTree:
    made = FunctionTree()
    show(made)
    return made


def names(tree: FunctionTree) -> list[str]:
    found = []
    for group in tree._groups():
        if not group.isHidden():
            items = (group.child(i) for i in range(group.childCount()))
            found += [i.data(0, NAME) for i in items if i is not None and not i.isHidden()]
    return found


def test_every_function_is_listed_and_the_basics_first(tree: FunctionTree) -> None:
    assert names(tree)[: len(BASICS)] == list(BASICS)
    assert set(names(tree)) == set(CATALOGUE)


def test_searching_shows_what_matches_and_gives_the_best(tree: FunctionTree) -> None:
    best = tree.filter("sin")
    assert best is not None
    assert best.data(0, NAME) == "sin"
    assert "exp" not in names(tree)
    assert tree.filter("") is None
    assert set(names(tree)) == set(CATALOGUE)


def test_enter_chooses(tree: FunctionTree, qtbot: QtBot) -> None:
    item = tree.filter("tanh")
    assert item is not None
    tree.setCurrentItem(item)
    with qtbot.waitSignal(tree.chosen) as chosen:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert chosen.args == ["tanh"]


def test_names_stand_below_each_other_and_signs_in_a_column_of_their_own(
    tree: FunctionTree,
) -> None:
    assert name_and_sign(CATALOGUE["log"]) == ("Ln", "")
    assert name_and_sign(CATALOGUE["if_at_most"]) == ("if ≤", "")
    basics = tree._groups()[0]
    rows = [row for i in range(len(BASICS)) if (row := basics.child(i)) is not None]
    assert {row.text(0): row.text(1) for row in rows if row.text(1)} == {
        "Sqrt": "√", "Add": "+", "Subtract": "−", "Multiply": "×", "Divide": "÷", "Power": "^",
    }  # fmt: skip
    assert len({tree.visualItemRect(row).left() for row in rows}) == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_chosen_row_has_a_ground_on_which_its_curve_is_seen(
    tree: FunctionTree, theme: Theme
) -> None:
    QGuiApplication.setPalette(palette_of(theme))
    QApplication.processEvents()
    assert tree.palette().highlight().color() == theme.marked
    assert tree.palette().highlightedText().color() == theme.text


def test_what_is_dragged_is_the_functions_name(tree: FunctionTree) -> None:
    item = tree.filter("sqrt")
    assert item is not None
    assert tree.mimeData([item]).hasFormat(mime.FUNCTION)
    assert tree.supportedDropActions() == Qt.DropAction.CopyAction
