import errno
import os
import random
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from core.chain import Chain
from core.document import Document
from core.document import journal as journals
from core.document.files import in_words
from core.document.journal import MOST_STEPS, Journal, JournalError, read
from core.document.kept import Kept, Sight, Step, trimmed
from tests.core.document.sessions import longer, row, session

BLANK = Kept((), 0, Sight(Document(), (), None), {}, (Document(),), {})
FORMULAS = ["x", "sin(x)", "cos(x)+1", "exp(x^2)", "a*x"]


def test_what_is_written_is_read_and_each_change_is_a_line(journal: Journal) -> None:
    kept = session("x", "sin(x)")
    journal.write(kept)
    written = journal.path.read_bytes()
    for after in (longer(kept, *FORMULAS), kept._replace(done=0), kept._replace(window={})):
        journal.write(after)
        assert read(journal.path) == after
        assert journal.path.read_bytes().startswith(written)
        written = journal.path.read_bytes()
    assert written.count(b"\n") == 4
    journal.write(kept._replace(window={}))
    assert journal.path.read_bytes() == written


def test_a_drag_of_x_adds_a_short_line(journal: Journal) -> None:
    kept = session("x", "sin(x)")
    journal.write(kept)
    begun = journal.path.stat().st_size
    document = Document(kept.now.document.chain, 0.75)
    journal.write(kept._replace(now=kept.now._replace(document=document)))
    assert journal.path.stat().st_size - begun < 60


def test_a_session_with_nothing_in_it_leaves_no_journal(journal: Journal) -> None:
    journal.write(BLANK)
    journal.finish(BLANK)
    assert read(journal.path) is None
    journal.write(session("x", "sin(x)"))
    journal.write(BLANK)
    assert read(journal.path) == BLANK
    journal.finish(BLANK)
    assert not journal.path.exists()


def test_it_is_written_anew_at_the_end_and_where_it_has_grown(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "_GROWTH", 1500)
    kept = session("x", "sin(x)")
    lines = []
    for i in range(100):
        kept = kept._replace(now=Sight(Document(Chain(), float(i)), (), None))
        journal.write(kept)
        lines.append(journal.path.read_bytes().count(b"\n"))
    assert 10 < max(lines) < 75
    assert read(journal.path) == kept
    journal.finish(kept)
    assert journal.path.read_bytes().count(b"\n") == 1
    assert read(journal.path) == kept


