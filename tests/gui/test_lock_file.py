import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.lock_file import lock_file


def test_one_holds_it_and_no_other(tmp_path: Path) -> None:
    one, other = lock_file(tmp_path / "a.lock"), lock_file(tmp_path / "a.lock")
    assert one is not None
    assert other is not None
    assert one.tryLock(0)
    assert not other.tryLock(0)
    one.unlock()
    assert other.tryLock(0)
    other.unlock()


@pytest.mark.skipif(os.name != "posix", reason="has no pipes among its files")
@pytest.mark.parametrize(
    "make",
    [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero"),
     lambda path: path.symlink_to("lost"), lambda path: path.symlink_to(path.name)],
    ids=["pipe", "folder", "device", "lost", "ring"],
)  # fmt: skip
def test_what_is_no_file_is_no_lock(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    make(path)
    assert lock_file(path) is None


def test_where_nothing_can_be_known_there_is_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", refuse)
    assert lock_file(tmp_path / "a.lock") is None
