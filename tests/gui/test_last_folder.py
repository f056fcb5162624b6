from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from gui import last_folder, settings


@pytest.fixture(autouse=True)
def nothing_known(qapp: object) -> None:
    QSettings().remove("lastFolder")


def test_a_dialog_begins_at_the_open_file_else_at_the_last_one_else_at_home(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    assert last_folder.first_choice(None) == str(Path.home())
    last_folder.note(tmp_path / "last.chainrule")
    assert last_folder.first_choice(None, "plot.png") == str(tmp_path / "plot.png")
    file = tmp_path / "open" / "a.chainrule"
    assert last_folder.first_choice(file, "b") == str(file.with_name("b"))


@pytest.mark.parametrize("damage", ["", "\0", "/no/such/folder", "x" * 4000])
def test_a_folder_that_is_not_there_is_passed_over(damage: str, tmp_path: Path) -> None:
    settings.keep("lastFolder", [damage])
    assert last_folder.first_choice(tmp_path / "gone" / "a", "b") == str(Path.home() / "b")