def test_the_last_steps_are_kept_of_however_many(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 40
    monkeypatch.setattr(journals, "MOST_STEPS", most)
    kept, sizes = session("x", "sin(x)"), []
    for i in range(4 * most):
        kept = longer(kept, "x", FORMULAS[i % 5])
        journal.write(kept)
        found = read(journal.path) if i % 9 == 0 else None
        assert found is None or trimmed(found, most) == trimmed(kept, most)
        sizes.append(journal.path.stat().st_size)
    assert max(sizes[-most:]) < 1.5 * max(sizes[: 2 * most])


def test_what_was_left_out_of_the_journal_and_is_undone_to_comes_back(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 20
    monkeypatch.setattr(journals, "MOST_STEPS", most)
    kept = session(*["x", "sin(x)"] * most)
    journal.write(kept)
    for done in (38, 30, 12, 0, 25, 39):
        undone = kept._replace(done=done, now=kept.steps[done - 1].after)
        journal.write(undone)
        found = read(journal.path)
        assert found is not None
        assert trimmed(found, most) == trimmed(undone, most), done


def test_steps_give_way_before_the_most_bytes_are_reached(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 100_000
    monkeypatch.setattr(journals, "MAX_BYTES", most)
    sights = [Sight(Document(row(i % 7 * 40, "sin")), (), None) for i in range(220)]
    steps = tuple(Step("new", *pair, None) for pair in pairwise(sights))
    kept = Kept((), 0, sights[0], {}, (), {})
    left = []
    for done in range(1, len(steps), 20):
        kept = kept._replace(steps=steps[:done], done=done, now=steps[done - 1].after)
        journal.write(kept)
        assert journal.path.stat().st_size <= most
        found = read(journal.path)
        assert found is not None
        assert found.now == kept.now
        assert found.steps == kept.steps[-len(found.steps) :]
        assert len(found.steps) == len(kept.steps) - journal.left_out
        assert journal.has_room is (journal.left_out == 0)
        left.append(len(found.steps))
    assert 10 < min(left[6:]) < MOST_STEPS


def test_where_steps_had_no_room_a_change_is_a_line_as_ever(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    sights = [Sight(Document(draft=f"{i}" * 1000), (), None) for i in range(1, 9)]
    steps = tuple(Step("new", *pair, None) for pair in pairwise(sights))
    kept = Kept(steps, len(steps), sights[-1], {}, (), {})
    journal.write(kept)
    journal.lock.release()
    monkeypatch.setattr(journals, "MAX_BYTES", int(1.5 * journal.path.stat().st_size))
    journal = Journal(journal.path, journal.lock)
    journal.write(kept)
    begun, left_out = journal.path.stat().st_size, journal.left_out
    assert left_out > 0
    for x in (1.0, 2.0):
        journal.write(kept._replace(now=Sight(replace(sights[-1].document, x=x), (), None)))
    assert journal.path.stat().st_size - begun < 200
    undone = kept._replace(done=left_out, now=sights[left_out])
    journal.write(undone)
    found = read(journal.path)
    assert found is not None
    assert found.steps[found.done - 1] == undone.steps[undone.done - 1]
    assert journal.left_out < left_out


def test_a_document_that_is_too_large_is_told(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "MAX_BYTES", 500)
    with pytest.raises(OSError, match="large") as caught:
        journal.write(session("x", "+".join("x" * 99)))
    assert in_words(caught.value) == f"{journal.path}: {os.strerror(errno.EFBIG)}"


def test_every_torn_end_leaves_what_was_there_before(journal: Journal) -> None:
    kept = session("x", "sin(x)")
    journal.write(kept)
    begun = len(journal.path.read_bytes())
    after = longer(kept, *FORMULAS)
    journal.write(after)
    whole = journal.path.read_bytes()
    for end in range(begun, len(whole) + 1, 7):
        journal.path.write_bytes(whole[:end])
        assert read(journal.path) == (kept if end < len(whole) - 1 else after)
    journal.path.write_bytes(whole[: begun + 20] + bytes(500))  # as after a loss of power
    assert read(journal.path) == kept


def test_any_damage_is_seen_and_what_is_before_it_is_read(journal: Journal) -> None:
    kepts = [session("x", "sin(x)")]
    journal.write(kepts[0])
    for formula in FORMULAS:
        kepts.append(longer(kepts[-1], "x", formula))
        journal.write(kepts[-1])
    whole, dice = journal.path.read_bytes(), random.Random(12)
    for _ in range(100):
        at = dice.randrange(len(whole))
        journal.path.write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << dice.randrange(8)]) + whole[at + 1 :]
        )
        line = whole[:at].count(b"\n")
        if line == len(kepts) - 1:
            assert read(journal.path) == kepts[-2]
            continue
        with pytest.raises(JournalError, match=f"line {line + 1}|{line + 2}|first line") as caught:
            read(journal.path)
        assert caught.value.kept == (kepts[line - 1] if line else None)


@pytest.mark.parametrize(
    "content", [b"nonsense", b"\n", b"\n\n5\n", b"00000000 \n", b"\xff" * 100, b"a b\nc d\n"]
)
def test_what_is_no_journal_is_told(content: bytes, journal: Journal) -> None:
    journal.path.write_bytes(content)
    with pytest.raises(JournalError) as caught:
        read(journal.path)
    assert caught.value.kept is None
    assert len(str(caught.value)) < 100


def test_an_empty_file_keeps_nothing(journal: Journal) -> None:
    journal.path.touch()
    assert read(journal.path) is None


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_only_a_file_is_read(make: Any, journal: Journal) -> None:
    make(journal.path)
    with pytest.raises(JournalError, match="no journal"):
        read(journal.path)


def test_what_fits_no_line_or_no_session_is_told(journal: Journal) -> None:
    journal.path.write_bytes(journals._line({"a": ["=", 1]}) + journals._line(["=", 1]))
    with pytest.raises(JournalError, match="line 1"):
        read(journal.path)
    journal.path.write_bytes(journals._line(["=", {"chainrule session": 99}]))
    with pytest.raises(JournalError, match="version"):
        read(journal.path)
    nested = b'["=",' + b"[" * 100_000 + b"]" * 100_000 + b"]"
    crc = zlib.crc32(nested)
    journal.path.write_bytes(b"%08x %s\n" % (crc, nested))
    with pytest.raises(JournalError):
        read(journal.path)
