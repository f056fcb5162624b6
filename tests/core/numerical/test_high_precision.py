"""The witness against mpmath's own differentiation at 50 digits, of formulas written here."""

import math
import subprocess
import sys

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.graph import Function, Variable
from core.chain import Block, Chain
from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import check
from core.numerical.high_precision import central_difference, has_twins, is_doubtful, truth
from core.symbolic.worker import FOLDER


@pytest.mark.parametrize(
    ("text", "formula", "x"),
    [
        ("(1 - cos(x))/x^2", lambda x: (1 - mpmath.cos(x)) / x**2, 1e-8),
        ("ln(1 + x)/x", lambda x: mpmath.log(1 + x) / x, 1e-300),
        ("sqrt(x^2 + 1) - x", lambda x: mpmath.sqrt(x**2 + 1) - x, 1e9),
        ("(x - sin(x))/x^3", lambda x: (x - mpmath.sin(x)) / x**3, -1e-6),
    ],
)
def test_the_truth_is_that_of_fifty_digits_and_more(text: str, formula: object, x: float) -> None:
    found = truth(parse(text), x)
    assert found is not None
    with mpmath.workdps(1500):
        value, slope = formula(mpmath.mpf(x)), mpmath.diff(formula, mpmath.mpf(x))  # type: ignore[operator]
        assert found == pytest.approx((float(value), float(slope)), rel=1e-12, abs=1e-30)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_function_of_the_catalogue_can_be_worked_out(name: str) -> None:
    xs = (2.3, 0.3, -2.3)
    x = next(x for x in xs if CATALOGUE[name].inside(x, *CATALOGUE[name].defaults))
    chain = Chain("x", (Block(name),))
    found = truth(chain, x)
    assert found is not None
    trace = chain.trace(x)
    assert found == pytest.approx((trace.value, trace.gradient), rel=1e-12)


def test_a_difference_without_rounding() -> None:
    assert central_difference(parse("x^3"), 1.0, 0.5) == 3.25
    found = central_difference(parse("exp(x)"), 1.0, 1e-12)
    assert found == pytest.approx(math.e, rel=1e-15)
    assert central_difference(parse("sqrt(x)"), 1e-6, 1e-4) is None
    assert central_difference(parse("x/exp(exp(x))"), 6.5, 1.0) is None


def test_the_truth_is_known_where_all_numbers_are_zero() -> None:
    assert truth(parse("x^2"), 0.0) == (0.0, 0.0)


def test_the_precision_of_others_is_left_alone() -> None:
    before = mpmath.mp.dps
    assert truth(parse("x^2"), 3.0) == (9.0, 6.0)
    assert mpmath.mp.dps == before


@pytest.mark.parametrize("text", ["log(-x)", "1/exp(exp(exp(x)))", "(-x)^0.5", "acos(x + 7)"])
def test_what_leaves_the_doubles_has_no_witness(text: str) -> None:
    assert truth(parse(text), 9.0) is None


def test_a_function_of_ones_own_has_no_twin() -> None:
    class Own(Function):
        def forward(self, x: object) -> object:
            return x

        def backward(self, gy: object) -> object:
            return gy

    y = Own()(Variable(np.array(1.0)))
    assert not has_twins(y)
    assert truth(Own(), 1.0) is None


@pytest.mark.parametrize(
    ("text", "x", "doubtful"),
    [
        ("(1 - cos(x))/x^2", 1e-8, True),
        ("ln(1 + x)/x", 1e-9, True),
        ("log1p(x)", 1e-9, False),
        ("log1p(x)/x", 1e-9, True),  # 1/x - 1/x passes back,
        ("exp(x^2)^2", 0.5, False),
        ("1/(x - 1)", 1 + 1e-9, False),  # both are exact, and so is the difference
        ("x - x*1", 3.0, True),
    ],
)
def test_doubt_is_raised_by_what_cancels(text: str, x: float, doubtful: bool) -> None:
    chain = parse(text)
    leaf = Variable(np.array(x))
    y = chain(leaf)
    assert is_doubtful(y, leaf, chain.trace(x).gradient) == doubtful


def test_mpmath_is_loaded_only_where_there_is_doubt() -> None:
    code = (
        "import sys; from core.formula import parse; from core.numerical import check\n"
        "check(parse('exp(x^2)^2'), 0.5); print('mpmath' in sys.modules)\n"
        "check(parse('(1-cos(x))/x^2'), 1e-8); print('mpmath' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]


def test_an_undefined_value_is_no_matter_of_digits() -> None:
    assert check(parse("log(x)"), -1.0).verdict == "undefined"


def test_a_step_counts_its_own_place_as_above() -> None:
    assert truth(parse("step(floor(x))"), 0.5) == (1.0, 0.0)
