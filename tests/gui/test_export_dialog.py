from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from core.document import Document
from gui.export_dialog import export

BEGINS = {
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF-",
    ".csv": b"x,f(x),f'(x)\n",
}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said in message boxes."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: said.append(text))
    return said


def choose(monkeypatch: pytest.MonkeyPatch, name: str, filter_index: int = 0) -> None:
    def answer(parent: QWidget, title: str, start: str, filters: str) -> tuple[str, str]:
        return name, filters.split(";;")[filter_index]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


@pytest.mark.parametrize("suffix", BEGINS)
def test_the_suffix_decides(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str],
    qapp: QApplication,
) -> None:  # fmt: skip
    path = tmp_path / f"plot{suffix}"
    choose(monkeypatch, str(path))
    export(QWidget(), Document())
    assert path.read_bytes().startswith(BEGINS[suffix])
    assert path.stat().st_size > 1000
    assert told == []


@pytest.mark.parametrize(("index", "suffix"), list(enumerate(BEGINS)))
def test_without_a_suffix_the_filter_decides(
    index: int, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str],
    qapp: QApplication,
) -> None:  # fmt: skip
    choose(monkeypatch, str(tmp_path / "plot"), index)
    export(QWidget(), Document())
    assert [path.name for path in tmp_path.iterdir()] == [f"plot{suffix}"]
    assert told == []


def test_nothing_is_written_where_nothing_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str], qapp: QApplication
) -> None:
    choose(monkeypatch, "")
    export(QWidget(), Document())
    assert (list(tmp_path.iterdir()), told) == ([], [])


@pytest.mark.parametrize("name", ["nowhere/plot.png", "plot.xyz"])
def test_what_cannot_be_written_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: list[str],
    qapp: QApplication,
) -> None:  # fmt: skip
    choose(monkeypatch, str(tmp_path / name))
    export(QWidget(), Document())
    assert len(told) == 1
    assert name in told[0]
    assert list(tmp_path.iterdir()) == []
