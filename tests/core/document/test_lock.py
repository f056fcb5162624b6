import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.document.lock import try_lock

HOLD = """
import sys
from pathlib import Path
from core.document.lock import try_lock

lock = try_lock(Path(sys.argv[1]))
print(lock is not None, flush=True)
sys.stdin.read()
"""


def test_one_holds_it_until_it_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    mine = try_lock(path)
    assert mine is not None
    assert try_lock(path) is None
    mine.release()
    mine.release()
    again = try_lock(path)
    assert again is not None
    again.release()


def test_a_process_that_is_killed_holds_it_no_longer(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "a.lock"
    command = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert try_lock(path) is None
        other.kill()
    mine = try_lock(path)
    assert mine is not None
    mine.release()


def test_a_lock_that_cannot_be_made_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        try_lock(tmp_path / "lost" / "a.lock")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="link"):
        try_lock(tmp_path / "link")


def test_a_file_system_without_locks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("core.document.lock.fcntl.flock", refuse)
    closed: list[int] = []
    close = os.close

    def note_and_close(handle: int) -> None:
        closed.append(handle)
        close(handle)

    monkeypatch.setattr(os, "close", note_and_close)
    with pytest.raises(OSError, match="No locks"):
        try_lock(tmp_path / "a.lock")
    assert len(closed) == 1
