"""What comes from outside is shown as it is: no label and no tool tip of the app renders it."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets import message
from gui.widgets.plain_text import LONGEST, PlainLabel, as_plain
from gui.window.main_window import MainWindow
from gui.window.shortcuts import ShortcutList

HOSTILE = '<h1>big</h1><img src="/etc/passwd">\n a<b & c>d'


def test_a_label_never_guesses(qapp: QApplication) -> None:
    label = PlainLabel(HOSTILE)
    assert (label.text(), label.textFormat()) == (HOSTILE, Qt.TextFormat.PlainText)


@pytest.mark.parametrize("text", ["", "x + 1", "a < b", "b > a", "2 → 3"])
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert as_plain(text) == text


@pytest.mark.parametrize("text", [HOSTILE, "if(x<a & b>2)", "<!-- x -->", "<?xml?>", "<b>"])
def test_what_could_be_rendered_is_shown_letter_by_letter(text: str, qapp: QApplication) -> None:
    rendered = QTextDocument()
    rendered.setHtml(as_plain(text))
    assert rendered.toPlainText() == text


def test_a_message_of_nine_megabytes_is_cut() -> None:
    assert len(as_plain("x" * 9_000_000)) == LONGEST
    assert len(as_plain("<b>" * 3_000_000)) < 10 * LONGEST


def test_no_label_of_the_window_renders_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    shortcuts = ShortcutList(window, window.menuBar(), {})
    window.notice.tell(HOSTILE, ("Do", lambda: None))
    labels = [*window.findChildren(QLabel), *shortcuts.findChildren(QLabel)]
    assert len(labels) > 20
    rich = [w for w in labels if w.textFormat() != Qt.TextFormat.PlainText]
    assert not [(w.objectName(), w.text()) for w in rich]


@pytest.mark.parametrize("tell", ["warn", "ask"])
def test_a_message_box_shows_a_name_as_it_is(
    tell: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    for kind in ("warning", "question"):
        monkeypatch.setattr(QMessageBox, kind, lambda _parent, _title, text, *_: said.append(text))
    parent = QWidget()
    qtbot.addWidget(parent)
    getattr(message, tell)(parent, "Open", HOSTILE, *([message.Button.Yes] * (tell == "ask")))
    shown = QTextDocument()
    shown.setHtml(said[0])
    assert shown.toPlainText() == HOSTILE


def calls(path: Path) -> list[ast.Call]:
    return [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]


def guesses(call: ast.Call, room: Path) -> bool:
    """Tell whether a call shows something that Qt may take for HTML."""
    name, tips = ast.unparse(call.func), {"setToolTip": -1, "QToolTip.showText": 1}
    if name == "QLabel" or name.startswith("QMessageBox"):
        return room.stem not in ("choice", "message")
    at = tips.get(name) or tips.get(name.rpartition(".")[2])
    if at is None or isinstance(call.args[at], ast.Name):
        return False
    return not ast.unparse(call.args[at]).startswith("as_plain(")


def test_whatever_guesses_is_given_plain_text_only(root: Path) -> None:
    """Labels are PlainLabels, boxes come from two places, and `as_plain` makes tool tips."""
    rooms = [path for path in (root / "gui").rglob("*.py") if path.stem != "plain_text"]
    found = [
        f"{room.name}: {ast.unparse(call)}"
        for room in rooms
        for call in calls(room)
        if guesses(call, room)
    ]
    assert not found
