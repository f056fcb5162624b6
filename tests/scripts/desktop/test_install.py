import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.document import Document, save
from scripts.desktop import install
from scripts.desktop.caches import refresh
from scripts.desktop.record import Record

pytestmark = pytest.mark.skipif(os.name != "posix", reason="desktops with ~/.local are of Unix")

ASK_TYPE = """
import sys
from PySide6.QtCore import QMimeDatabase
types = QMimeDatabase()
for path in sys.argv[1:]:
    print(types.mimeTypeForFile(path, QMimeDatabase.MatchMode.MatchContent).name())
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of somebody who has nothing yet."""
    home = tmp_path / "hö me"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return home


def tree(folder: Path) -> dict[str, bytes]:
    """Everything there is, folders with nothing in them."""
    return {
        str(path.relative_to(folder)): b"" if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


def told(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    return err


def test_what_is_installed_is_taken_out_again(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install.main([]) == 0
    command, data = home / ".local/bin/chainrule", home / ".local/share"
    assert os.access(command, os.X_OK)
    said = capsys.readouterr().out
    assert str(command) in said
    assert "not in your PATH" in said
    entry = (data / "applications/chainrule.desktop").read_text()
    assert f'\nExec="{command}" --desktop %f\n' in entry
    assert {path.suffix for path in data.rglob("hicolor/*/apps/*")} == {".svg", ".png"}
    first = tree(home)
    assert install.main([]) == 0
    assert tree(home).keys() == first.keys()
    assert install.main(["--remove"]) == 0
    assert tree(home) == {}
    capsys.readouterr()
    assert install.main(["--remove"]) == 0
    assert capsys.readouterr().out == "Chainrule is not installed.\n"


def test_a_file_manager_knows_a_document_by_its_name_and_by_its_content(
    home: Path, tmp_path: Path
) -> None:
    assert install.main([]) == 0
    save(Document(), tmp_path / "nameless")
    (tmp_path / "damaged.chainrule").touch()
    (tmp_path / "other.json").write_text("{}")
    names = [str(tmp_path / name) for name in ("nameless", "other.json")]
    ask = [sys.executable, "-c", ASK_TYPE, *names]
    said = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.split()
    assert said[0] == "application/x-chainrule"
    assert said[1] != "application/x-chainrule"
    ask[2] = ASK_TYPE.replace("MatchContent", "MatchExtension")
    ask[3:] = [str(tmp_path / "damaged.chainrule")]
    said = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.split()
    assert said == ["application/x-chainrule"]


def test_what_others_have_installed_stays(home: Path) -> None:
    data = home / ".local/share"
    for name in ("mime/packages/other.xml", "applications/other.desktop", "man/man1/other.1"):
        path = data / name
        path.parent.mkdir(parents=True)
        source = Path(install.__file__).with_name(path.name.replace("other", "chainrule"))
        path.write_text(source.read_text().replace("chainrule", "other"))
    (home / ".magic").write_text("# mine\n")
    refresh(data)
    before = tree(home)
    assert install.main([]) == 0
    assert (home / ".magic").read_text() == "# mine\n"
    assert install.main(["--remove"]) == 0
    assert tree(home) == before


def test_what_was_added_to_a_file_of_ours_stays(home: Path) -> None:
    assert install.main([]) == 0
    with (home / ".magic").open("a") as magic:
        magic.write("# and mine\n")
    before = (home / ".magic").read_text()
    assert install.main([]) == 0
    assert install.main(["--remove"]) == 0
    assert tree(home) == {".magic": before.encode()}


def test_the_folder_of_data_is_the_one_that_is_set(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    assert install.main([]) == 0
    assert (data / "applications/chainrule.desktop").exists()
    assert not (home / ".local/share").exists()
    assert install.main(["--remove"]) == 0
    assert not data.exists()
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert install.data_folder() == home / ".local/share"


def test_a_file_of_somebody_else_is_not_replaced(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = home / ".local/bin/chainrule"
    command.parent.mkdir(parents=True)
    command.symlink_to("nowhere")
    assert install.main([]) == 2
    assert f"{command}: is there already" in told(capsys)
    assert install.main(["--remove"]) == 0
    assert command.is_symlink()
    assert not (home / ".local/share").exists()


def test_a_folder_that_cannot_be_made_is_told_in_one_line_and_nothing_stays(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / ".local").mkdir()
    (home / ".local/share").write_text("in the way")
    before = tree(home)
    assert install.main([]) == 2
    assert f"{home}/.local/share" in told(capsys)
    assert tree(home) == before


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.mkdir"])
def test_a_disk_that_is_full_is_told_in_one_line_and_nothing_stays(
    call: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: object, *_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(call, full)
    assert install.main([]) == 2
    monkeypatch.undo()
    assert told(capsys).endswith(": No space left on device\n")
    assert tree(home) == {}


@pytest.mark.parametrize("content", ["", "{}", '{"files": 1, "folders": []}', "\xff"])
def test_a_damaged_memory_is_told_in_one_line(
    content: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    memory = home / ".local/share/chainrule/installed.json"
    memory.parent.mkdir(parents=True)
    memory.write_text(content, encoding="latin-1")
    for arguments in ([], ["--remove"]):
        assert install.main(arguments) == 2
        assert told(capsys) == f"chainrule: {memory}: does not say what was installed\n"


def test_a_newer_version_takes_out_what_it_no_longer_has(tmp_path: Path) -> None:
    memory = tmp_path / "memory"
    Record(memory).put({tmp_path / "a/old": b"1", tmp_path / "b/kept": b"1"})
    Record.read(memory).put({tmp_path / "b/kept": b"2"})
    assert tree(tmp_path / "a") == {}
    assert tree(tmp_path / "b") == {"kept": b"2"}
    record = Record.read(memory)
    record.take_files()
    record.take_folders()
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("arguments", [["--bogus"], ["--remove", "more"], [""]])
def test_the_script_says_how_it_is_called(arguments: list[str], root: Path) -> None:
    done = subprocess.run(
        [root / "scripts" / "install", *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "chainrule: usage: scripts/install [--remove]\n"
