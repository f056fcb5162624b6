"""The open file is changed by somebody else."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document, load, save
from core.formula import parse
from gui.window.changed_file import MOMENT
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import Show
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action, find

Activate: TypeAlias = Callable[[], None]

THEIRS = Document(parse("cos(x)"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.chainrule"
    save(Document(), made)
    return made


@pytest.fixture
def window(clock: Clock, show: Show, path: Path, dialogs: Dialogs) -> MainWindow:
    made = MainWindow(load(path), path)
    show(made)
    made.session.set_x(2.0)
    return made


@pytest.fixture
def activate(window: MainWindow, clock: Clock) -> Activate:
    def bring_to_the_front() -> None:
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
        clock.advance(MOMENT)

    return bring_to_the_front


def press(window: MainWindow, words: str) -> None:
    buttons = window.notice.findChildren(QPushButton)
    (button,) = [b for b in buttons if b.text() == words and not b.isHidden()]
    button.click()


TOLD = "mine.chainrule was changed outside of this window."
CHANGED = "mine.chainrule was changed outside of this window since it was opened here."
GONE = "mine.chainrule was removed or has another name. Save it again?"


@pytest.mark.parametrize(
    ("choice", "on_disk", "on_screen"),
    [(0, 2.0, "exp(x^2)^2"), (1, THEIRS.x, "cos(x)"), (None, THEIRS.x, "exp(x^2)^2")],
)
def test_a_save_asks_before_it_overwrites_anothers_work(
    choice: int | None, on_disk: float, on_screen: str, window: MainWindow, path: Path,
    dialogs: Dialogs,
) -> None:  # fmt: skip
    save(THEIRS, path)
    dialogs.choice = choice
    action(window, "Save").trigger()
    assert dialogs.choices == [CHANGED]
    assert load(path).x == on_disk
    assert window.session.document.formula == on_screen
    assert window.isWindowModified() is (choice is None)
    window.session.undo_stack.undo()
    assert window.session.document.x == 2.0


def test_both_are_kept_under_two_names(window: MainWindow, path: Path, dialogs: Dialogs) -> None:
    save(THEIRS, path)
    dialogs.choice, dialogs.file = 2, str(path.with_name("both.chainrule"))
    action(window, "Save").trigger()
    assert load(path) == THEIRS
    assert load(path.with_name("both.chainrule")).x == 2.0
    assert window.windowTitle() == "both[*] – Chainrule"


@pytest.mark.parametrize(("kind", "by_line"), [("folder", True), ("pipe", False)])
def test_what_is_no_file_any_more_is_told_and_left_for_another(
    kind: str, by_line: bool, window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    path.unlink()
    activate()
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    activate()
    reason = f"mine.chainrule is a {kind}, not a file."
    assert window.notice.words == reason
    action(window, "Save").trigger()
    assert dialogs.choices == [f"{reason} Save your work under another name."]
    dialogs.choice, dialogs.file = 0, str(path.with_name("other.chainrule"))
    press(window, "Save as …") if by_line else action(window, "Save").trigger()
    assert load(path.with_name("other.chainrule")).x == 2.0
    assert (window.notice.words, dialogs.warnings) == ("", [])
    assert not path.is_file()


def test_what_was_told_is_taken_back_where_it_is_over(
    window: MainWindow, path: Path, activate: Activate
) -> None:
    content = path.read_bytes()
    path.write_text("theirs", "utf-8")
    activate()
    assert window.notice.words != ""
    path.write_bytes(content)
    activate()
    assert window.notice.words == ""


@pytest.mark.parametrize(("choice", "there"), [(None, ""), (0, "mine"), (1, "other")])
def test_what_is_gone_is_written_again_only_where_that_is_wanted(
    choice: int | None, there: str, window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    path.unlink()
    dialogs.choice, dialogs.file = choice, str(path.with_name("other.chainrule"))
    action(window, "Save").trigger()
    found = "".join(file.stem for file in path.parent.glob("*.chainrule"))
    assert (dialogs.choices, found, window.isWindowModified()) == ([GONE], there, not there)


def test_a_file_that_was_only_touched_is_the_same(
    window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    os.utime(path, (1, 1))
    activate()
    action(window, "Save").trigger()
    assert (window.notice.words, dialogs.choices) == ("", [])


def test_a_read_only_file_is_not_replaced_but_another_one_is_offered(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    path.chmod(0o444)
    action(window, "Save").trigger()
    assert dialogs.choices == ["mine.chainrule is read-only. Save your work under another name."]
    assert window.isWindowModified()
    dialogs.choice, dialogs.file = 0, str(path.with_name("other.chainrule"))
    action(window, "Save").trigger()
    assert load(path) == Document()
    assert load(path.with_name("other.chainrule")).x == 2.0
    assert not window.isWindowModified()


def test_a_change_is_told_when_the_window_comes_to_the_front(
    window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    activate()
    assert window.notice.words == ""
    save(THEIRS, path)
    activate()
    assert window.notice.words == TOLD
    press(window, "Take theirs")
    assert window.session.document == THEIRS
    assert not window.isWindowModified()
    window.session.undo_stack.undo()
    assert window.session.document.x == 2.0
    assert window.isWindowModified()


def test_mine_is_kept_and_what_they_change_later_is_asked_about(
    window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    save(window.session.document, path)  # theirs is the same by chance
    os.utime(path, (1, 1))
    save(THEIRS, path)
    activate()
    press(window, "Keep mine")
    assert window.isWindowModified()
    action(window, "Save").trigger()
    assert (dialogs.choices, load(path).x) == ([], 2.0)
    save(THEIRS, path)
    window.session.set_x(2.5)
    action(window, "Save").trigger()
    assert dialogs.choices == [CHANGED]


def test_mine_is_kept_against_what_is_no_document(
    window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    path.write_text("nonsense", "utf-8")
    activate()
    press(window, "Keep mine")
    assert window.isWindowModified()
    action(window, "Save").trigger()
    assert (dialogs.choices, load(path).x) == ([], 2.0)


def test_what_was_told_and_dismissed_is_not_told_again(
    window: MainWindow, path: Path, activate: Activate
) -> None:
    save(THEIRS, path)
    activate()
    window.notice.dismiss()
    activate()
    assert window.notice.words == ""
    path.unlink()
    activate()
    assert window.notice.words == "mine.chainrule was removed or has another name."


def test_what_was_told_of_a_file_goes_with_it(
    window: MainWindow, path: Path, activate: Activate
) -> None:
    save(THEIRS, path)
    activate()
    window.session.open(Document())
    assert window.notice.words == ""
    window.session.undo_stack.undo()
    activate()
    assert window.notice.words == TOLD
    window.notice.tell("Something else.")
    window.session.undo_stack.redo()
    assert window.notice.words == "Something else."


def test_nothing_moves_under_a_button_that_is_down(
    window: MainWindow, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(THEIRS, path)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert window.notice.words == ""
    with monkeypatch.context() as patch:
        patch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
        clock.advance(10 * MOMENT)
        assert window.notice.words == ""
    clock.advance(MOMENT)
    assert window.notice.words == TOLD


@pytest.mark.parametrize("field", ["xSpin", "stepSpin", "formulaEdit"])
def test_after_an_answer_the_next_key_goes_where_the_cursor_was(
    field: str, window: MainWindow, path: Path, activate: Activate, qtbot: QtBot
) -> None:
    has = find(window, QWidget, field)
    has.setFocus(Qt.FocusReason.OtherFocusReason)
    line = has if isinstance(has, QLineEdit) else has.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(0)
    save(THEIRS, path)
    activate()
    (button,) = [b for b in window.notice.findChildren(QPushButton) if b.text() == "Keep mine"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() in (has, line)
    assert line.selectedText() == ""
    assert window.session.document.formula == "exp(x^2)^2"


def test_both_are_kept_from_the_line_too(
    window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    save(THEIRS, path)
    activate()
    dialogs.file = str(path.with_name("both.chainrule"))
    press(window, "Save as …")
    assert load(path) == THEIRS
    assert load(path.with_name("both.chainrule")).x == 2.0
    assert window.notice.words == ""


def test_what_is_gone_is_not_saved_any_more_until_it_is_back_or_saved(
    window: MainWindow, path: Path, dialogs: Dialogs, activate: Activate
) -> None:
    action(window, "Save").trigger()
    assert not window.isWindowModified()
    path.rename(path.with_name("other"))
    activate()
    assert window.isWindowModified()
    assert "removed" in window.notice.words
    path.with_name("other").rename(path)
    activate()
    assert (window.isWindowModified(), window.notice.words) == (False, "")
    path.unlink()
    activate()
    dialogs.file = str(path.with_name("new.chainrule"))
    press(window, "Save as …")
    assert not window.isWindowModified()
    assert window.windowTitle() == "new[*] – Chainrule"


def test_a_long_name_leaves_room_for_the_sentence(
    window: MainWindow, path: Path, activate: Activate
) -> None:
    long = path.with_name(f"{'long' * 50}.chainrule")
    window.files.save_to(long)
    save(THEIRS, long)
    activate()
    assert len(window.notice.words) < 80
    assert window.notice.words.startswith("longlong")
    assert window.notice.words.endswith(".chainrule was changed outside of this window.")
