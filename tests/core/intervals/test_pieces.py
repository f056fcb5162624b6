"""The whole catalogue over random boxes, f, f′ and f″ against mpmath at 50 digits."""

import numpy as np
import pytest

from core.compiled.enclosure import enclose
from core.functions import CATALOGUE
from core.functions.activation import Silu
from core.functions.hyperbolic import Tanh
from core.functions.pieces import Monotone
from core.functions.special import SincDerivative
from core.intervals import Known
from core.intervals.pieces import enclosing
from core.intervals.rounding import ULPS
from tests.core.intervals.boxes import REACH, box, boxes, chain_of, complaints, samples
from tests.core.intervals.operands import OPERANDS


def tried(name: str, count: int, orders: int, seed: int = 0) -> list[str]:
    """Give what is wrong with the enclosures of a function over random boxes."""
    entry, found = CATALOGUE[name], []
    rng = np.random.default_rng(seed)
    for operands in OPERANDS[name]:
        lo, hi = boxes(rng, count, REACH.get(name, 1e15))
        enclosures = enclose(chain_of(entry, operands), lo, hi, orders)
        for i in range(count):
            for x in samples(rng, lo[i], hi[i], 2):
                where = f"{name}{operands} on [{lo[i]!r}, {hi[i]!r}] at {x!r}"
                found += [
                    f"{where}: {said}" for said in complaints(entry, operands, x, enclosures, i)
                ]
    return found


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_value_and_no_slope_is_outside(name: str) -> None:
    assert tried(name, 5, 1) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CATALOGUE)
def test_no_value_is_outside_of_a_thousand_boxes(name: str) -> None:
    assert tried(name, 1000, 0, seed=1) == []
    assert tried(name, 300, 1, seed=2) == []
    assert tried(name, 100, 2, seed=3) == []


def test_a_bound_too_narrow_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ULPS, np.tanh, -0.9)
    assert tried("tanh", 100, 0)


def test_a_turn_forgotten_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Silu, "pieces", Monotone())
    assert tried("silu", 100, 0)


def test_a_wrong_rule_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tanh, "rule", lambda self, gy, y, a: gy * (1.0 - 0.999999999 * y * y))
    assert tried("tanh", 30, 1)


@pytest.mark.parametrize("name", [name for name, f in CATALOGUE.items() if len(f.defaults) == 1])
def test_numbers_meet_boxes_and_nothing_meets_what_is_undefined(name: str) -> None:
    apply = enclosing(CATALOGUE[name]())
    x = box([-2.0, 0.0, 0.0, 0.5, 2.0], [-1.0, 0.0, 1.0, 0.5, 3.0])
    for number in (-2.0, 0.0, 0.5, 3.0):
        one, many = box(number), box(np.full(5, number))
        for found, want in ((apply(x, one), apply(x, many)), (apply(one, x), apply(many, x))):
            assert np.allclose(found.lo, want.lo, rtol=1e-15, equal_nan=True)
            assert np.allclose(found.hi, want.hi, rtol=1e-15, equal_nan=True)
            assert found.known().tolist() == want.known().tolist()
    for pair in ((x, box(np.nan)), (box(np.nan), x)):
        assert apply(*pair).known().tolist() == [Known.UNDEFINED] * 5


MONOTONE = (
    *("exp", "exp2", "expm1", "sinh", "tanh", "asinh", "atan", "sigmoid", "softplus", "elu"),
    *("erf", "cbrt", "cube", "radians", "acot", "leaky_relu"),
)


@pytest.mark.parametrize("name", MONOTONE)
def test_what_only_rises_or_falls_is_tight_to_a_few_ulps(name: str) -> None:
    x = np.linspace(-9.0, 9.0, 41)
    found = enclosing(CATALOGUE[name]())(box(x[:-1], x[1:]))
    with np.errstate(all="ignore"):
        value = CATALOGUE[name]().forward(x)
    ends = np.sort(np.stack((value[:-1], value[1:])), axis=0)
    assert (np.abs(found.lo - ends[0]) <= 16 * np.spacing(np.abs(ends[0]))).all()
    assert (np.abs(found.hi - ends[1]) <= 16 * np.spacing(np.abs(ends[1]))).all()


@pytest.mark.parametrize(
    ("name", "ends", "want"),
    [
        ("sigmoid", (-2.0, 2.0), (0.11920292202211755, 0.8807970779778825)),
        ("gaussian", (-1.0, 2.0), (0.01831563888873418, 1.0)),
        ("silu", (-2.0, -1.0), (-0.2784645427610738, -0.2384058440442351)),
        ("gamma", (1.0, 2.0), (0.8856031944108887, 1.0)),
        ("cot", (1.0, 2.0), (-0.45765755436028577, 0.6420926159343306)),
        ("cube", (-1.0, 2.0), (-1.0, 8.0)),
    ],
)
def test_pieces_are_tight_where_forward_is_loose(
    name: str, ends: tuple[float, float], want: tuple[float, float]
) -> None:
    found = enclosing(CATALOGUE[name]())(box(*ends))
    assert [found.lo.item(), found.hi.item()] == pytest.approx(want, abs=1e-13)
    assert found.known().tolist() == [Known.CONTINUOUS]


def test_poles_of_gamma() -> None:
    x = box([-1.0, -1.5, -0.9, 0.0, 1.0], [-1.0, -0.5, -0.1, 1.0, np.inf])
    found = enclosing(CATALOGUE["gamma"]())(x)
    assert found.known().tolist() == [0, 1, 3, 1, 3]
    assert found.hi[2] == pytest.approx(-3.5446436111550050)
    assert found.lo[1] == -np.inf
    assert found.hi[4] == np.inf


def test_infinite_boxes_have_what_lies_within_them() -> None:
    everything = box(-np.inf, np.inf)
    for name, lo, hi in (("silu", -0.2784645427610739, np.inf), ("erf", -1, 1), ("sinc", -0.22, 1)):
        found = enclosing(CATALOGUE[name]())(everything)
        assert found.lo.item() == pytest.approx(lo, abs=0.01)
        assert found.hi.item() == hi


def test_derivatives_of_sinc_turn_at_points_that_no_box_has_to_know() -> None:
    found = enclosing(SincDerivative(1))(box([-1e-3, -100.0], [1e-3, 100.0]))
    assert found.hi.tolist() == pytest.approx([1e-3 / 3, 0.5], rel=1e-3)
    assert (found.lo < -3e-4).all()
