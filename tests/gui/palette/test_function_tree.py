import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.functions import BASICS, CATALOGUE
from gui import mime
from gui.palette.function_tree import LAST, NAME, FunctionTree
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


def test_the_last_used_come_on_top_and_only_so_many(tree: FunctionTree) -> None:
    tree.put_on_top(["sin", "exp"])
    assert tree.used == ["exp", "sin"]
    tree.put_on_top(list(CATALOGUE)[:9])
    assert len(tree.used) == LAST


def test_what_is_dragged_is_the_functions_name(tree: FunctionTree) -> None:
    item = tree.filter("sqrt")
    assert item is not None
    assert tree.mimeData([item]).hasFormat(mime.FUNCTION)
    assert tree.supportedDropActions() == Qt.DropAction.CopyAction
