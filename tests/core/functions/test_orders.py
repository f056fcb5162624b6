"""Derivatives of order 1 to 6 against mpmath, and finite wherever the truth is."""

import math
from collections.abc import Callable
from typing import Any

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest
from numpy.typing import NDArray

from core.autodiff.derivatives import derivative
from core.autodiff.graph import Variable
from core.expression.symbols import EVERYWHERE
from core.functions import CATALOGUE
from tests.core.functions.exact import VALUES, Exact

ORDERS = range(1, 7)
NOT_SMOOTH = {"abs", "sign", "step", "floor", "ceil", "round", "trunc", "frac"}
NOT_SMOOTH |= {"relu", "leaky_relu", "elu"}
SMOOTH = [n for n, e in CATALOGUE.items() if n not in NOT_SMOOTH and not e.defaults]
_NEAR_POLES = 0.05


@np.errstate(all="ignore")
def _points(name: str, count: int) -> NDArray[Any]:
    reach = 0.97 if name in {"asin", "acos", "atanh"} else 5.0
    x = np.concatenate([np.linspace(-reach, reach, count), [1e-9, -0.3, 1.3]])
    entry = CATALOGUE[name]
    keep = np.broadcast_to(entry.inside(x), x.shape)
    marks = entry.landmarks(x) if entry.domain is not EVERYWHERE or name == "cbrt" else ()
    for mark in marks:
        keep = keep & (np.abs(mark) > _NEAR_POLES)
    kept: NDArray[Any] = x[keep]
    return kept


def _exact(f: Exact, x: float, order: int) -> float:
    if f is VALUES["sinc"]:
        # (sin t)/t is the mean of cos(u t) over u from 0 to 1, and that can be differentiated.
        return float(mp.quad(lambda u: u**order * mp.cos(u * x + order * mp.pi / 2), [0, 1]))
    return float(mp.diff(f, mp.mpf(x), order))


def assert_orders(name: str, count: int) -> None:
    x = _points(name, count)
    assert len(x) > count // 3
    for order in ORDERS:
        with mp.workdps(60):
            exact = np.array([_exact(VALUES[name], float(a), order) for a in x])
        got = derivative(lambda v: CATALOGUE[name].on(v), x, order)
        assert np.all(np.abs(got - exact) <= 1e-9 * np.max(np.abs(exact)) + 1e-40), (name, order)


@pytest.mark.parametrize("name", SMOOTH)
def test_orders(name: str) -> None:
    assert_orders(name, 3)


@pytest.mark.slow
@pytest.mark.parametrize("name", SMOOTH)
def test_orders_at_many_points(name: str) -> None:
    assert_orders(name, 101)


@pytest.mark.parametrize("name", SMOOTH)
def test_finite_far_out(name: str) -> None:
    x = np.array([-300.0, 300.0, -40.0, 40.0])
    x = x[np.broadcast_to(CATALOGUE[name].inside(x), x.shape)]
    if name in {"gamma", "factorial"}:
        x = x[x < 100]  # beyond, it overflows itself
    for order in ORDERS:
        got = derivative(lambda v: CATALOGUE[name].on(v), x, order)
        assert np.all(np.isfinite(got)), (name, order)


@pytest.mark.parametrize("name", ["tanh", "sigmoid", "softplus", "silu", "gelu", "erf", "gaussian"])
def test_no_corner_at_zero(name: str) -> None:
    for order in ORDERS:
        left, middle, right = derivative(
            lambda v: CATALOGUE[name].on(v), np.array([-1e-7, 0.0, 1e-7]), order
        )
        assert left == pytest.approx(middle, abs=1e-3)
        assert right == pytest.approx(middle, abs=1e-3)


def _to_the(power: int) -> Callable[[Variable], Variable]:
    return lambda v: v**power


def test_powers_at_zero() -> None:
    for power in (0, 1, 2, 3, 4):
        wanted = [math.factorial(power) if n == power else 0.0 for n in range(7)]
        assert [derivative(_to_the(power), 0.0, n).item() for n in range(7)] == wanted, power


