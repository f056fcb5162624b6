"""Files that were generated, run, and held against the app."""

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import CATALOGUE, Block, Chain, Variable
from core.autodiff.backward import steps_from
from core.export.code import code
from core.formula import parse

PLACES = np.array(
    [
        *(0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.5, 3.3, 1e-5, -1e-5, 0.09, 1e-9, 7.7, -7.7),
        *(30.0, -30.0, 100.0, -100.0, 800.0, -800.0, 1e8, -1e8),
    ]
)
"""Poles, edges, seams, and where a careless formula overflows or loses its digits."""

FORMULAS = (
    "exp(x^2)^2", "x^2 sin(x) + a x^x", "(x^3-2x)/(x^2+1)", "1/(1+exp(-x))", "sin(1/x)", "0.1x^0.1",
    "sin(cos(tan(x)))", "α x + a_1", "pi x + e", "3", "x", "2^3", "a", "-x", "3 - (2 - x)",
    "x/(2/x)", "(-2)^x", "2^-x", "-x^2", "(x+1)(x-1)", "1/x^2", "e^(x ln(2))",
    "{x<0: sqrt(-x), ln(x)}", "{x<0: -x, x<=1: x^2, 3}", "{x<0: 1}", "{0<1: x, 2x}",
    "{x<1: 1/x, x>2: ln(x-2), 7}", "{a<1: 1/x, x}", "{x<a: 1/x, x}", "{x<0: 1, 2}^-1",
    "{{x<0: sqrt(-x), 1} < 0.5: ln(x+3), sin(x)}^2", "ln({x<1: 2-x, x}) + {x>0: ln(x), 0}",
    "floor(x) + mod(x, 0.3)", "min(x, 2, x^2)",
)  # fmt: skip

ONE_EACH = [Chain("x", (Block(name),)) for name in CATALOGUE]

USUAL = [*ONE_EACH, *map(parse, FORMULAS)]


def with_numbers() -> list[Chain]:
    """Give the functions of two inputs with x in either and numbers in the other."""
    found = [*USUAL]
    for name, entry in CATALOGUE.items():
        if len(entry.defaults) == 1:
            for number in (3.0, 2.0, 0.5, -1.5):
                found.append(Chain("x", (Block(name, (Chain(number),)),)))
                found.append(Chain(number, (Block(name, (Chain("x"),)),)))
            found.append(Chain(2.0, (Block(name, (Chain(3.0),)),)))
    return found


CHAINS = [
    pytest.param(USUAL, id="usual"),
    pytest.param(with_numbers(), id="with numbers", marks=pytest.mark.slow),
]
"""What a test takes as `chains`."""


def run(chain: Chain, language: str, folder: Path) -> dict[str, Any]:
    """Write a file, run it as one imports it, and give what it defines."""
    path = folder / f"{language}.py"
    path.write_text(code(chain, language, 0.5), encoding="utf-8")
    return runpy.run_path(str(path), run_name="generated")


def by_app(chain: Chain, x: Any) -> tuple[Any, Any]:
    """Give the app's f and f′, with nan where pieces meet: a file does not look at both sides."""
    at = Variable(np.array(x, dtype=float))
    y = chain(at)
    with np.errstate(all="ignore"):
        for _ in steps_from(y, False, retain_grad=False, accumulate=False, settle=False):
            pass
    assert at.grad is not None
    return y.data, at.grad


def assert_alike(ours: Any, theirs: Any, message: str) -> None:
    """Hold numbers against the app's, and what is undefined or too large against such."""
    finite = np.isfinite(ours)
    np.testing.assert_array_equal(np.isfinite(theirs), finite, message)
    np.testing.assert_allclose(theirs[finite], ours[finite], 1e-9, 1e-300, err_msg=message)
