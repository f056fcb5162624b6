import json
import math
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import main
from core import cli
from core.arguments import EXAMPLES, UsageError
from core.cli import read_arguments
from core.document import Document, Parameter, save
from core.formula import format as format_formula
from core.formula import parse
from tests.core.conftest import contents


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "main.py"), *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_real_program_refuses_in_one_line(root: Path, folder: Path) -> None:
    before = contents(folder)
    done = run(root, "--formula", "x +* 2", "--export", "x.png")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "chainrule: --formula 'x +* 2': expected a value (a number, x, a function or a "
        "parenthesis), found '*' (character 4)"
    ]
    assert contents(folder) == before


def test_the_real_program_takes_leading_minus_signs_as_typed(root: Path, folder: Path) -> None:
    done = run(root, "--formula", "-x^2", "--at", "-1e-3", "--range", "-1e3", "1e3", "--json",
               "--export", "x.csv")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert list(told) == [
        "formula", "x", "value", "backprop", "numerical", "step", "abs_error", "rel_error",
        "verdict", "derivative", "second_derivative", "third_derivative", "rules",
        "second_rules", "third_rules",
    ]  # fmt: skip
    assert (told["second_derivative"], told["third_derivative"]) == ("-2", "0")
    assert [step["block"] for step in told["rules"]] == [[1], [0]]
    assert (told["formula"], told["x"], told["value"]) == ("-x^2", -0.001, -1e-6)
    assert told["backprop"] == 0.002
    lines = (folder / "x.csv").read_text().splitlines()
    assert (lines[2], lines[-1]) == ("-1000.0,-1000000.0,2000.0", "1000.0,-1000000.0,-2000.0")


def test_a_formula_with_unusual_characters_survives_a_plain_locale(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "main.py"), "--formula", "π√x − 2·x²", "--report"],
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "f(x) = " in done.stdout.decode("utf-8")


