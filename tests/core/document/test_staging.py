import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.document.files import write_whole
from core.document.staging import YOUNG, Staged, sweep

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such locks")

KILLED = """
import os, signal, sys
from core.document.staging import Staged
with Staged(sys.argv[1], secret=True) as staged:
    os.write(staged.handle, b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_writer_left_goes_with_the_next_save(tmp_path: Path, root: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, check=False)
    assert len(names(tmp_path)) == 1
    write_whole(tmp_path / "a", b"1")
    assert names(tmp_path) == ["a"]


def test_what_is_being_written_stays(tmp_path: Path) -> None:
    with Staged(str(tmp_path), secret=False) as staged:
        sweep(str(tmp_path))
        assert names(tmp_path) == [Path(staged.name).name]
    assert names(tmp_path) == []


def test_a_secret_file_is_nobody_elses(tmp_path: Path) -> None:
    with Staged(str(tmp_path), secret=True) as staged:
        assert Path(staged.name).stat().st_mode & 0o777 == 0o600


def test_what_is_unlocked_and_young_may_be_a_living_writers(tmp_path: Path) -> None:
    own = tmp_path / f".chainrule-{os.getpid()}-{'0' * 16}"
    own.touch()
    sweep(str(tmp_path))
    assert own.exists()
    then = time.time() - YOUNG - 1  # its writer's number is another's by now
    os.utime(own, (then, then))
    sweep(str(tmp_path))
    assert not own.exists()


def test_nothing_else_is_removed(tmp_path: Path) -> None:
    gone = 2**22 + 1  # no process has so high a number
    (tmp_path / "target").touch()
    kept = [".chainrule-notes", ".chainrule-abc123", f".chainrule-{gone}-0", "target"]
    for name in kept:
        (tmp_path / name).touch()
    (tmp_path / f".chainrule-{gone}-{'1' * 16}").symlink_to(tmp_path / "target")
    (tmp_path / f".chainrule-{gone}-{'2' * 16}").mkdir()
    os.mkfifo(tmp_path / f".chainrule-{gone}-{'3' * 16}")
    before = names(tmp_path)
    sweep(str(tmp_path))
    sweep(str(tmp_path / "none"))
    assert names(tmp_path) == before
