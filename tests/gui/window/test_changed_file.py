"""The open file is changed by somebody else."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton

from core.document import Document, load, save
from core.formula import parse
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action

THEIRS = Document(parse("cos(x)"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.chainrule"
    save(Document(), made)
    return made


@pytest.fixture
def window(show: Show, path: Path, dialogs: Dialogs) -> MainWindow:
    made = MainWindow(load(path), path)
    show(made)
    made.session.set_x(2.0)
    return made


def activate(window: MainWindow) -> None:
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def press(window: MainWindow, words: str) -> None:
    (button,) = [b for b in window.notice.findChildren(QPushButton) if b.text() == words]
    button.click()


CHANGED = "mine.chainrule was changed by another program since it was opened here."


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


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_any_more_is_told_and_left_for_another(
    kind: str, window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    path.unlink()
    activate(window)
    path.mkdir() if kind == "folder" else os.mkfifo(path)
    activate(window)
    reason = f"{path}: this is a {kind}, not a file"
    assert window.notice.words == f"{reason}."
    action(window, "Save").trigger()
    dialogs.choice, dialogs.file = 0, str(path.with_name("other.chainrule"))
    action(window, "Save").trigger()
    assert (dialogs.choices, dialogs.warnings) == ([reason, reason], [])
    assert load(path.with_name("other.chainrule")).x == 2.0
    assert window.notice.words == ""
    assert not path.is_file()


def test_another_name_is_offered_in_the_line_too(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    path.unlink()
    path.mkdir()
    activate(window)
    dialogs.file = str(path.with_name("other.chainrule"))
    press(window, "Save as …")
    assert load(path.with_name("other.chainrule")).x == 2.0
    assert window.windowTitle() == "other[*] – Chainrule"


def test_what_was_told_is_taken_back_where_it_is_over(window: MainWindow, path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    activate(window)
    assert window.notice.words != ""
    path.write_bytes(content)
    activate(window)
    assert window.notice.words == ""


def test_what_is_gone_is_written_again(window: MainWindow, path: Path, dialogs: Dialogs) -> None:
    path.unlink()
    action(window, "Save").trigger()
    assert load(path).x == 2.0
    assert dialogs.choices == []


def test_a_file_that_was_only_touched_is_the_same(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    os.utime(path, (1, 1))
    activate(window)
    action(window, "Save").trigger()
    assert (window.notice.words, dialogs.choices) == ("", [])


def test_a_read_only_file_is_not_replaced_but_another_one_is_offered(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    path.chmod(0o444)
    action(window, "Save").trigger()
    assert dialogs.choices == [f"{path}: the file is read-only"]
    assert window.isWindowModified()
    dialogs.choice, dialogs.file = 0, str(path.with_name("other.chainrule"))
    action(window, "Save").trigger()
    assert load(path) == Document()
    assert load(path.with_name("other.chainrule")).x == 2.0
    assert not window.isWindowModified()


def test_a_change_is_told_when_the_window_comes_to_the_front(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    activate(window)
    assert window.notice.words == ""
    save(THEIRS, path)
    activate(window)
    assert window.notice.words == "mine.chainrule was changed by another program."
    press(window, "Take theirs")
    assert window.session.document == THEIRS
    assert not window.isWindowModified()
    window.session.undo_stack.undo()
    assert window.session.document.x == 2.0
    assert window.isWindowModified()


def test_mine_is_kept_and_what_they_change_later_is_asked_about(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    save(window.session.document, path)  # theirs is the same by chance
    os.utime(path, (1, 1))
    save(THEIRS, path)
    activate(window)
    press(window, "Keep mine")
    assert window.isWindowModified()
    action(window, "Save").trigger()
    assert (dialogs.choices, load(path).x) == ([], 2.0)
    save(THEIRS, path)
    action(window, "Save").trigger()
    assert dialogs.choices == [CHANGED]


def test_mine_is_kept_against_what_is_no_document(
    window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    path.write_text("nonsense", "utf-8")
    activate(window)
    press(window, "Keep mine")
    assert window.isWindowModified()
    action(window, "Save").trigger()
    assert (dialogs.choices, load(path).x) == ([], 2.0)


def test_what_was_told_and_dismissed_is_not_told_again(window: MainWindow, path: Path) -> None:
    save(THEIRS, path)
    activate(window)
    window.notice.dismiss()
    activate(window)
    assert window.notice.words == ""
    path.unlink()
    activate(window)
    assert window.notice.words == "mine.chainrule was removed or has another name."


def test_what_was_told_of_a_file_goes_with_it(window: MainWindow, path: Path) -> None:
    save(THEIRS, path)
    activate(window)
    window.session.open(Document())
    assert window.notice.words == ""
    window.session.undo_stack.undo()
    activate(window)
    assert window.notice.words == "mine.chainrule was changed by another program."
    window.notice.tell("Something else.")
    window.session.undo_stack.redo()
    assert window.notice.words == "Something else."
