"""Open recent."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.document import Document, save
from core.formula import parse
from gui.window.main_window import MainWindow
from gui.window.recent_files import MOST, RecentFiles
from tests.gui.dialogs import Dialogs
from tests.gui.helpers import action

pytestmark = pytest.mark.usefixtures("no_recent")


def offered(window: MainWindow) -> list[str]:
    """Open the menu, and give what stands in it but for Clear."""
    (menu,) = window.findChildren(QMenu, "recentFiles")
    menu.aboutToShow.emit()
    return [a.text() for a in menu.actions() if not a.isSeparator()][:-1]


def choose(window: MainWindow, words: str) -> None:
    offered(window)
    (menu,) = window.findChildren(QMenu, "recentFiles")
    (found,) = [a for a in menu.actions() if words in a.text()]
    found.trigger()


def test_what_was_opened_and_saved_is_offered_newest_first(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.chainrule", tmp_path / "b & c.chainrule"
    save(Document(parse("cos(x)")), one)
    dialogs.file = str(one)
    action(window, "Open …").trigger()
    dialogs.file = str(other)
    action(window, "Save as …").trigger()
    assert [text.split(" – ")[0] for text in offered(window)] == [
        "&1 b && c.chainrule", "&2 one.chainrule",
    ]  # fmt: skip
    action(window, "New").trigger()
    choose(window, "one.chainrule")
    assert window.session.file.path == one
    assert offered(window)[0].startswith("&1 one.chainrule")


def test_the_file_of_the_start_is_offered_too(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.chainrule"
    for remembers in (False, True):
        window = MainWindow(Document(), path, remembers=remembers)
        qtbot.addWidget(window)
        assert len(offered(window)) == remembers


def test_a_file_that_is_gone_is_told_when_it_is_chosen_and_taken_out(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "one.chainrule"
    dialogs.file = str(path)
    action(window, "Save").trigger()
    action(window, "New").trigger()
    path.unlink()
    choose(window, "one.chainrule")
    assert len(dialogs.warnings) == 1
    assert offered(window) == []


def test_all_are_forgotten(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.file = str(tmp_path / "one.chainrule")
    action(window, "Save").trigger()
    choose(window, "&Clear")
    assert offered(window) == []


@pytest.fixture
def recent(qapp: object) -> RecentFiles:
    menu = QMenu()
    made = RecentFiles(menu, lambda _: None)
    made.kept = menu  # type: ignore[attr-defined]
    return made


def test_ten_are_remembered_each_once(recent: RecentFiles, tmp_path: Path) -> None:
    for number in range(MOST + 3):
        recent.note(tmp_path / str(number))
    recent.note(tmp_path / "5")
    assert [path.name for path in recent.paths()] == [
        "5",
        *["12", "11", "10", "9", "8", "7", "6", "4", "3"],
    ]


@pytest.mark.parametrize(
    ("stored", "names"),
    [(5, []), ("one", ["one"]), ([], []), (["a", "", "b" * 9_000, "c"], ["a", "c"]),
     ({"a": 1}, []), ([["a"], 5, "b"], ["b"]), (b"\xff", []), (["x"] * 100, ["x"] * MOST)],
)  # fmt: skip
def test_what_is_stored_is_not_trusted(
    recent: RecentFiles, stored: object, names: list[str]
) -> None:
    QSettings().setValue("recentFiles", stored)
    assert [str(path) for path in recent.paths()] == names
