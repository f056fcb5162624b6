"""Every call of the system that a save makes fails in turn."""

import errno
import os
from itertools import count
from pathlib import Path

import pytest

from core.document import Document, attributes, files, load, reading, save, staging
from core.document.files import in_words
from tests.core.document.failing import Failing

fcntl = pytest.importorskip("fcntl")

OLD, NEW = Document(x=1.0), Document(x=2.0)

CALLS = {"stat", "access", "listdir", "open", "flock", "write", "fchown", "fchmod", "fsync"}
"""Some of those that must be among them."""


def fail(monkeypatch: pytest.MonkeyPatch, number: int, error: int) -> Failing:
    failing = Failing(number, error)
    for module in (attributes, files, reading, staging):
        monkeypatch.setattr(module, "os", failing.over(os))
    monkeypatch.setattr(staging, "fcntl", failing.over(fcntl))
    return failing


@pytest.mark.parametrize(
    ("error", "is_new"),
    [(errno.EIO, False), (errno.EACCES, False), (errno.ENOSPC, True), (errno.EINVAL, True)],
)
def test_whatever_fails_one_of_the_files_is_whole(
    error: int, is_new: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "a.chainrule", set()
    for number in count():
        path.unlink(missing_ok=True)
        if not is_new:
            save(OLD, path)
        with monkeypatch.context() as patched:
            failing = fail(patched, number, error)
            told = attempt(path)
        seen.add(failing.failed)
        left = load(path) if path.exists() else None
        assert left in (None if is_new else OLD, NEW), failing.failed
        assert left == NEW or told == f"{path}: {os.strerror(error)}", failing.failed
        assert [p.name for p in tmp_path.iterdir()] == ([] if left is None else [path.name])
        if not failing.failed:
            break
    assert seen >= (CALLS - {"access", "fchown", "fchmod"} if is_new else CALLS)
    assert (left, told) == (NEW, "")


def attempt(path: Path) -> str:
    try:
        save(NEW, path)
    except OSError as error:
        return in_words(error)
    return ""


def test_what_is_written_in_pieces_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, part: write(handle, part[:7]))
    save(NEW, tmp_path / "a")
    assert load(tmp_path / "a") == NEW


def test_all_is_on_the_disk_before_the_name_is_another_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = fail(monkeypatch, 10_000, errno.EIO)
    save(NEW, tmp_path / "a")
    order = [name for name in failing.calls if name in ("write", "fsync", "replace")]
    assert order == ["write", "fsync", "replace", "fsync"]
