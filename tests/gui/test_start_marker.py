import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gui.start_marker import StartMarker

START = """
import sys
from pathlib import Path
from gui import start_marker
start_marker.state_folder = lambda: Path(sys.argv[1])
marker = start_marker.StartMarker(1)
print(marker.died, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("gui.start_marker.state_folder", lambda: tmp_path)
    return tmp_path


def test_a_start_that_came_to_its_end_leaves_nothing(folder: Path) -> None:
    for number in range(2):
        marker = StartMarker(number)
        assert not marker.died
        assert list(folder.iterdir()) != []
        marker.end()
        assert list(folder.iterdir()) == []


def test_a_start_that_failed_in_words_is_known_once_too(folder: Path) -> None:
    StartMarker(1).fail()
    for number in (2, 3):
        marker = StartMarker(number)
        assert marker.died is (number == 2)
        marker.end()
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="kills as a system does")
def test_a_start_that_was_killed_is_known_once_and_one_at_work_is_not_taken_for_it(
    folder: Path, root: Path
) -> None:
    command = [sys.executable, "-c", START, str(folder)]
    other = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "False\n"
    marker = StartMarker(2)
    assert not marker.died
    other.send_signal(signal.SIGKILL)
    other.communicate()
    marker.end()
    assert StartMarker(3).died
    assert not StartMarker(4).died


def test_without_a_state_folder_a_start_is_a_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("gui.start_marker.state_folder", refuse)
    marker = StartMarker(1)
    assert not marker.died
    marker.end()


def test_what_is_no_lock_is_not_believed(folder: Path) -> None:
    (folder / "starting-folder").mkdir()
    (folder / "starting-noise").write_bytes(b"\xff\0")
    assert isinstance(StartMarker(1).died, bool)


@pytest.mark.skipif(os.name != "posix", reason="has no pipes among its files")
def test_a_pipe_holds_no_start_up(folder: Path) -> None:
    for number in (1, 2):
        os.mkfifo(folder / f"starting-{number}")
    for _ in range(2):
        marker = StartMarker(1)
        assert not marker.died
        marker.end()


@pytest.mark.parametrize("kind", ["folder", "read-only"])
def test_a_mark_that_stays_where_it_is_is_not_believed(
    kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    if kind == "folder":
        (folder / "start-failed").mkdir()
    else:
        StartMarker(1).fail()
        monkeypatch.setattr(Path, "unlink", refuse)
    marker = StartMarker(2)
    assert not marker.died
    assert (folder / "starting-2").exists()
    marker.end()
