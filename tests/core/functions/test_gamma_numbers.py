"""The gamma function's numbers against mpmath at the seams of their ways to compute."""

import math

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.formula import parse
from core.functions.gamma_numbers import FAR, digamma, gamma, log_gamma, polygamma

SEAMS = [0.4999, 0.5, 0.5001, 1.4999, 1.5, 2.4999, 2.5, 2.5001, FAR - 1e-9, FAR, FAR + 1e-9]
SEAMS += [2 * FAR - 1e-9, 2 * FAR, 139.99, 140.0, 140.01]
BELOW = [-1e-300, -0.5, -1.0000001, -2.9999999, -3.5, -20.3, -140.7]

KERNELS = {
    "gamma": (gamma, mp.gamma),
    "log_gamma": (log_gamma, lambda x: mp.re(mp.loggamma(x))),
    "digamma": (digamma, mp.digamma),
    "trigamma": (lambda x: polygamma(1, x), lambda x: mp.psi(1, x)),
    "tetragamma": (lambda x: polygamma(2, x), lambda x: mp.psi(2, x)),
}


@pytest.mark.parametrize("name", KERNELS)
def test_to_a_few_units_in_the_last_place(name: str) -> None:
    kernel, exact = KERNELS[name]
    xs = [*SEAMS, *BELOW]
    with mp.workdps(50):
        for x, got in zip(xs, kernel(np.array(xs)), strict=True):
            true = exact(mp.mpf(x))
            if abs(float(true)) > 1e300:
                continue
            # What is reflected cancels near its roots, and so does the logarithm.
            least = 0.0 if name == "gamma" else 30.0 if x < 0 else 0.3
            size = max(abs(float(true)), least)
            assert abs(mp.mpf(float(got)) - true) <= 5 * np.spacing(size), x


@pytest.mark.parametrize("name", KERNELS)
def test_one_point_is_as_good_as_an_array(name: str) -> None:
    kernel, _ = KERNELS[name]
    assert [float(kernel(np.array(x))) for x in SEAMS] == kernel(np.array(SEAMS)).tolist()


def test_factorials_are_exact() -> None:
    whole = [float(math.factorial(n)) for n in range(170)]
    assert gamma(np.arange(1.0, 171.0)).tolist() == whole


def test_the_ends() -> None:
    x = np.array([171.7, np.inf, 0.0, -0.0, -3.0, np.nan, -np.inf])
    assert np.array_equal(gamma(x), [np.inf, np.inf, *[np.nan] * 5], equal_nan=True)
    assert np.array_equal(log_gamma(x)[1:], [np.inf, *[np.nan] * 5], equal_nan=True)
    assert np.array_equal(digamma(x)[1:], [np.inf, *[np.nan] * 5], equal_nan=True)


def test_gamma_leaves_the_doubles_where_its_true_value_does() -> None:
    far = [172.0, 745.0, 746.0, 800.0, 1e10, 1e300]
    assert gamma(np.array(far)).tolist() == [math.inf] * 6
    xs = [-171.5, -172.25, -175.5, -177.5, -178.5, -179.5, -184.5, -745.5, -746.5, -1e10 - 0.5]
    xs += [-1e-310, 1e-310, -1e-300, -1e-18]
    with mp.workdps(50):
        for x, got in zip(xs, gamma(np.array(xs)), strict=True):
            true = float(mp.gamma(mp.mpf(x)))
            assert got == pytest.approx(true, rel=1e-15, abs=2e-323), x
            assert math.copysign(1.0, got) == math.copysign(1.0, true)


def test_what_divides_by_gamma_far_out_is_zero() -> None:
    assert parse("1/gamma(x)").trace(800.0).value == 0.0
    assert parse("x!").trace(-172.5).value == pytest.approx(1.9316265431712e-310, rel=1e-12)
    assert parse("x!").trace(1e3).value == math.inf


@pytest.mark.parametrize("order", [1, 2, 3])
def test_nothing_of_the_cotangent_is_left_at_its_roots(order: int) -> None:
    xs = [-0.5, -1.5, -7.5, -20.5, -0.5 + 1e-9, -7.5 - 1e-6, -7.25, -7.75]
    with mp.workdps(50):
        for x, got in zip(xs, polygamma(order, np.array(xs)), strict=True):
            assert float(got) == pytest.approx(float(mp.psi(order, mp.mpf(x))), rel=2e-15), x
