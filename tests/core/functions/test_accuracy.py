"""Values and slopes of the catalogue against mpmath at 50 digits."""

from typing import Any

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest
from numpy.typing import NDArray

from core.autodiff.graph import Variable
from core.functions import CATALOGUE
from core.functions.entry import Entry
from tests.core.functions.exact import SLOPES, VALUE_TERMS, VALUES, Exact
from tests.core.functions.points import points

SLOPE_LIMIT = 4.0
VALUE_LIMIT = 5.0
SLOPE_LIMITS = {"gamma": 12.0, "factorial": 12.0, "lgamma": 6.0}
"""Of those whose slope has the errors of two functions, and below 0 those of a reflection."""

_GREATEST = float(np.finfo(float).max) / 2
# Next to the subnormal numbers a factor may be one and have few digits to pass on.
_LEAST = float(np.finfo(float).tiny) * 2.0**20


def ulps(exact: Exact, xs: tuple[NDArray[Any], ...], got: NDArray[Any]) -> tuple[float, str]:
    """Give the greatest error in units in the last place, and where it is."""
    worst = (0.0, "nowhere")
    for *x, y in zip(*xs, got, strict=True):
        # Reducing 10³⁰⁰ by multiples of π takes 300 digits more.
        with mp.workdps(50 if max(map(abs, x)) < 1e10 else 380):
            true = exact(*[mp.mpf(float(v)) for v in x])
            terms = true if isinstance(true, tuple) else (true,)
            size = float(max(map(abs, terms)))
            if size != 0 and not _LEAST < size < _GREATEST:
                continue
            error = float(abs(mp.mpf(float(y)) - mp.fsum(terms)) / mp.mpf(np.spacing(size).item()))
        if not error <= worst[0]:
            worst = (error, f"{[float(v) for v in x]}, got {y}")
    return worst


def slopes(entry: type[Entry], xs: tuple[NDArray[Any], ...]) -> tuple[Any, list[Any]]:
    variables = [Variable(x) for x in xs]
    y = entry()(*variables)
    y.backward()
    return y.data, [x.grad for x in variables]


def assert_accurate(entry: type[Entry], count: int, seed: int = 0) -> None:
    xs = points(entry, count, seed)
    assert len(xs[0]) > count // 3
    value, gradients = slopes(entry, xs)
    error, where = ulps(VALUE_TERMS.get(entry.name, VALUES[entry.name]), xs, value)
    limit = VALUE_LIMIT if entry.name != "log_base" else 8.0
    assert error <= limit, f"{entry.name} is {error:.3g} ulp off at {where}"
    for i, (exact, gradient) in enumerate(zip(SLOPES[entry.name], gradients, strict=True)):
        error, where = ulps(exact, xs, gradient)
        limit = SLOPE_LIMITS.get(entry.name, SLOPE_LIMIT)
        assert error <= limit, f"slope {i} of {entry.name} is {error:.3g} ulp off at {where}"


def test_the_cube_root_is_right_whatever_the_c_library_makes_of_it() -> None:
    a = np.concatenate((np.geomspace(1e-300, 1e300, 2000), -np.linspace(1.0, 30.0, 1000)))
    value, _ = slopes(CATALOGUE["cbrt"], (a,))
    error, where = ulps(VALUES["cbrt"], (a,), value)
    assert error < 0.51, where
    special = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 5e-324])
    value, _ = slopes(CATALOGUE["cbrt"], (special,))
    np.testing.assert_array_equal(value, np.cbrt(special))


def test_every_function_has_its_truth() -> None:
    assert set(VALUES) == set(SLOPES) == set(CATALOGUE)


@pytest.mark.parametrize("name", CATALOGUE)
def test_value_and_slopes(name: str) -> None:
    assert_accurate(CATALOGUE[name], 60)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", CATALOGUE)
def test_value_and_slopes_at_many_points(name: str, seed: int) -> None:
    assert_accurate(CATALOGUE[name], 1000, seed + 1)


def test_a_planted_error_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    tanh: Any = CATALOGUE["tanh"]
    monkeypatch.setattr(tanh, "rule", lambda self, gy, y, a: gy * (1 - y * y))
    with pytest.raises(AssertionError, match="slope 0 of tanh"):
        assert_accurate(tanh, 60)


@pytest.mark.parametrize(
    ("name", "x"),
    [
        *(("sigmoid", x) for x in (-700.0, -37.0, 37.0, 700.0)),
        *(("softplus", x) for x in (-700.0, -37.0, 37.0, 700.0)),
        *(("tanh", x) for x in (-300.0, 19.5, 300.0)),
        *(("log1p", x) for x in (1e-300, -1e-16, 1e-9)),
        *(("expm1", x) for x in (1e-300, -1e-16, 1e-9)),
        *(("sinc", x) for x in (1e-300, 1e-8, 1e-3, 1.99, 2.01)),
        *(("erf", x) for x in (1e-300, 5.0, 12.0, 26.0)),
        *(("gelu", x) for x in (-30.0, 1e-300, 30.0)),
    ],
)
def test_where_the_textbook_formula_fails(name: str, x: float) -> None:
    xs = (np.array([x]),)
    value, (gradient,) = slopes(CATALOGUE[name], xs)
    assert ulps(VALUES[name], xs, value)[0] <= VALUE_LIMIT
    assert ulps(SLOPES[name][0], xs, gradient)[0] <= SLOPE_LIMIT


def test_whole_logarithms_are_whole() -> None:
    log = CATALOGUE["log_base"].on
    assert log(1000.0, 10.0).data == 3.0
    assert log(2.0**29, 2.0).data == 29.0


@pytest.mark.parametrize("kind", [np.int64, np.uint8, np.float32])
@pytest.mark.parametrize("name", ["sigmoid", "softplus", "tanh", "log1p", "silu", "erf", "power"])
def test_other_kinds_of_numbers(name: str, kind: Any) -> None:
    entry = CATALOGUE[name]
    operands = [Variable(np.array(2.0)) for _ in entry.defaults]
    got, wanted = (Variable(np.array([3], dtype=dtype)) for dtype in (kind, np.float64))
    y, exact = entry.on(got, *operands), entry.on(wanted, *operands)
    y.backward()
    exact.backward()
    # NumPy's own functions of an uint8 are float16.
    assert float(y.data[0]) == pytest.approx(float(exact.data[0]), rel=2e-3)
    assert float(got.grad[0]) == pytest.approx(float(wanted.grad[0]), rel=2e-3)
