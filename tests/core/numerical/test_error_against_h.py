import math

import numpy as np
import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.error_against_h import (
    BACKWARD,
    CENTRAL,
    COMPLEX,
    ESTIMATE,
    FORWARD,
    RICHARDSON,
    STEPS,
    ErrorAgainstH,
    errors_along,
    errors_in_slices,
)


def errors(formula: str, x: float, *, exact: bool = False) -> ErrorAgainstH:
    found = whole(errors_in_slices(parse(formula), x, exact=exact))
    assert found is not None
    return found


@pytest.mark.parametrize(("formula", "x"), [("x^2 sin(x)", 0.5), ("exp(x)", 1.0), ("1/x", 0.01)])
def test_each_method_goes_by_its_own_power_of_h(formula: str, x: float) -> None:
    found = errors(formula, x)
    for method, power in ((FORWARD, 1), (BACKWARD, 1), (CENTRAL, 2), (RICHARDSON, 4), (COMPLEX, 2)):
        assert found.of(method).large.slope == pytest.approx(power, abs=0.03)
    for method in (FORWARD, BACKWARD, CENTRAL, RICHARDSON):
        assert found.of(method).small.slope == pytest.approx(-1, abs=0.15)


@pytest.mark.parametrize(
    ("formula", "x"),
    [("x^2 sin(x)", 0.5), ("exp(x)", 1.0), ("1/x", 0.01), ("sin(1000x)", 0.3), ("sqrt(x)", 1e-6)],
)
def test_the_best_h_is_near_the_predicted_one(formula: str, x: float) -> None:
    found = errors(formula, x)
    assert 1 / 6 < found.predicted / found.of(CENTRAL).best < 6
    assert found.rounding < found.predicted < found.large


def test_the_central_errors_are_those_of_the_check() -> None:
    from core.numerical import check

    f = parse("x^2 sin(x)")
    known = dict(zip(STEPS.tolist(), errors("x^2 sin(x)", 0.5).of(CENTRAL).errors, strict=True))
    assert known[1e-4] == pytest.approx(check(f, 0.5, 1e-4).abs_error, rel=1e-6)


def test_richardson_knows_its_error_roughly_and_on_the_safe_side() -> None:
    found = errors("x^2 sin(x)", 0.5)
    real, told = found.of(RICHARDSON), found.of(ESTIMATE).errors
    seen = (3 * real.best < STEPS) & np.isfinite(told)
    assert seen.sum() > 5
    assert (told[seen] >= real.errors[seen]).all()


def test_a_parabola_makes_no_error_that_grows() -> None:
    found = errors("x^2", 2.0)
    assert math.isnan(found.predicted)
    assert math.isnan(found.of(CENTRAL).large.slope)
    assert found.large == math.inf


def test_what_takes_no_complex_numbers_is_named() -> None:
    assert errors("abs(x) + x", 2.0).not_complex == "Abs"
    assert errors("x^2", 2.0).not_complex == ""


def test_there_is_nothing_to_hold_them_against_without_a_derivative() -> None:
    for formula, x in (("abs(x)", 0.0), ("log(x)", -1.0), ("1/x", 0.0)):
        assert whole(errors_in_slices(parse(formula), x)) is None


def test_120_digits_are_right() -> None:
    found = errors("exp(x)", 1.0, exact=True)
    e = "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138"
    assert found.digits.startswith(e)
    assert len(found.digits) == 121
    assert found.slope == math.e


def test_a_parameter_is_as_good_as_x() -> None:
    chain = parse("a sin(x)").with_values(a=2.0)
    found = whole(errors_along(chain, 0.5, "a"))
    assert found is not None
    assert found.slope == pytest.approx(math.sin(0.5))
