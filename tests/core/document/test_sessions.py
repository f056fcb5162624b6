import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from core.document.files import file_name
from core.document.journal import read
from core.document.kept import VERSION
from core.document.sessions import (
    MOST_ASIDE,
    MOST_LEFT,
    Taken,
    begin,
    discard,
    is_work_left,
    newer,
    take,
    take_left,
)
from tests.core.document.sessions import session


def closed(taken: Taken, *formulas: str) -> None:
    """Let a window that had typed something close."""
    taken.journal.finish(session(*formulas))
    taken.journal.lock.release()


def test_the_next_start_takes_what_the_last_one_kept(tmp_path: Path) -> None:
    first = take(tmp_path)
    assert (first.kept, first.damage) == (None, "")
    closed(first, "x", "sin(x)")
    second = take(tmp_path)
    assert second.journal.path == first.journal.path
    assert second.kept == session("x", "sin(x)")


def test_two_windows_have_journals_of_their_own_and_the_newest_is_taken_first(
    tmp_path: Path,
) -> None:
    one, two, three = (take(tmp_path) for _ in range(3))
    assert len({taken.journal.path for taken in (one, two, three)}) == 3
    assert two.kept is None
    closed(two, "x", "cos(x)")
    closed(one, "x", "sin(x)")
    os.utime(two.journal.path, (1e9, 1e9))
    assert take(tmp_path).kept == session("x", "sin(x)")
    assert take(tmp_path).kept == session("x", "cos(x)")
    assert take(tmp_path).kept is None  # the third is held


def test_a_window_that_does_nothing_is_never_the_last(tmp_path: Path) -> None:
    one, two = take(tmp_path), take(tmp_path)
    closed(one, "x", "sin(x)")
    two.journal.lock.release()
    assert take(tmp_path).kept == session("x", "sin(x)")


def test_a_damaged_journal_is_put_aside_and_what_can_be_read_of_it_is_taken(
    tmp_path: Path,
) -> None:
    closed(take(tmp_path), "x", "sin(x)")
    (path,) = tmp_path.glob("session-*.journal")
    path.write_bytes(path.read_bytes() + b"damage\nmore\n")
    taken = take(tmp_path)
    assert taken.kept == session("x", "sin(x)")
    aside = tmp_path / "damaged-1.journal"
    assert (
        taken.damage == f"It is put aside as {file_name(str(aside), 72)} (its line 2 is damaged)."
    )
    assert aside.read_bytes().endswith(b"damage\nmore\n")
    assert not path.exists()
    taken.journal.write(taken.kept)
    assert read(path) == taken.kept


def test_only_a_few_are_put_aside(tmp_path: Path) -> None:
    for i in range(MOST_ASIDE + 3):
        closed(take(tmp_path), "x", "sin(x)")
        (path,) = tmp_path.glob("session-*.journal")
        path.write_bytes(b"damage %d\n" % i)
        os.utime(path, (1e9 + i, 1e9 + i))
    take(tmp_path)
    kept = {path.read_bytes() for path in tmp_path.glob("damaged-*")}
    assert kept == {b"damage %d\n" % i for i in range(3, MOST_ASIDE + 3)}


def test_work_of_another_window_is_left_until_somebody_takes_it(tmp_path: Path) -> None:
    first, second, blank, held = (take(tmp_path) for _ in range(4))
    closed(first, "x", "sin(x)")
    closed(blank, "exp(x^2)^2", "exp(x^2)^2")
    held.journal.write(session("x", "tan(x)"))
    os.utime(first.journal.path, (1e9, 1e9))
    closed(second, "x", "cos(x)")
    assert take(tmp_path).kept == session("x", "cos(x)")
    assert is_work_left(tmp_path)
    left = take_left(tmp_path)
    assert left is not None
    assert left.kept == session("x", "sin(x)")
    assert not is_work_left(tmp_path)
    left.journal.lock.release()
    assert is_work_left(tmp_path)


def test_what_is_damaged_waits_for_a_start_that_can_say_so(tmp_path: Path) -> None:
    closed(take(tmp_path), "x", "sin(x)")
    (path,) = tmp_path.glob("session-*.journal")
    path.write_bytes(b"damage\n")
    assert not is_work_left(tmp_path)
    assert take(tmp_path).damage


