"""One file, open in two windows."""

import os
from pathlib import Path

import pytest

from core.document import Document, load, save
from gui.window import open_elsewhere
from gui.window.main_window import MainWindow
from gui.window.open_elsewhere import OpenElsewhere
from tests.gui.conftest import Show
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action

TOLD = "mine.chainrule is open in another window, too."


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    folder.mkdir()
    monkeypatch.setattr(open_elsewhere, "state_folder", lambda: folder)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "mine.chainrule"
    save(Document(), made)
    return made


def test_what_another_window_has_open_is_told_and_opened(
    show: Show, window: MainWindow, path: Path, dialogs: Dialogs
) -> None:
    first = MainWindow(load(path), path)
    show(first)
    assert first.notice.words == ""
    link = path.with_name("link.chainrule")
    link.symlink_to(path)
    dialogs.file = str(link)
    action(window, "Open …").trigger()
    assert window.session.file.path == link
    assert window.notice.words == TOLD.replace("mine", "link")
    window.session.set_x(2.0)
    action(window, "Save").trigger()
    first.session.set_x(3.0)
    action(first, "Save").trigger()
    assert len(dialogs.choices) == 1
    assert load(path).x == 2.0
    first.session.undo_stack.undo()


def test_a_file_that_was_let_go_is_free(show: Show, path: Path, dialogs: Dialogs) -> None:
    first = MainWindow(load(path), path)
    show(first)
    action(first, "New").trigger()
    second = MainWindow(load(path), path)
    assert second.notice.words == ""
    first.session.undo_stack.undo()
    assert first.notice.words == TOLD
    action(first, "New").trigger()
    assert first.notice.words == ""
    assert second.close()
    third = MainWindow(load(path), path)
    assert third.notice.words == ""
    third.close()


def test_the_same_file_again_is_nobody_elses(path: Path) -> None:
    one, other = OpenElsewhere(), OpenElsewhere()
    assert not one.go_to(path)
    assert not one.go_to(path)
    assert other.go_to(path)
    one.let_go()
    one.let_go()
    assert not other.go_to(None)
    assert not other.go_to(path)


def test_without_a_place_for_locks_nothing_is_told(
    state: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (state / "open").write_text("a file")
    assert not OpenElsewhere().go_to(path)

    def refused() -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(open_elsewhere, "state_folder", refused)
    assert not OpenElsewhere().go_to(path)


@pytest.mark.skipif(os.name != "posix", reason="has no pipes among its files")
def test_a_pipe_at_the_place_of_a_lock_is_nobodys(state: Path, path: Path) -> None:
    first = OpenElsewhere()
    first.go_to(path)
    (lock,) = (state / "open").iterdir()
    first.let_go()
    os.mkfifo(lock)
    assert not OpenElsewhere().go_to(path)
