"""The command line as shells and other programs misuse it: each time one line, or silence."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from core.ending import INTERRUPTED, NOBODY_READS, REFUSED

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="misuses what a POSIX shell has"),
    pytest.mark.usefixtures("no_helper"),
]

SHELL = 'exec "$0" main.py "$@"'
UNBUFFERED = "export PYTHONUNBUFFERED=1;"
CSV = ("--formula", "x", "--export", "out.csv")


ODD = {"MPLBACKEND": "nonsense", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}


def shell(line: str, root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", "-c", line, sys.executable, *arguments],
        check=False, capture_output=True, text=True, errors="surrogateescape", cwd=root,
        env={**os.environ, **ODD}, timeout=60,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("one", "two"):
        (tmp_path / name).symlink_to("two" if name == "one" else "one")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    monkeypatch.chdir(tmp_path)
    return tmp_path


REFUSALS = [
    ["--formula=--"], ["--formula", "--"], ["--at=--"], ["--set=--"], ["--step", "--"],
    ["--range=--"], ["--export=--"], ["--formula=="], ["--formula", "\udcff"], ["\udcff"],
    ["--\udcff"], ["--set", "\udcff=1"], ["--export", "\udcff.xyz"], ["one"], ["one/x.chainrule"],
    ["x" * 100_000], ["--bogus=" + "x" * 100_000], ["--formula", "\x1b[2J"], ["a\nb"],
    ["--range", "1e308", "-1e308"], ["--at", "1e999"], ["--", "--"],
    ["--formula", "x", "--set", "=" * 1000],
]  # fmt: skip


@pytest.mark.parametrize("arguments", REFUSALS, ids=lambda arguments: ascii(arguments)[:40])
@pytest.mark.parametrize("also", [["--json"], ["--export", "out.csv"]], ids=["json", "export"])
def test_what_cannot_be_understood_is_refused_in_one_line(
    arguments: list[str], also: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main([*also, *arguments]) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("chainrule: ")
    assert err.count("\n") == 1
    assert err.rstrip("\n").isprintable()
    assert len(err) < 400
    assert not (folder / "out.csv").exists()


EXTREMES = [
    ["--range", "1e307", "1.7e308"], ["--range", "-1.7e308", "-1e307"], ["--at", "1.7e308"],
    ["--range", "1e-320", "2e-320"], ["--step", "1e-320"], ["--at", "-0"], ["--step", "1e154"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", EXTREMES, ids=" ".join)
@pytest.mark.parametrize("also", [["--report"], ["--json"], ["--export", "out.csv"]], ids=str)
def test_numbers_at_their_ends_give_an_answer_or_one_line(
    arguments: list[str], also: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main.main([*also, "--formula", "exp(x^2)", *arguments])
    out, err = capsys.readouterr()
    assert (status, err.count("\n")) in ((0, 0), (REFUSED, 1))
    assert "Traceback" not in out + err


def test_a_loop_of_links_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["--formula", "x", "--export", "loop.csv"]) == REFUSED
    err = capsys.readouterr().err
    assert "loop.csv" in err
    assert err.count("\n") == 1


def test_a_folder_that_is_gone_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main.main(list(CSV)) == REFUSED
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "out.csv" in err
    assert main.main(["--formula", "x", "--json"]) == 0


@pytest.mark.parametrize(
    ("line", "arguments", "status"),
    [
        (f"{SHELL} >&-", ["--version"], 0),
        (f"{SHELL} <&- >&- 2>&-", ["--json", "--formula", "sin("], REFUSED),
        (f"{SHELL} 2>/dev/full", ["--json", "--formula", "sin("], REFUSED),
        ('"$0" main.py "$@" | head -c 0; exit 0', ["--help"], 0),
        (f"{UNBUFFERED} {SHELL} >/dev/full", ["--version"], REFUSED),
        (f"{UNBUFFERED} {SHELL} >/dev/full", ["--help"], REFUSED),
        (f"{SHELL} >/dev/full", ["--json", "--formula", "+".join("x" * 1990)], REFUSED),
    ],
)
def test_a_real_shell_hears_no_more_than_it_should(
    line: str, arguments: list[str], status: int, root: Path
) -> None:
    done = shell(line, root, *arguments)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.stderr.count("\n") <= 1


WAITS = """
import signal, sys
import core.symbolic.worker as worker, main

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it

def ask(chain):
    print("at work", flush=True)
    signal.pause()

worker.ask_orders = ask
sys.exit(main.main(["--formula", "x", "--json"]))
"""


@pytest.fixture
def at_work(root: Path) -> Iterator["subprocess.Popen[str]"]:
    """The program in the middle of a report, with nothing wrong yet."""
    started = subprocess.Popen(
        [sys.executable, "-c", WAITS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=root,
    )  # fmt: skip
    assert started.stdout is not None
    assert started.stdout.readline() == "at work\n"
    yield started
    started.communicate()


def test_ctrl_c_ends_work_without_a_window(at_work: "subprocess.Popen[str]") -> None:
    at_work.send_signal(signal.SIGINT)
    out, err = at_work.communicate(timeout=60)
    assert (at_work.returncode, out, err) == (INTERRUPTED, "", "")
    assert NOBODY_READS == 128 + signal.SIGPIPE
