import errno
import os
import stat
from pathlib import Path

import pytest

from core.document.files import write_all, write_whole


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".chainrule-"))


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, b"1")
    write_whole(path, b"22")
    assert path.read_bytes() == b"22"
    assert leftovers(tmp_path) == []


def test_permissions_are_kept_and_those_of_a_new_file_are_usual(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_bytes(b"0")
    old.chmod(0o640)
    write_all([(new, b"1"), (old, b"1")])
    beside = tmp_path / "beside"
    beside.touch()
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == beside.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"0")
    link.symlink_to(target)
    write_whole(link, b"1")
    assert link.is_symlink()
    assert target.read_bytes() == b"1"


def test_if_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.write_bytes(b"old")
    with pytest.raises(OSError, match=os.strerror(errno.ENOENT)) as caught:
        write_all([(first, b"new"), (tmp_path / "none" / "second", b"new")])
    assert caught.value.filename == str(tmp_path / "none" / "second")
    assert first.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_a_file_is_never_seen_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space") as caught:
        write_whole(path, b"new")
    assert (caught.value.filename, caught.value.filename2) == (os.fspath(path), None)
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []
