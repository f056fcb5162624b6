import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.chain import Chain
from core.export.code import code
from core.export.code.numpy_code import numpy_code
from core.formula import format as format_formula
from core.formula import parse
from tests.core.export.code.generated import CHAINS, PLACES, assert_alike, by_app, run


@pytest.mark.parametrize("chains", CHAINS)
def test_the_files_give_the_numbers_of_the_app(chains: list[Chain], tmp_path: Path) -> None:
    for chain in chains:
        made = run(chain, "numpy", tmp_path)
        value, slope = by_app(chain, PLACES)
        with np.errstate(all="ignore"):
            assert_alike(value, made["f"](PLACES), f"f = {format_formula(chain)}")
            assert_alike(slope, made["f_prime"](PLACES), f"f′ of {format_formula(chain)}")


def test_a_number_is_taken_as_an_array_is(tmp_path: Path) -> None:
    made = run(parse("1/x + a"), "numpy", tmp_path)
    with np.errstate(divide="ignore"):
        assert made["f"](0) == np.inf
    assert made["f"](2, a=3) == 3.5
    assert made["f_prime"](2) == -0.25
    assert made["f_prime"]([1, 2]).shape == (2,)


def test_it_reads_as_one_would_write_it() -> None:
    assert (
        numpy_code(parse("exp(x^2)^2"), 0.5).partition("import numpy as np\n")[2]
        == '''

def f(x):
    """f(x) = exp(x^2)^2"""
    x = np.asarray(x, dtype=float)
    a = x**2
    b = np.exp(a)
    y = b**2
    return y


def f_prime(x):
    """The derivative of f by the chain rule; da is the slope of a by x."""
    x = np.asarray(x, dtype=float)
    a = x**2
    da = 2 * x
    b = np.exp(a)
    db = np.exp(a) * da
    dy = 2 * b * db
    return dy


if __name__ == "__main__":
    print(f(0.5), f_prime(0.5))
'''
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x^5", "dy = 5 * x**4"),
        ("3x", "return 3 + 0 * x"),
        ("2^x", "dy = 2**x * np.log(2)"),
        ("x - sin(x)", "dy = 1 - da"),
        ("1 - x", "return -1 + 0 * x"),
        ("x/sin(x)", "dy = 1 / a - x / a**2 * da"),
        ("min(x, 3)", "dy = np.select([x < 3, x > 3], [1, 0], np.nan)"),
    ],
)
def test_slopes_are_written_without_what_says_nothing(text: str, line: str) -> None:
    assert f"    {line}\n" in numpy_code(parse(text), 0.5)


def test_it_says_what_a_corner_is() -> None:
    assert "nan, even if their slopes agree" in code(parse("|x|"), "numpy", 0.5)
    assert "nan, even if" not in code(parse("x^2"), "numpy", 0.5)


def test_it_prints_f_and_its_slope_at_x(tmp_path: Path) -> None:
    path = tmp_path / "f.py"
    path.write_text(numpy_code(parse("x^2"), 3.0), encoding="utf-8")
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("9.0 6.0\n", "")
