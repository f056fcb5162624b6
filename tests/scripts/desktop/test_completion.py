import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from core.arguments import make_parser
from scripts.desktop import completion

PARSER = make_parser()
OPTIONS = [name for action in PARSER._actions for name in action.option_strings]


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not shutil.which(shell), reason=f"there is no {shell}")


@pytest.fixture
def answer(tmp_path: Path) -> Callable[..., list[str]]:
    """Let a shell read what was written for it, and give the lines that it answers."""
    for name in ("sine.chainrule", "plot.svg"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()

    def read(*command: str) -> list[str]:
        told = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
        assert told.stderr == ""
        return told.stdout.splitlines()

    return read


@needs("bash")
@pytest.mark.parametrize(
    ("word", "before", "offered"),
    [
        ("-", "chainrule", OPTIONS),
        ("--rep", "--json", ["--report"]),
        ("", "chainrule", ["folder", "sine.chainrule"]),
        ("p", "--export", ["plot.svg"]),
        ("", "--at", []),
    ],
)
def test_bash_completes(
    word: str, before: str, offered: list[str], answer: Callable[..., list[str]]
) -> None:
    ask = '_chainrule chainrule "$0" "$1"; printf "%s\\n" "${COMPREPLY[@]}"'
    told = answer("bash", "-uc", completion.bash(PARSER) + ask, word, before)
    assert [line for line in told if line] == offered


@needs("fish")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("-", {name for name in OPTIONS if name.startswith("--")} | {"-h"}),
        ("--rep", {"--report"}),
        ("s", {"sine.chainrule"}),
        ("--export p", {"plot.svg"}),
        ("--at p", set()),
    ],
)
def test_fish_completes(
    line: str, offered: set[str], answer: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.setenv("HOME", str(tmp_path))
    ask = f'complete -C "chainrule {line}"'
    told = answer("fish", "-c", completion.fish(PARSER) + ask)
    assert {line.partition("\t")[0] for line in told} == offered


@needs("zsh")
def test_zsh_is_told_of_every_option_and_its_values(answer: Callable[..., list[str]]) -> None:
    told = answer("zsh", "-fc", '_arguments() { print -l -- "$@" }\n' + completion.zsh(PARSER))
    specs = dict(line.lstrip("*").partition("[")[::2] for line in told)
    assert [name for name in specs if name.startswith("-")] == OPTIONS
    assert specs["--range"].endswith("]:LO: :HI: ")
    assert specs["--export"].endswith("]:PATH:_files")
    assert specs["--json"] == "print the report as JSON]"
    assert ":FILE:_files -g '*.chainrule'" in told


@pytest.mark.parametrize("write", [completion.bash, completion.zsh, completion.fish])
@pytest.mark.parametrize("name", [name.lstrip("-") for name in OPTIONS])
def test_every_shell_is_told_of_every_option(write: Callable[..., str], name: str) -> None:
    assert f"-{name}" in write(PARSER) or f"-l {name}" in write(PARSER)
