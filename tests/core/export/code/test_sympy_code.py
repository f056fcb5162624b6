from pathlib import Path

import numpy as np
import pytest

from core.chain import Chain
from core.export.code.sympy_code import sympy_code
from core.formula import format as format_formula
from core.formula import parse
from tests.core.export.code.generated import FORMULAS, ONE_EACH, by_app, run


def assert_is_the_apps(chain: Chain, folder: Path, places: tuple[float, ...]) -> None:
    """Hold what is real against the app's; where f is undefined SymPy may have a slope."""
    made = run(chain, "sympy", folder)
    for x in places:
        value, slope = by_app(chain, x)
        text = f"{format_formula(chain)} at {x}"
        if np.isfinite(value):
            y = float(made["at"](made["f"], x))
            np.testing.assert_allclose(y, value, 1e-9, 1e-15, err_msg=text)
        if np.isfinite(value) and np.isfinite(slope):
            dy = float(made["at"](made["f_prime"], x))
            np.testing.assert_allclose(dy, slope, 1e-9, 1e-15, err_msg=text)


@pytest.mark.parametrize(
    "text", ["exp(x^2)^2", "0.1x^0.1 + a", "{x<0: sqrt(-x), floor(x)}", "round(x) + |x|", "3"]
)
def test_the_files_give_the_numbers_of_the_app(text: str, tmp_path: Path) -> None:
    assert_is_the_apps(parse(text), tmp_path, (-2.5, 0.5))


REAL = [text for text in FORMULAS if not text.startswith("{{")]
"""SymPy refuses to compare a number that is not real, as √−x is where nobody asks for it."""


@pytest.mark.slow
@pytest.mark.parametrize("chain", [*ONE_EACH, *map(parse, REAL)], ids=format_formula)
def test_all_functions_give_the_numbers_of_the_app(chain: Chain, tmp_path: Path) -> None:
    assert_is_the_apps(chain, tmp_path, (-2.5, -0.7, 0.0, 0.35, 1.5, 3.4))


def test_decimals_keep_every_digit() -> None:
    assert 'y = x * sp.Rational("0.1")' in sympy_code(parse("0.1x"), 0.5)
    assert "f_prime = sp.diff(f, x)" in sympy_code(parse("0.1x"), 0.5)
