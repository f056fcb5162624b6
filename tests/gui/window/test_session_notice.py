import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from core.document import Document, load, save
from core.document.kept import VERSION
from core.formula import format as format_formula
from core.formula import parse
from gui.state_folder import state_folder
from gui.window.main_window import MainWindow
from gui.window.open_elsewhere import OpenElsewhere
from tests.gui.helpers import action, find, set_chain, settle
from tests.gui.window.conftest import Start

LEFT = Qt.MouseButton.LeftButton
HERE = "Here is what you had open."


def formula(window: MainWindow) -> str:
    return format_formula(window.session.chain)


def offer(window: MainWindow, qtbot: QtBot) -> str:
    """Take the only offer of the line, and give its words."""
    button = find(window.notice, QAbstractButton, "noticeOffer0")
    qtbot.mouseClick(button, LEFT)
    return button.text()


def edited(start: Start, text: str = "sin(x)") -> None:
    """Type something in a window and close it."""
    window = start()
    set_chain(window.session, parse(text))
    window.close()


def test_at_the_first_start_nothing_is_said_and_nothing_is_left(start: Start) -> None:
    window = start()
    assert window.notice.words == ""
    window.close()
    assert list(state_folder().glob("*.journal")) == []


def test_what_was_open_is_there_and_start_fresh_is_a_step(start: Start, qtbot: QtBot) -> None:
    edited(start)
    window = start()
    assert formula(window) == "sin(x)"
    assert window.notice.words == HERE
    assert window.isWindowModified()
    assert offer(window, qtbot) == "Start fresh"
    assert window.session.document == Document()
    assert not window.isWindowModified()
    assert window.notice.words == ""
    action(window, "Undo start fresh").trigger()
    assert formula(window) == "sin(x)"


def test_the_steps_have_their_names_in_the_menu(start: Start) -> None:
    edited(start)
    window = start()
    action(window, "Undo type formula").trigger()
    assert window.session.document == Document()


def test_what_was_undone_entirely_is_not_worth_a_line(start: Start) -> None:
    window = start()
    set_chain(window.session, parse("sin(x)"))
    window.session.undo_stack.undo()
    window.close()
    window = start()
    assert window.notice.words == ""
    assert action(window, "Redo type formula").isEnabled()


def test_what_is_asked_for_needs_no_line(start: Start) -> None:
    edited(start)
    window = start(Document(parse("x^3")))
    assert (formula(window), window.notice.words) == ("x^3", "")


@pytest.mark.parametrize("what", ["New", "Open …", "x^2  at  2"])
def test_new_open_and_examples_ask_nothing_and_are_undone(
    what: str, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Document(parse("cos(x)")), tmp_path / "a.chainrule")
    name = "gui.window.file_menu.QFileDialog.getOpenFileName"
    monkeypatch.setattr(name, lambda *_: (str(tmp_path / "a.chainrule"), ""))
    window = start()
    set_chain(window.session, parse("sin(x)"))
    action(window, what).trigger()
    assert formula(window) != "sin(x)"
    assert not window.isWindowModified()
    window.session.undo_stack.undo()
    assert formula(window) == "sin(x)"
    assert window.isWindowModified()


def test_after_a_start_that_died_it_is_offered(start: Start, qtbot: QtBot) -> None:
    edited(start)
    window = start(died=True)
    assert window.session.document == Document()
    assert "still there" in window.notice.words
    assert offer(window, qtbot) == "Open what you had"
    assert formula(window) == "sin(x)"
    assert len(list(state_folder().glob("session-*.journal"))) == 1
    window.session.undo_stack.undo()
    action(window, "Undo open what you had").trigger()
    assert window.session.document == Document()


def test_an_offer_that_nobody_takes_waits_for_the_next_start(start: Start) -> None:
    edited(start)
    start(died=True).close()
    assert formula(start()) == "sin(x)"


def test_a_damaged_session_is_said_in_a_line(start: Start, qtbot: QtBot) -> None:
    edited(start)
    (path,) = state_folder().glob("session-*.journal")
    path.write_bytes(b"damage\n" + path.read_bytes())
    window = start()
    assert "damaged-1.journal" in window.notice.words
    assert window.session.document == Document()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions, each answered with Cancel."""
    seen: list[str] = []

    def ask(_: object, title: str, text: str, buttons: object) -> QMessageBox.StandardButton:
        seen.append(text)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", ask)
    return seen


def test_where_nothing_can_be_kept_it_is_said_and_work_is_asked_about(
    start: Start, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").touch()
    window = start()
    assert window.notice.words.startswith("Your work is not kept between starts. ")
    assert window.close()
    window = start()
    set_chain(window.session, parse("sin(x)"))
    assert not window.close()
    assert asked == ["Save the changes to the untitled document?"]
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(QMessageBox, "question", lambda *_: discard)
    assert window.close()


def test_a_disk_that_is_full_at_the_end_asks_as_well(
    start: Start, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start()
    set_chain(window.session, parse("sin(x)"))

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/there")

    with monkeypatch.context() as patch:
        patch.setattr("core.document.journal.write_whole", fail)
        assert not window.close()
    assert len(asked) == 1
    assert "/there cannot be written: the disk is full." in window.notice.words
    assert window.close()
    assert formula(start()) == "sin(x)"


def test_a_session_of_a_newer_version_is_said_in_a_line(start: Start) -> None:
    edited(start)
    (path,) = state_folder().glob("session-*.journal")
    path.write_bytes(path.read_bytes().replace(b'session":%d' % VERSION, b'session":99'))
    window = start()
    assert window.notice.words.endswith(
        "session-1.journal was kept by a newer Chainrule. It is left as it is."
    )
    assert window.session.document == Document()


@pytest.mark.parametrize("what", ["edit", "save", "New", "x^2  at  2", "Undo type formula"])
def test_what_was_there_is_said_until_it_is_another(
    what: str, start: Start, tmp_path: Path
) -> None:
    edited(start)
    window = start()
    window.session.set_x(0.25)
    assert window.notice.words == HERE
    if what == "edit":
        set_chain(window.session, parse("cos(x)"))
    elif what == "save":
        window.files.save_to(tmp_path / "a.chainrule")
    else:
        action(window, what).trigger()
    assert window.notice.words == ""


def test_what_nothing_could_be_read_of_is_not_said_to_be_here(start: Start) -> None:
    edited(start)
    (path,) = state_folder().glob("session-*.journal")
    path.write_bytes(bytes(range(256)) * 10)
    window = start()
    assert window.notice.words.startswith(
        "What you had open could not be read. It is put aside as "
    )
    set_chain(window.session, parse("cos(x)"))
    assert "damaged-1.journal" in window.notice.words


def test_the_next_window_is_as_large_as_the_last(start: Start) -> None:
    window = start()
    set_chain(window.session, parse("sin(x)"))
    window.resize(10, 10)
    settle()
    size = window.size()
    window.close()
    again = start()
    assert again.notice.words == HERE
    assert again.width() == size.width()


def test_what_is_said_of_the_file_is_said_beside_it(start: Start, tmp_path: Path) -> None:
    save(Document(parse("x^3")), tmp_path / "a.chainrule")
    window = start(load(tmp_path / "a.chainrule"), tmp_path / "a.chainrule")
    path = window.session.file.path
    window.close()
    other = OpenElsewhere()
    other.go_to(path)
    again = start()
    assert again.notice.words == f"{HERE} a.chainrule is open in another window, too."
    set_chain(again.session, parse("x^2"))
    assert again.notice.words == "a.chainrule is open in another window, too."
    other.let_go()
