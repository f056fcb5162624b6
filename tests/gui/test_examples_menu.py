from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.document import Document, load
from core.document.examples import EXAMPLES
from gui.widgets import save_dialog
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


def test_an_example_is_not_saved_over_the_file_that_was_open(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [tmp_path / "mine.chainrule", tmp_path / "other.chainrule"]
    monkeypatch.setattr(save_dialog, "ask_where", lambda *_: names.pop(0))
    save = Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, *save)
    actions(window)[EXAMPLES[1].name].trigger()
    assert window.windowTitle().startswith("Untitled")
    qtbot.keyClick(window, *save)
    assert load(tmp_path / "mine.chainrule") == Document()
    assert load(tmp_path / "other.chainrule").formula == EXAMPLES[1].formula
    window.session.undo_stack.undo()
    assert window.windowTitle().startswith("mine")
    assert window.session.file.path == tmp_path / "mine.chainrule"
