"""A folder that the command line is tried in."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file.csv").write_text("old")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() if p.is_file() else "" for p in folder.iterdir()}
