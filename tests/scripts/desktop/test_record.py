from pathlib import Path

import pytest

from scripts.desktop.record import Record


def test_what_was_put_is_taken_out_again_with_its_folders(tmp_path: Path) -> None:
    memory, file = tmp_path / "a" / "memory.json", tmp_path / "b" / "c" / "file"
    Record.read(memory).put({file: b"1"})
    record = Record.read(memory)
    assert record.files == (file,)
    assert file.read_bytes() == b"1"
    record.take_files()
    record.take_folders()
    assert list(tmp_path.iterdir()) == []


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    memory, file = tmp_path / "a" / "memory.json", tmp_path / "b" / "file"
    Record.read(memory).put({file: b"1"})
    (tmp_path / "b" / "theirs").touch()
    record = Record.read(memory)
    record.take_files()
    record.take_folders()
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["theirs"]


def test_a_file_in_the_way_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"theirs")
    with pytest.raises(FileExistsError, match="move it away first"):
        Record.read(tmp_path / "memory.json").put({file: b"ours"})
    assert file.read_bytes() == b"theirs"


def test_what_is_no_longer_wanted_is_taken_out(tmp_path: Path) -> None:
    memory, old, new = tmp_path / "memory.json", tmp_path / "old", tmp_path / "new"
    Record.read(memory).put({old: b"1"})
    Record.read(memory).put({new: b"1"})
    assert not old.exists()
    assert new.exists()


@pytest.mark.parametrize("content", ["", "[]", '{"files": 3, "folders": []}', "{"])
def test_a_damaged_memory_is_said(tmp_path: Path, content: str) -> None:
    memory = tmp_path / "memory.json"
    memory.write_text(content)
    with pytest.raises(OSError, match="does not say what was installed"):
        Record.read(memory)
