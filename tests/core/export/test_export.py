from pathlib import Path

import pytest

from core.document import Document
from core.export.export import (
    ExportError,
    Obstacle,
    checked_export,
    checked_folder,
    render,
)
from core.export.things import SUFFIXES

BEGINS = {
    ".png": b"\x89PNG",
    ".svg": b"<?xml",
    ".pdf": b"%PDF-",
    ".csv": b"# f(x) = ",
    **dict.fromkeys((".tex", ".tikz", ".pgf"), b"% f(x) = exp(x^2)^2\n"),
    ".json": b'{"formula": "exp(x^2)^2"',
    ".py": b'"""f(x) = ',
    ".gif": b"GIF89a",
    ".webp": b"RIFF",
    ".apng": b"\x89PNG",
    ".tsv": b"x\tf(x)",
    ".dot": b"// f(x) = ",
}


def obstacle(path: Path) -> Obstacle:
    with pytest.raises(ExportError) as raised:
        checked_export(path)
    assert raised.value.path == path
    return raised.value.obstacle


@pytest.mark.usefixtures("no_helper")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_decides_in_any_letters(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.export.moving.FRAMES", 3)
    monkeypatch.setattr("core.export.moving.REST", 1)
    checked_export(tmp_path / f"f{suffix}")
    path = checked_export(tmp_path / f"F{suffix.upper()}")
    assert render(Document(), path).startswith(BEGINS[suffix])


def test_something_else_is_written_where_it_is_asked_for_and_there_is_such_a_file() -> None:
    plot, chain = (render(Document(), Path("f.tikz"), what=what) for what in ("", "chain"))
    assert b"axis" in plot
    assert rb"\node[block" in chain
    assert render(Document(), Path("f.csv"), what="chain") == render(Document(), Path("f.csv"))


@pytest.mark.parametrize("name", ["f.xyz", "f", "f.png.", ""])
def test_other_suffixes_are_unknown(name: str, tmp_path: Path) -> None:
    assert obstacle(tmp_path / name) is Obstacle.UNKNOWN_SUFFIX


def test_the_folder_has_to_take_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "file").write_text("")
    assert obstacle(tmp_path / "nowhere" / "f.png") is Obstacle.NO_FOLDER
    assert obstacle(tmp_path / "file" / "f.png") is Obstacle.NO_FOLDER
    assert obstacle(tmp_path / "folder.png") is Obstacle.IS_FOLDER
    assert obstacle(tmp_path / ("f" * 300 + ".png")) is Obstacle.SYSTEM
    assert checked_folder(tmp_path / "any.thing") == tmp_path / "any.thing"
    monkeypatch.setattr("os.access", lambda *_: False)
    assert obstacle(tmp_path / "f.png") is Obstacle.LOCKED_FOLDER
