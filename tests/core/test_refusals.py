"""What cannot be done is refused in one line, and nothing is written."""

import errno
import os
import time
from pathlib import Path

import pytest

import main
from tests.core.conftest import contents
from tests.pace import within_a_second

# Every line of the list of bad input, and what the one line on stderr must contain.
BAD = [
    (["--formula", ""], "the formula is empty"),
    (["--formula", "sin("], "character 5"),
    (["--formula", "x +* 2"], "expected a value"),
    (["--formula", "foo(x)"], "there is no 'foo'"),
    (["--formula", "__import__('os')"], "'_' has no meaning here"),
    (["--formula", "(" * 10_000], "100 levels"),
    (["--formula", "(" * 5_000 + "x" + ")" * 5_000], "at most 10000 characters"),
    (["--formula", "x" * 1_000_000], "at most 10000 characters"),
    (["--formula", "x" + "+1" * 2417], "at most 2000 blocks; this one would have 2417"),
    (["--at", "abc"], "--at 'abc'"),
    (["--at", ""], "--at ''"),
    (["--at", "x"], "--at 'x'"),
    (["--at", "1/0"], "finite"),
    (["--at", "nan"], "--at 'nan'"),
    (["--at"], "--at expects 1 value"),
    (["--range", "2", "1"], "--range"),
    (["--range", "1", "1"], "--range"),
    (["--range", "nan", "1"], "--range 'nan'"),
    (["--range", "-1e308", "1e308"], "too wide"),
    (["--range", "1"], "--range expects 2 values"),
    (["--range=1"], "--range expects 2 values"),
    (["--range", "1\n2", "3"], "--range"),
    (["--step", "0"], "--step"),
    (["--step", "-1"], "--step"),
    (["--step", "abc"], "--step 'abc'"),
    (["--export", "nowhere/x.png"], "--export nowhere/x.png: there is no folder 'nowhere'"),
    (["--export", "x.xyz"], "--export x.xyz: expected a name that ends in .png, .svg, .pdf, "),
    (["--export", "x"], ".png, .svg, .pdf, "),
    (["--export", ""], ".png"),
    (["--export", "folder.png"], "is a folder"),
    (["--export", "file.csv/x.png"], "there is no folder"),
    (["--export", "a" * 300 + ".png"], "too long"),
    (["--screenshot", "nowhere/x.png"], "--screenshot nowhere/x.png: there is no folder 'nowhere'"),
    (["--bogus"], "--bogus"),
    (["--form", "x"], "--form"),
    (["one.json", "two.json"], "two.json"),
    (["none.json"], "none.json"),
    (["folder.png"], "folder.png"),
    (["file.csv"], "file.csv is not a Chainrule document"),
]
IDS = [" ".join(arguments)[:40].replace("\n", " ") for arguments, _ in BAD]


def one_line(captured: pytest.CaptureFixture[str]) -> str:
    out, err = captured.readouterr()
    assert out == ""
    assert err.startswith("chainrule: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "usage" not in err
    assert len(err) < 400
    return err


@pytest.mark.parametrize(("arguments", "words"), BAD, ids=IDS)
@pytest.mark.parametrize("also", [["--report"], ["--export", "ok.csv"]], ids=["report", "export"])
def test_bad_input_is_refused_in_one_line_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str,
    also: list[str],
) -> None:  # fmt: skip
    before = contents(folder)
    started = time.process_time()
    assert main.main([*also, *arguments]) == 2
    assert within_a_second(time.process_time() - started)
    assert words in one_line(capsys)
    assert contents(folder) == before


def test_bad_input_without_a_headless_option_opens_no_window(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["--formula", "sin("]) == 2
    one_line(capsys)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="chmod does not bind root")
def test_a_read_only_folder_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o555)
    assert main.main(["--export", "ok.csv", "--export", "closed/x.csv"]) == 2
    assert "cannot be written" in one_line(capsys)
    assert not (folder / "ok.csv").exists()


def test_a_folder_that_says_no_is_refused_before_any_work(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert main.main(["--export", "x.csv"]) == 2
    assert "cannot be written" in one_line(capsys)


@pytest.mark.usefixtures("no_helper")
def test_a_write_that_fails_leaves_no_file_and_prints_no_report(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)

    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert main.main(["--report", "--export", "file.csv", "--export", "b.csv"]) == 2
    monkeypatch.undo()
    assert "No space left on device" in (error := one_line(capsys))
    assert "file.csv" in error
    assert contents(folder) | before == before


@pytest.mark.parametrize("kind", ["pipe", "device", "circle"])
def test_only_files_are_opened_and_exported_to(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "odd.csv"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "device" else path)
    words = os.strerror(errno.ELOOP) if kind == "circle" else f"this is a {kind}, not a file"
    assert main.main(["--report", "odd.csv"]) == 2
    assert one_line(capsys) == f"chainrule: odd.csv: {words}\n"
    assert main.main(["--export", "odd.csv"]) == 2
    assert words in one_line(capsys)
    assert os.path.lexists(path)  # also where it leads nowhere
