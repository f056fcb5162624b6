import os
import stat
import struct
from pathlib import Path

import pytest

from core.document.files import write_whole

pytestmark = pytest.mark.skipif(os.name != "posix", reason="owners and modes are of Unix")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a"
    made.write_bytes(b"old")
    return made


ENTRIES = ((1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1))
"""One more user may read what its owner may write, and its group may read."""

ACL = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in ENTRIES)


@pytest.mark.parametrize(
    ("name", "value"), [("user.note", b"mine"), ("system.posix_acl_access", ACL)]
)
def test_attributes_and_rights_of_more_users_are_kept(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError:
        pytest.skip("this file system has no such attributes")
    before = mode(path)
    write_whole(path, b"new")
    assert (os.getxattr(path, name), mode(path)) == (value, before)


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(path: Path) -> None:
    os.chown(path, 1234, 5678)
    path.chmod(0o2660)
    write_whole(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid, mode(path)) == (1234, 5678, 0o2660)


def refuse(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_rights_of_a_group_that_cannot_be_kept_are_no_other_groups(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o664)
    monkeypatch.setattr(os, "fchown", refuse)
    write_whole(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o644)


def test_who_may_not_give_a_file_away_may_keep_its_group(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o664)
    monkeypatch.setattr(os, "fchown", lambda _, owner, __: None if owner == -1 else refuse())
    write_whole(path, b"new")
    assert mode(path) == 0o664


def test_what_no_attribute_survives_is_written_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("fchown", "listxattr", "fchmod"):
        monkeypatch.setattr(os, name, refuse)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
