"""The exact budget against mpmath, of formulas written here."""

from collections.abc import Callable
from typing import Any

import mpmath  # type: ignore[import-untyped]
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.formula import parse
from core.incremental import whole
from core.numerical.budget import Truth, budget, truth_in_slices
from core.numerical.many_digits import OutOfReachError, as_double, context
from core.numerical.twin import Twin

Formula = Callable[[Any], Any]


def truth(text: str, x: float, step: float = 1e-4) -> tuple[Twin, Truth]:
    twin = Twin(parse(text), x, step=step)
    return twin, whole(truth_in_slices(twin, step))


@pytest.mark.parametrize(
    ("text", "formula", "x", "step"),
    [
        ("sin(x)/x", lambda x: mpmath.sin(x) / x, 0.7, 0.5),
        ("(1 - cos(x))/x^2", lambda x: (1 - mpmath.cos(x)) / x**2, 1e-8, 1e-9),
        ("x^x", lambda x: x**x, 1.5, 1e-12),
        ("exp(x)", mpmath.exp, -700.0, 1e-300),
    ],
)
def test_the_truth_is_that_of_mpmath(text: str, formula: Formula, x: float, step: float) -> None:
    _, found = truth(text, x, step)
    with mpmath.workdps(2500):
        at, h = mpmath.mpf(x), mpmath.mpf(step)
        below, above = formula(at - h), formula(at + h)
        wanted = (formula(at), mpmath.diff(formula, at), below, above, (above - below) / (2 * h))
    for number, right in zip(found[:5], wanted, strict=True):
        assert as_double(number) == pytest.approx(float(right), rel=1e-15)


def test_x_plus_h_is_not_rounded() -> None:
    _, found = truth("x^2", 1.0, 1e-300)
    # Of a square the quotient is f′ itself, whatever h is.
    assert found.quotient == found.slope == 2


def test_the_truth_of_a_cube_is_known_exactly() -> None:
    _, found = truth("x^3", 1.0, 0.5)
    assert found[:5] == (1, 3, 0.125, 3.375, 3.25)


def test_ends_outside_the_domain_are_none() -> None:
    _, found = truth("sqrt(x)", 1e-6, 1e-4)
    assert (found.below, found.quotient) == (None, None)
    assert found.above is not None
    assert found.slope is not None
    _, nowhere = no_float_warnings(truth)("sqrt(log(x))", 0.5)
    assert nowhere[:5] == (None,) * 5


@pytest.mark.parametrize("text", ["x - x", "sin(x)^2 + cos(x)^2 - 1", "ln(exp(x)) - x"])
def test_what_more_digits_only_make_smaller_is_0(text: str) -> None:
    _, found = truth(text, 0.7)
    assert found[:5] == (0, 0, 0, 0, 0)


def test_what_is_small_and_not_0_is_kept() -> None:
    _, found = truth("(x + 1e-200) - x", 1.0)
    assert as_double(found.value) == pytest.approx(1e-200)
    assert found.slope == 0


def test_what_takes_too_many_digits_is_out_of_reach() -> None:
    with pytest.raises(OutOfReachError):
        truth("sin(exp(1e9 (x + 1e17 - 1e17)))", 0.5)


def test_the_parts_add_up_to_the_difference() -> None:
    twin, found = truth("x^3", 1.0, 0.5)
    parts = budget(twin, found, 3.125, 3.5)
    assert (parts.slope, parts.truncation) == (3.0, 0.25)
    assert (parts.rounding, parts.own) == (0.25, 0.125)
    assert parts.truncation + parts.rounding - parts.own == 3.5 - 3.125
    assert not parts.is_zero


def test_a_slope_of_0_is_told_from_a_small_one() -> None:
    for text, is_zero in (("x^2", True), ("x^2 + 1e-300x", False)):
        twin, found = truth(text, 0.0)
        assert budget(twin, found, 0.0, 0.0).is_zero == is_zero


def test_equal_numbers_leave_nothing_but_rounding() -> None:
    twin, found = truth("x^2", 1 / 3)
    with twin.working(twin.digits):
        almost = found.slope * (1 + context().mpf(10) ** (10 - context().dps))
    parts = budget(twin, found._replace(quotient=almost), 1.0, 1.0)
    assert parts.truncation == 0.0


def test_it_pauses_between_evaluations() -> None:
    twin = Twin(parse("sin(x)"), 0.5)
    assert sum(1 for _ in truth_in_slices(twin, 1e-4)) == 6


def test_a_slope_that_may_be_off_has_no_error_of_that_size() -> None:
    twin, found = truth("x^3", 1.0, 0.5)
    parts = budget(twin, found._replace(error=0.01), 3.001, 3.5)
    assert (parts.truncation, parts.own) == (0.25, 0.0)
