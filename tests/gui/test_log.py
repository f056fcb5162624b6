import os
from pathlib import Path

import pytest

from gui.log import FILE_BYTES, LONGEST, OLDER_FILES, Log, log_file, versions


def test_a_run_is_written_down_from_its_start_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "chainrule.log"
    for _ in range(2):
        log = Log(path)
        log.write("something")
        log.close()
    lines = path.read_text().splitlines()
    words = [line.split(" ", 4)[2:] for line in lines]
    run = ["started: ", "something", "ended"]
    assert [w[2].startswith(said) for w, said in zip(words, run * 2, strict=True)] == [True] * 6
    assert {w[0] for w in words} == {str(os.getpid())}
    assert versions() in lines[0]


def test_the_log_is_bounded_whatever_is_written(tmp_path: Path) -> None:
    log = Log(tmp_path / "chainrule.log")
    for _ in range(150):
        log.write("\udcff" * 9_000_000)
    log.close()
    files = list(tmp_path.iterdir())
    assert len(files) <= OLDER_FILES + 1
    assert all(file.stat().st_size <= FILE_BYTES + 10 * LONGEST for file in files)


@pytest.mark.parametrize("path", [None, Path("/proc/none/chainrule.log"), Path("/dev/full")])
def test_without_a_place_for_it_the_app_works_as_it_does(path: Path | None) -> None:
    log = Log(path)
    log.write("something")
    log.close()


def test_it_lies_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.log.state_folder", lambda: tmp_path)
    assert log_file() == tmp_path / "chainrule.log"


def test_where_there_is_no_state_folder_there_is_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("gui.log.state_folder", refuse)
    assert log_file() is None
