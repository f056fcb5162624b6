"""What a killed save has left goes with the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui.written_folders import MOST, note, noted, sweep_all

DEAD = f".chainrule-{2**22 + 1}-{'0' * 16}"  # no process has so high a number


@pytest.fixture(autouse=True)
def forgotten(qapp: QApplication) -> None:
    QSettings().remove("writtenFolders")


def test_folders_are_swept(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "none", tmp_path / "b"]
    for folder in folders:
        note(folder)
        if folder.name != "none":
            folder.mkdir()
            (folder / DEAD).touch()
    sweep_all().join()
    assert [p.name for p in tmp_path.rglob("*")] in (["a", "b"], ["b", "a"])


def test_a_few_folders_are_remembered_the_last_one_first(tmp_path: Path) -> None:
    for number in range(MOST + 2):
        note(tmp_path / str(number))
    note(tmp_path / "5")
    note(tmp_path / "5")
    assert [Path(folder).name for folder in noted()][:3] == ["5", "11", "10"]
    assert len(noted()) == MOST


@pytest.mark.parametrize("stored", [5, {"a": 1}, [["a"]], b"\xff", ["", "x" * 9_000]])
def test_what_is_stored_is_not_trusted(stored: object) -> None:
    QSettings().setValue("writtenFolders", stored)
    assert noted() == []
    sweep_all().join()
