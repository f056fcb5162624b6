import math

import pytest

from core import Function
from core.formula import parse
from core.incremental import whole
from core.numerical.taylor import taylor_in_slices

KNOWN = [
    ("exp(x)", 0.0, [1 / math.factorial(n) for n in range(13)]),
    ("1/(1-x)", 0.0, [1.0] * 13),
    ("sin(x)", 0.0, [0, 1, 0, -1 / 6, 0, 1 / 120, 0, -1 / 5040]),
    ("x^5", 2.0, [32, 80, 80, 40, 10, 1, 0, 0]),
    ("log(x)", 1.0, [0, *((-1) ** (n + 1) / n for n in range(1, 10))]),
    ("abs(x)", 1.0, [1, 1, 0, 0]),
    ("sin(1000x)", 0.0, [0, 1e3, 0, -1e9 / 6, 0, 1e15 / 120]),
]


@pytest.mark.parametrize(("formula", "x", "known"), KNOWN)
def test_the_coefficients_are_right_to_the_last_digit(formula, x, known) -> None:
    found = whole(taylor_in_slices(parse(formula), x, len(known) - 1))
    assert found is not None
    assert found == pytest.approx(known, rel=4e-16, abs=0)


def test_where_f_has_not_so_many_derivatives_there_is_none() -> None:
    assert whole(taylor_in_slices(parse("abs(x)"), 0.0, 1)) is None
    assert whole(taylor_in_slices(parse("x*abs(x)"), 0.0, 1)) == (0.0, 0.0)
    assert whole(taylor_in_slices(parse("x*abs(x)"), 0.0, 2)) is None
    assert whole(taylor_in_slices(parse("x*abs(x)"), 0.0, 3)) is None
    assert whole(taylor_in_slices(parse("1 + x^6"), 0.0, 3)) == (1.0, 0.0, 0.0, 0.0)
    assert whole(taylor_in_slices(parse("sqrt(x)"), 0.0, 2)) is None


def test_a_function_of_ones_own_has_none() -> None:
    class Own(Function):
        def forward(self, a):
            return a * a

    assert whole(taylor_in_slices(lambda x: Own()(x), 1.0, 2)) is None


def test_it_pauses_between_evaluations() -> None:
    assert sum(1 for _ in taylor_in_slices(parse("exp(x)"), 0.0, 4)) == 14
