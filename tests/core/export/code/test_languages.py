import subprocess
import sys
from pathlib import Path

import pytest

from core import CATALOGUE
from core.chain import Block, Chain
from core.export.code import LANGUAGES, code
from core.export.code.autodiff_code import JAX, TORCH
from core.export.code.careful import slopes_of
from core.export.code.numpy_code import NUMPY
from core.export.code.python_text import name, write
from core.export.code.sympy_code import SYMPY
from core.formula import parse
from tests.core.export.code.generated import FORMULAS

LETTERS = {letter: name(letter) for letter in "abcd"}


@pytest.mark.parametrize("function", CATALOGUE.values(), ids=lambda function: function.name)
def test_every_function_has_a_spelling_in_every_language(function) -> None:
    for language in (NUMPY, TORCH, JAX, SYMPY):
        write(language.value(function), LETTERS, language)
    for slope in slopes_of(function):
        write(slope, LETTERS, NUMPY)


def test_what_is_written_passes_a_linter(tmp_path: Path) -> None:
    chains = [parse(text) for text in FORMULAS]
    chains += [Chain("x", (Block(name),)) for name in CATALOGUE]
    for number, chain in enumerate(chains):
        for language in LANGUAGES:
            path = tmp_path / f"{language}_{number}.py"
            path.write_text(code(chain, language, 0.5), encoding="utf-8")
    rules = ["--isolated", "--no-cache", "--select", "E,W,F,I,B,UP", "--line-length", "100"]
    rules += ["--ignore", "B905", "--target-version", "py311"]
    command = [sys.executable, "-m", "ruff", "check", *rules, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_long_formula_is_wrapped() -> None:
    text = code(parse("+".join(["sin(x)"] * 30)), "numpy", 0.5)
    assert max(map(len, text.splitlines())) <= 88


def test_the_same_function_is_written_in_the_same_bytes() -> None:
    chain = parse("x^2 sin(x) + digamma(x)")
    for language in LANGUAGES:
        assert code(chain, language, 0.5) == code(chain, language, 0.5)
