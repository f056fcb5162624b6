from pathlib import Path

import pytest

from scripts.desktop.caches import refresh


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))


@pytest.mark.usefixtures("no_programs")
def test_where_there_is_nothing_nothing_is_made(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    refresh(data)
    assert list(data.iterdir()) == []


@pytest.mark.usefixtures("no_programs")
def test_caches_of_nothing_are_taken_away(tmp_path: Path) -> None:
    mime, applications = tmp_path / "mime", tmp_path / "applications"
    (mime / "application").mkdir(parents=True)
    applications.mkdir()
    for path in (mime / "globs2", mime / "mime.cache", applications / "mimeinfo.cache"):
        path.touch()
    refresh(tmp_path)
    assert list(mime.iterdir()) == list(applications.iterdir()) == []


@pytest.mark.usefixtures("no_programs")
def test_caches_that_others_need_stay(tmp_path: Path) -> None:
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    (packages / "other.xml").touch()
    (tmp_path / "mime" / "globs2").touch()
    refresh(tmp_path)
    assert (tmp_path / "mime" / "globs2").exists()
