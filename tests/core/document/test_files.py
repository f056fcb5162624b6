import errno
import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.document import Document, load, save
from core.document.files import LONGEST_NAME, file_name, in_words, write_all, write_whole

unix = pytest.mark.skipif(os.name != "posix", reason="these files are of Unix")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, b"1")
    write_whole(path, b"22")
    assert path.read_bytes() == b"22"
    assert names(tmp_path) == ["a"]


@unix
def test_permissions_are_kept_and_those_of_a_new_file_are_usual(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_bytes(b"0")
    old.chmod(0o640)
    usual = os.umask(0o027)
    try:
        write_all([(new, b"1"), (old, b"1")])
        beside = tmp_path / "beside"
        beside.touch()
    finally:
        os.umask(usual)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == beside.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link, new = tmp_path / "target", tmp_path / "link", tmp_path / "new"
    target.write_bytes(b"0")
    link.symlink_to(target)
    write_whole(link, b"1")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"1")
    (tmp_path / "dangling").symlink_to(new)
    write_whole(tmp_path / "dangling", b"2")
    assert new.read_bytes() == b"2"


def test_the_other_names_of_a_file_keep_what_they_had(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "backup"
    path.write_bytes(b"old")
    other.hardlink_to(path)
    write_whole(path, b"new")
    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"old")


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    for act in (lambda: write_whole(one, b"1"), lambda: load(one)):
        with pytest.raises(OSError, match=os.strerror(errno.ELOOP)) as caught:
            act()
        assert in_words(caught.value) == f"{one}: {os.strerror(errno.ELOOP)}"
    assert names(tmp_path) == ["one", "other"]


@pytest.mark.parametrize("name", ["a\0b", "a\udc80b\ud800"])
def test_a_name_that_the_system_cannot_have_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for act in (lambda: write_whole(path, b"1"), lambda: load(path)):
        with pytest.raises(OSError, match=os.strerror(errno.EINVAL)) as caught:
            act()
        in_words(caught.value).encode()  # can be shown and printed


@unix
def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".csv")
    write_whole(path, b"1")
    assert path.read_bytes() == b"1"


def test_if_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.write_bytes(b"old")
    with pytest.raises(OSError, match=os.strerror(errno.ENOENT)) as caught:
        write_all([(first, b"new"), (tmp_path / "none" / "second", b"new")])
    assert caught.value.filename == str(tmp_path / "none" / "second")
    assert first.read_bytes() == b"old"
    assert names(tmp_path) == ["first"]


def test_what_is_read_only_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="the file is read-only"):
        write_whole(path, b"new")
    assert (path.read_bytes(), names(tmp_path)) == (b"old", ["a"])


@pytest.fixture
def odd(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """Something that is no regular file."""
    path = tmp_path / "odd"
    with socket.socket(socket.AF_UNIX) as server:
        if request.param == "pipe":
            os.mkfifo(path)
        elif request.param == "socket":
            server.bind(os.path.relpath(path))  # a whole path may be too long for one
        elif request.param == "folder":
            path.mkdir()
        else:
            path.symlink_to(request.param)
        yield path


@unix
@pytest.mark.parametrize(
    ("odd", "words"),
    [("pipe", "a pipe"), ("socket", "a socket"), ("folder", "a folder"), ("/dev/full", "a device"),
     ("/dev/zero", "a device"), ("/dev/random", "a device"), ("/dev/null", "a device")],
    indirect=["odd"],
)  # fmt: skip
def test_only_files_are_read_and_replaced(odd: Path, words: str) -> None:
    before = odd.stat().st_mode
    for act in (lambda: write_whole(odd, b"1"), lambda: load(odd)):
        with pytest.raises(OSError, match=f"this is {words}, not a file") as caught:
            act()
        assert in_words(caught.value) == f"{odd}: this is {words}, not a file"
    assert odd.stat().st_mode == before
    assert names(odd.parent) == ["odd"]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.chainrule"
    save(Document(), path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))  # more is refused half-way
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)) as caught:
            save(Document(x=2.0), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert in_words(caught.value) == f"{path}: {os.strerror(errno.EFBIG)}"
    assert (load(path), names(tmp_path)) == (Document(), ["a.chainrule"])


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(), "this cannot be read or written"),
        (OSError("image too large"), "image too large"),
        (OSError(5, None), "5, None"),
        (OSError(5, "broken", "a\nb"), "a�b: broken"),
        (OSError(5, "broken", 3), "3: broken"),
        (OSError(5, "broken", b"a\xff"), "a�: broken"),
    ],
)
def test_errors_of_all_kinds_are_told(error: OSError, words: str) -> None:
    assert in_words(error) == words


def test_a_long_name_is_told_by_both_its_ends() -> None:
    long = "/home/" + "a" * 500 + "/b.chainrule"
    assert file_name(long, 36) == "/home/aaaaa…aaaaaaaaaaaa/b.chainrule"
    assert len(file_name("a" * 500)) == LONGEST_NAME