def test_powers_below_zero() -> None:
    assert derivative(lambda v: v**3, -2.0).item() == 12.0
    assert derivative(lambda v: v**-1, -2.0, 2).item() == pytest.approx(-0.25, rel=1e-15)
    assert math.isnan(derivative(lambda v: v**0.5, -2.0).item())


def test_constant_to_the_power_of_x() -> None:
    for order in ORDERS:
        got = derivative(lambda v: 2.0**v, 0.0, order).item()
        assert got == pytest.approx(math.log(2.0) ** order, rel=1e-14)
    assert derivative(lambda v: 0.0**v, 2.0, 3).item() == 0.0


def test_x_to_the_power_of_x() -> None:
    for order in ORDERS:
        with mp.workdps(60):
            exact = float(mp.diff(lambda a: a**a, mp.mpf(1.7), order))
        assert derivative(lambda v: v**v, 1.7, order).item() == pytest.approx(exact, rel=1e-13)


@pytest.mark.parametrize(
    ("name", "exact"),
    [
        ("divide", lambda a: mp.cos(a) / (2 + a)),
        ("power", lambda a: mp.power(mp.cos(a), 2 + a)),
        ("root", lambda a: mp.power(mp.cos(a), 1 / (2 + a))),
        ("mod", lambda a: mp.cos(a) % (2 + a)),
        ("hypot", lambda a: mp.hypot(mp.cos(a), 2 + a)),
        ("atan2", lambda a: mp.atan2(mp.cos(a), 2 + a)),
        ("log_base", lambda a: mp.log(mp.cos(a)) / mp.log(2 + a)),
    ],
)
def test_two_inputs(name: str, exact: Exact) -> None:
    for order in ORDERS:
        with mp.workdps(60):
            wanted = float(mp.diff(exact, mp.mpf(0.4), order))
        got = derivative(lambda v: CATALOGUE[name].on(np.cos(v), v + 2), 0.4, order)
        assert got.item() == pytest.approx(wanted, rel=1e-12), order


@pytest.mark.parametrize(
    "name", ["abs", "sign", "step", "relu", "leaky_relu", "floor", "ceil", "frac"]
)
def test_nan_where_there_is_no_slope(name: str) -> None:
    for order in (1, 2):
        assert math.isnan(derivative(lambda v: CATALOGUE[name].on(v), 0.0, order).item())
        assert math.isnan(derivative(lambda v: CATALOGUE[name].on(v), np.nan, order).item())


def test_elu_has_a_slope_at_zero_but_no_second_one() -> None:
    elu = CATALOGUE["elu"].on
    assert derivative(elu, 0.0).item() == 1.0
    assert math.isnan(derivative(elu, 0.0, 2).item())
    assert derivative(elu, -1.0, 3).item() == math.exp(-1.0)
    assert derivative(elu, 1.0, 2).item() == 0.0


def test_min_and_max_have_no_slope_where_they_meet() -> None:
    for name in ("min", "max"):
        a, b = Variable(np.array([1.0, 2.0, 3.0])), Variable(np.array(2.0))
        CATALOGUE[name].on(a, b).backward()
        assert np.isnan(a.grad).tolist() == [False, True, False]


@pytest.mark.parametrize("name", [n for n, e in CATALOGUE.items() if e.domain is not EVERYWHERE])
def test_no_finite_slope_outside_the_domain(name: str) -> None:
    entry = CATALOGUE[name]
    grid = np.linspace(-3, 3, 13)
    xs = np.meshgrid(*[grid] * (1 + len(entry.defaults)))
    variables = [Variable(x) for x in xs]
    outside = ~np.broadcast_to(entry.inside(*xs), xs[0].shape)
    y = entry.on(*variables)
    y.backward()
    finite = np.isfinite(y.data) & np.all([np.isfinite(x.grad) for x in variables], axis=0)
    assert not np.any(finite[outside])
