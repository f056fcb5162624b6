from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from core.document import Document
from core.document.examples import EXAMPLES
from gui.window.main_window import MainWindow
from tests.gui.helpers import find


def actions(window: MainWindow) -> dict[str, QAction]:
    return {action.text(): action for action in window.findChildren(QAction)}


def test_every_example_is_shown_and_undone_in_one_step(window: MainWindow) -> None:
    for example in EXAMPLES[1:]:
        before = window.session.document
        actions(window)[example.name].trigger()
        shown = window.session.document
        assert (shown.chain, shown.x, shown.step) == (
            example.document().chain,
            example.document().x,
            example.document().step,
        )
        assert find(window, QLabel, "hintWords").text() == example.sentence
        window.session.undo_stack.undo()
        assert window.session.document == before


def test_an_example_has_its_name_in_the_edit_menu(window: MainWindow) -> None:
    actions(window)[EXAMPLES[2].name].trigger()
    assert "Undo example x^2 * sin(x)  at  3" in actions(window)
    window.session.undo_stack.undo()
    window.session.undo_stack.redo()
    assert window.session.document.x == 3.0


def test_the_opening_example_is_the_first_start(window: MainWindow) -> None:
    actions(window)[EXAMPLES[0].name].trigger()
    assert window.session.document == Document()
