"""Every call of the system that keeps a session fails in turn, and others write to its file."""

import errno
import os
from contextlib import suppress
from itertools import count
from typing import Any

import pytest

from core.document import attributes, files, reading, staging
from core.document import journal as journals
from core.document.journal import Journal, read
from tests.core.document.failing import Failing
from tests.core.document.sessions import longer, session

FORMULAS = ["x", "sin(x)", "cos(x)+1", "exp(x^2)", "a*x"]


def fail_in_turn(patch: pytest.MonkeyPatch, number: int, error: int) -> Failing:
    failing = Failing(number, error)
    for module in (attributes, files, journals, reading, staging):
        patch.setattr(module, "os", failing.over(os))
    return failing


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("way", ["write", "finish"])
def test_whatever_call_fails_what_was_kept_is_or_what_is_to_be(
    way: str, error: int, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, seen = session("x", "sin(x)"), set()
    after = longer(before, *FORMULAS)
    for number in count():
        journal.finish(before)
        with monkeypatch.context() as patch:
            failing = fail_in_turn(patch, number, error)
            with suppress(OSError):
                getattr(journal, way)(after)
        seen.add(failing.failed)
        assert read(journal.path) in (before, after), failing.failed
        assert len(list(journal.path.parent.iterdir())) == 2, failing.failed
        journal.write(after)
        assert read(journal.path) == after
        if not failing.failed:
            break
    assert seen >= {"open", "lseek", "write", "fsync", "close"}


def test_a_line_that_is_cut_short_leads_to_a_file_that_is_whole(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, write = session("x", "sin(x)"), os.write
    journal.write(kept)
    monkeypatch.setattr(os, "write", lambda handle, part: write(handle, part[:70]))
    journal.write(longer(kept, *FORMULAS))
    assert read(journal.path) == longer(kept, *FORMULAS)


def test_somebody_elses_line_and_a_lost_file_do_not_spoil_it(journal: Journal) -> None:
    kept = session("x", "sin(x)")
    journal.write(kept)
    journal.path.write_bytes(journal.path.read_bytes() + b"more")
    kept = longer(kept, "x", "cos(x)")
    journal.write(kept)
    assert read(journal.path) == kept
    journal.path.unlink()
    kept = longer(kept, "x", "exp(x)")
    journal.write(kept)
    assert read(journal.path) == kept


def test_after_a_failure_it_is_written_whole_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = session("x", "sin(x)")
    journal.write(kept)
    with monkeypatch.context() as patch:
        patch.setattr(journal, "_append", lambda _: False)
        patch.setattr(journals, "write_whole", fail_with(errno.ENOSPC))
        with pytest.raises(OSError, match="space"):
            journal.write(longer(kept, *FORMULAS))
    assert read(journal.path) == kept
    journal.write(longer(kept, *FORMULAS))
    assert read(journal.path) == longer(kept, *FORMULAS)


def fail_with(number: int) -> Any:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail
