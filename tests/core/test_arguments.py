from typing import Any

import pytest

from core.arguments import SEPARATOR, UsageError, make_parser, parsed


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        (["--formula", "-x^2"], "formula", "-x^2"),
        (["--formula=-x^2"], "formula", "-x^2"),
        (["--formula", "--"], "formula", "--"),
        (["--at=="], "at", "="),
        (["--range", "-1", "--report"], "range", f"-1{SEPARATOR}--report"),
        (["--set", "a=-1", "--set", "-b=2"], "set", ["a=-1", "-b=2"]),
        (["--export", "-.csv"], "export", ["-.csv"]),
        (["--", "-f.chainrule"], "file", "-f.chainrule"),
        ([], "formula", None),
    ],
)
def test_a_value_comes_through_as_it_was_typed(arguments: list[str], name: str, value: Any) -> None:
    assert getattr(parsed(arguments), name) == value


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--at"], "--at expects 1 value"),
        (["--range", "1"], "--range expects 2 values"),
        (["--repor"], "--repor"),
        (["one", "two"], "two"),
    ],
)
def test_what_is_no_command_line_is_a_value_error(arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        parsed(arguments)
    assert isinstance(caught.value, ValueError)
    assert not caught.value.in_window


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_are_said_and_end_it(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        parsed([option])
    assert caught.value.code == 0
    assert "chainrule" in capsys.readouterr().out
    assert make_parser().prog == "chainrule"
