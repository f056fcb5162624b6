import os
from pathlib import Path

import pytest

from core.document import Document, save
from core.document.file_format import MAX_BYTES, load_stamped
from core.document.reading import Meanwhile, read_whole, since

unix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are of Unix")


def test_a_file_is_read_up_to_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_whole(path, 5)[0] == b"12345"
    assert read_whole(path, 3)[0] == b"1234"


def test_a_file_is_known_by_the_stamp_of_reading_as_of_writing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    written = save(Document(), path)
    assert load_stamped(path) == (Document(), written)


@pytest.mark.parametrize("quick", [True, False])
def test_what_became_of_a_file_is_known(tmp_path: Path, quick: bool) -> None:
    path = tmp_path / "a"
    known = save(Document(), path)
    assert since(path, known, MAX_BYTES, quick=quick) is Meanwhile.SAME
    os.utime(path, (1, 1))
    assert since(path, known, MAX_BYTES, quick=quick) is Meanwhile.SAME
    save(Document(x=9.0), path)
    assert since(path, known, MAX_BYTES, quick=quick) is Meanwhile.CHANGED
    path.unlink()
    assert since(path, known, MAX_BYTES, quick=quick) is Meanwhile.GONE


def test_other_content_of_the_same_size_and_time_is_seen_where_it_counts(tmp_path: Path) -> None:
    path = tmp_path / "a"
    known = save(Document(x=1.5), path)
    save(Document(x=2.5), path)
    os.utime(path, ns=(known.modified, known.modified))
    assert since(path, known, MAX_BYTES) is Meanwhile.CHANGED


@unix
def test_what_is_no_file_any_more_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a"
    known = save(Document(), path)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(OSError, match="a pipe"):
        since(path, known, MAX_BYTES)


@unix
def test_a_file_that_becomes_a_device_while_it_is_opened_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.touch()
    opened = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: opened("/dev/zero", flags))
    with pytest.raises(OSError, match="a device"):
        read_whole(path, 5)
