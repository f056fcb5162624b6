"""The error function's numbers against mpmath, closer than the catalogue's tests look."""

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.functions.error_integral import erf, exp_minus_square, normal_cdf, scaled_erfc

SEAMS = [0.46874, 0.46875, 0.46876, 3.9999, 4.0, 4.0001]
KERNELS = {
    "erf": (erf, mp.erf, [*SEAMS, 1e-300, 1e-9, 0.1, 1.0, 2.0, 5.9, 30.0]),
    "exp_minus_square": (
        exp_minus_square,
        lambda a: mp.exp(-a * a),
        [0.0, 0.03125, 0.1, 1.1, 9.99, 25.03],
    ),
    "scaled_erfc": (
        scaled_erfc,
        lambda a: mp.exp(a * a) * mp.erfc(a),
        [*SEAMS[1:], 1.0, 10.0, 1e3, 1e7],
    ),
    "normal_cdf": (
        normal_cdf,
        lambda a: mp.erfc(-a / mp.sqrt(2)) / 2,
        [*SEAMS, 0.0, 0.6629, 5.657, -0.6629, -0.1, -5.657, -20.0, -37.0],
    ),
}


@pytest.mark.parametrize("name", KERNELS)
def test_to_a_few_units_in_the_last_place(name: str) -> None:
    kernel, exact, xs = KERNELS[name]
    with mp.workdps(50):
        for x, got in zip(xs, kernel(np.array(xs)), strict=True):
            true = exact(mp.mpf(x))
            assert abs(mp.mpf(float(got)) - true) <= 4 * np.spacing(float(true)), x


@pytest.mark.parametrize("name", KERNELS)
def test_one_point_is_as_good_as_an_array(name: str) -> None:
    kernel, _, xs = KERNELS[name]
    assert [float(kernel(np.array(x))) for x in xs] == kernel(np.array(xs)).tolist()


@np.errstate(all="ignore")
def test_symmetry_and_ends() -> None:
    x = np.array([0.1, 1.0, 5.0, 1e300, np.inf])
    assert np.array_equal(erf(-x), -erf(x))
    assert np.array_equal(exp_minus_square(-x), exp_minus_square(x))
    assert erf(x)[-2:].tolist() == [1.0, 1.0]
    assert normal_cdf(-x)[-2:].tolist() == [0.0, 0.0]
    assert all(np.isnan(f(np.array([np.nan])))[0] for f in (erf, exp_minus_square, normal_cdf))
