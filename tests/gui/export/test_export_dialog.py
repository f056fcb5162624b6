import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.document import Document
from gui.export import export_dialog
from gui.export.export_dialog import export

BEGINS = {
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF-",
    ".csv": b"# f(x) = ",
}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said in message boxes."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: said.append(text))
    return said


def choose(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    path = Path(name) if name else None
    monkeypatch.setattr(export_dialog, "ask_where", lambda *_: path)


@pytest.mark.parametrize("suffix", BEGINS)
def test_the_suffix_decides(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str],
    qapp: QApplication,
) -> None:  # fmt: skip
    path = tmp_path / f"plot{suffix}"
    choose(monkeypatch, str(path))
    export(QWidget(), Document(), "plot.png")
    assert path.read_bytes().startswith(BEGINS[suffix])
    assert path.stat().st_size > 1000
    assert told == []


def test_nothing_is_written_where_nothing_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str], qapp: QApplication
) -> None:
    choose(monkeypatch, "")
    export(QWidget(), Document(), "plot.png")
    assert (list(tmp_path.iterdir()), told) == ([], [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere/plot.png", "there is no folder"),
        ("plot.xyz", "choose a name that ends in .png, .svg, .pdf, .csv,"),
        ("plot.gif", "does not write .gif files yet"),
    ],
)
def test_what_cannot_be_written_is_told_without_options_of_the_command_line(
    name: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str],
    qapp: QApplication,
) -> None:  # fmt: skip
    choose(monkeypatch, str(tmp_path / name))
    export(QWidget(), Document(), "plot.png")
    assert len(told) == 1
    assert told[0].startswith(Path(name).name)
    assert words in told[0]
    assert "--" not in told[0]
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_is_told_without_the_number_of_the_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str], qapp: QApplication
) -> None:
    path = tmp_path / "plot.csv"
    choose(monkeypatch, str(path))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    export(QWidget(), Document(), "plot.png")
    assert told == ["plot.csv cannot be written: the disk is full."]


def test_an_export_replaces_no_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str], qapp: QApplication
) -> None:
    path = tmp_path / "plot.csv"
    os.mkfifo(path)
    choose(monkeypatch, str(path))
    export(QWidget(), Document(), "plot.png")
    assert told == ["plot.csv is a pipe, not a file."]
    assert path.is_fifo()