def test_only_some_journals_are_left_and_none_that_a_window_holds(tmp_path: Path) -> None:
    held = take(tmp_path)
    held.journal.write(session("x"))
    os.utime(held.journal.path, (1, 1))
    for i in range(MOST_LEFT + 5):
        journal = begin(tmp_path)
        journal.write(session("x", f"x+{i}"))
        journal.lock.release()
        os.utime(journal.path, (1e9 + i, 1e9 + i))
    begin(tmp_path)
    left = list(tmp_path.glob("session-*.journal"))
    assert held.journal.path in left
    assert len(left) <= MOST_LEFT + 1
    assert take(tmp_path).kept == session("x", f"x+{MOST_LEFT + 4}")


def test_what_a_newer_version_kept_is_left_as_it_is(tmp_path: Path) -> None:
    closed(take(tmp_path), "x", "cos(x)")
    other = begin(tmp_path)
    other.write(session("x", "sin(x)"))
    other.lock.release()
    written = other.path.read_bytes().replace(b'session":%d' % VERSION, b'session":%d' % 99)
    other.path.write_bytes(written)
    taken = take(tmp_path)
    assert (taken.kept, taken.damage) == (session("x", "cos(x)"), "")
    assert newer(tmp_path) == [other.path]
    os.utime(other.path, (1, 1))
    for i in range(MOST_LEFT + 2):
        journal = begin(tmp_path)
        journal.write(session("x", f"x+{i}"))
        journal.lock.release()
    assert other.path.read_bytes() == written
    assert list(tmp_path.glob("damaged-*")) == []


def test_one_that_was_taken_in_elsewhere_is_gone(tmp_path: Path) -> None:
    closed(take(tmp_path), "x", "sin(x)")
    taken = take(tmp_path)
    discard(taken.journal)
    assert take(tmp_path).kept is None


def test_a_journal_that_cannot_be_read_is_told_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(take(tmp_path), "x", "sin(x)")
    (path,) = tmp_path.glob("session-*.journal")

    def broken(*_: object) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", broken)
        taken = take(tmp_path)
    assert taken.damage == f"{path}: {os.strerror(errno.EIO)}."
    assert taken.journal.path != path
    assert take(tmp_path).kept == session("x", "sin(x)")


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_what_is_no_lock_is_passed_over(kind: str, tmp_path: Path) -> None:
    lock = tmp_path / "session-1.lock"
    if kind == "folder":
        lock.mkdir()
    elif kind == "pipe":
        os.mkfifo(lock)
    else:
        lock.symlink_to(tmp_path / "lost")
    assert take(tmp_path).journal.path.name == "session-2.journal"


def test_a_folder_where_a_journal_should_be_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "session-1.journal").mkdir()
    taken = take(tmp_path)
    assert "no journal" in taken.damage
    taken.journal.write(session("x", "sin(x)"))
    assert stat.S_ISREG(taken.journal.path.stat().st_mode)
    assert (tmp_path / "damaged-1.journal").is_dir()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="lost"):
        take(tmp_path / "lost")


SYSTEM = ("listdir", "lstat", "open", "read", "replace", "scandir", "stat", "unlink", "write")


def fail_in_turn(patch: pytest.MonkeyPatch, number: int, error: int) -> list[str]:
    """Let one call fail of all that are made; give their names."""
    calls: list[str] = []

    def failing(name: str, call: Callable[..., Any], *given: Any, **how: Any) -> Any:
        calls.append(name)
        if len(calls) == number + 1:
            raise OSError(error, os.strerror(error))
        return call(*given, **how)

    for name in SYSTEM:
        patch.setattr(os, name, partial(failing, name, getattr(os, name)))
    return calls


@pytest.mark.parametrize("error", [errno.EIO, errno.EACCES, errno.ENOENT])
@pytest.mark.parametrize("is_damaged", [False, True])
def test_whatever_call_fails_at_the_start_nothing_is_lost(
    error: int, is_damaged: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count():
        folder = tmp_path / f"{number}"
        folder.mkdir()
        closed(take(folder), "x", "sin(x)")
        (path,) = folder.glob("session-*.journal")
        whole = path.read_bytes()
        path.write_bytes(whole + b"damage\nmore\n" * is_damaged)
        with monkeypatch.context() as patch:
            calls = fail_in_turn(patch, number, error)
            taken = None
            with suppress(OSError):
                taken = take(folder)
        left = [file.read_bytes() for file in folder.glob("*.journal")]
        assert any(content.startswith(whole) for content in left), calls
        assert taken is None or taken.kept in (None, session("x", "sin(x)"))
        if len(calls) <= number:
            break
    assert number > 5
    assert taken is not None
    assert taken.kept == session("x", "sin(x)")