@pytest.mark.usefixtures("no_helper")
def test_a_report_in_words_has_the_formula_as_it_was_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "1/(1+exp(-x))"
    assert main.main(["--formula", text, "--report"]) == 0
    assert capsys.readouterr().out.startswith(f"f(x) = {text}\n")
    assert main.main(["--formula", text, "--report", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["formula"] == format_formula(parse(text))


@pytest.mark.usefixtures("no_helper")
def test_a_report_in_words_has_x_as_it_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--formula", "cos(x)", "--at", "pi/2", "--report"]) == 0
    assert "\nAt x = pi/2 ≈ 1.5707963267948966\n" in capsys.readouterr().out
    assert main.main(["--formula", "cos(x)", "--at", "0.5", "--report"]) == 0
    assert "\nAt x = 0.5\n" in capsys.readouterr().out


def test_a_range_that_is_asked_for_is_chosen() -> None:
    assert read_arguments(["--range", "0", "1"]).document.own_view
    assert not read_arguments(["--formula", "x"]).document.own_view


def test_defaults() -> None:
    request = read_arguments(["--report"])
    assert request.headless
    assert request.document == Document(x_range=(-2.0, 2.0), y_range=None)
    request = read_arguments(["--report", "--formula", "x"])
    assert request.document == Document(parse("x"), x_range=(-10.0, 10.0), y_range=None)
    request = read_arguments([])
    assert not request.headless
    assert request.document == Document()


def test_numbers_are_expressions() -> None:
    document = read_arguments(
        ["--at", "pi/2", "--step", "1e-3/2", "--range", "-pi", "2pi"]
    ).document
    assert (document.x, document.step) == (1.5707963267948966, 0.0005)
    assert document.x_range == (-3.141592653589793, 6.283185307179586)


def test_a_file_is_opened_and_changed(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    saved = Document(parse("sin(x)"), 1.0, 1e-3, (-3.0, 3.0), (-2.0, 2.0))
    save(saved, path)
    request = read_arguments([str(path)])
    assert (request.document, request.path) == (saved, path)
    changed = read_arguments([str(path), "--at", "2", "--range", "0", "1"]).document
    assert changed == Document(parse("sin(x)"), 2.0, 1e-3, (0.0, 1.0), None, own_view=True)


def test_a_screenshot_is_no_headless_work(tmp_path: Path) -> None:
    request = read_arguments(["--report", "--screenshot", str(tmp_path / "x.png")])
    assert not request.headless


def test_exports_may_be_repeated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--export", "a.csv", "--export", "b.svg", "--export", "C.CSV"]) == 0
    assert capsys.readouterr() == ("", "")
    assert {"a.csv", "b.svg", "C.CSV"} <= set(contents(folder))
    assert (folder / "a.csv").read_bytes() == (folder / "C.CSV").read_bytes()


def test_a_usage_error_is_a_value_error() -> None:
    with pytest.raises(UsageError, match="--step"):
        read_arguments(["--step", "0"])


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    cli.run(read_arguments(["--report", "--json", *arguments]))
    return json.loads(capsys.readouterr().out)


def test_parameters_are_set_and_reported(capsys: pytest.CaptureFixture[str]) -> None:
    content = told(capsys, "--formula", "a*x^2 + α", "--set", "a=pi/2", "--set", "alpha=-1e-3")
    assert content["value"] == math.pi / 2 / 4 - 1e-3
    found = content["parameters"]
    assert list(found) == ["a", "α"]
    assert (found["a"]["value"], found["a"]["backprop"]) == (math.pi / 2, 0.25)
    assert found["a"]["numerical"] == pytest.approx(0.25)
    assert content["derivative"] == "2*a*x"


@pytest.mark.usefixtures("no_helper")
def test_where_there_are_no_parameters_none_are_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "parameters" not in told(capsys, "--formula", "x")


@pytest.mark.usefixtures("no_helper")
def test_what_is_not_set_is_1_and_the_last_setting_counts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = told(capsys, "--formula", "a*b_1*x", "--set", "a=5", "--set", "a = 2")
    assert [found["value"] for found in content["parameters"].values()] == [2.0, 1.0]


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("b=2", "--set 'b=2': there is no parameter 'b' in the formula"),
        ("x=2", "--set 'x=2': 'x' is no parameter: x is what f is a function of"),
        ("e=2", "'e' is no parameter: e is Euler's number"),
        ("π=2", "'π' is no parameter"),
        ("sin=2", "sin is a function"),
        ("y=2", "y is the value of f"),
        ("a", "--set 'a': expected a parameter and its value, such as a=2"),
        ("a=", "--set a '': expected a number"),
        ("a=1/0", "--set a '1/0': expected a number such as 0.5 or pi/2; the value is not"),
        ("a=k", "expected a number, found k"),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(setting: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_arguments(["--report", "--formula", "a*x", "--set", setting])
    assert message in str(caught.value)


@pytest.mark.usefixtures("no_helper")
def test_a_file_keeps_its_parameters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "f.chainrule"
    parameters = (Parameter("a", 2.0), Parameter("k", 3.0))
    save(Document(parse("a*x + k"), parameters=parameters), path)
    content = told(capsys, str(path), "--set", "k=4")
    assert [found["value"] for found in content["parameters"].values()] == [2.0, 4.0]


def test_exports_draw_f_with_its_parameters(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    asked = ["--formula", "a*x", "--set", "a=3", "--range", "0", "1", "--export", str(path)]
    cli.run(read_arguments(asked))
    assert path.read_text(encoding="utf-8").splitlines()[-1] == "1.0,3.0,3.0"


def test_x_and_h_keep_how_they_were_typed() -> None:
    assert read_arguments(["--at", "pi/2"]).document.x_text == "pi/2"
    assert read_arguments(["--at", "-1e-3"]).document.x_text is None
    assert read_arguments(["--step", "1/1024"]).document.step_text == "1/1024"


def test_a_look_is_typed_and_several_figures_have_it(folder: Path) -> None:
    asked = ["--formula", "x", "--export", "a.png", "--export", "b.png", "--width", "300px"]
    request = read_arguments([*asked, "--curves", "f, f''", "--title", "", "--grey"])
    assert request.document.shown.curves == ("f", "f″")
    assert (request.look.title, request.look.grey) == ("", True)
    cli.run(request)
    first, second = ((folder / name).read_bytes() for name in ("a.png", "b.png"))
    assert first == second
    assert int.from_bytes(first[16:20]) == 300  # its width, in its header


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--width", "9"], "--width '9': expected a width such as 8.4cm"),
        (["--theme", "blue"], "--theme 'blue': expected one of light, dark"),
        (["--curves", "f,g"], "--curves 'f,g': expected some of f, f′, f″, f‴ and numerical"),
    ],
)
def test_a_wrong_look_is_told_in_one_line(options: list[str], message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read_arguments(["--export", str(tmp_path / "f.png"), *options])
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("option", [["--width", "8cm"], ["--transparent"], ["--title", ""]])
def test_a_look_is_for_a_figure(option: list[str], tmp_path: Path) -> None:
    for other in (["--report"], ["--export", str(tmp_path / "f.csv")]):
        with pytest.raises(UsageError, match=f"{option[0]} is for a figure: add --export"):
            read_arguments([*other, *option])


def test_code_is_written_in_a_language_of_choice(folder: Path) -> None:
    assert main.main(["--formula", "x^2", "--export", "f.py", "--code", "sympy"]) == 0
    assert "sp.diff(f, x)" in (folder / "f.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--export", "f.py", "--code", "rust"], "--code 'rust': expected one of numpy, notes"),
        (["--decimal", "comma", "--export", "f.py"], "--decimal is for a .csv or .tsv file"),
        (["--code", "numpy"], "--code is for a .py file: add --export with one"),
    ],
)
def test_an_option_of_a_text_is_refused_where_it_means_nothing(
    arguments: list[str], words: str, folder: Path
) -> None:
    with pytest.raises(UsageError, match=re.escape(words)):
        read_arguments(arguments)


def test_a_link_is_opened_as_a_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    request = read_arguments(["chainrule:a*x^2?x=3&a=2&view=0,9", "--at", "4", "--json"])
    assert request.path is None
    assert (request.document.x, request.document.values) == (4.0, {"a": 2.0})
    assert request.document.x_range == (0.0, 9.0)
    with pytest.raises(UsageError, match="the link's formula"):
        read_arguments(["chainrule:x +* 2"])


@pytest.mark.parametrize("line", EXAMPLES.splitlines()[1:])
def test_the_examples_of_the_help_are_understood(line: str, folder: Path) -> None:
    program, *arguments = shlex.split(line)
    assert program == "chainrule"
    assert read_arguments(arguments).headless
