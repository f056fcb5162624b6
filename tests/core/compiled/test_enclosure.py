"""Chains over boxes; single functions are tried in tests/core/intervals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import Function, Variable
from core.autodiff.derivatives import derivative
from core.autodiff.float_warnings import no_float_warnings
from core.chain import Chain
from core.compiled import enclosure
from core.compiled.compiled import compile
from core.compiled.enclosure import enclose, enclosing
from core.formula import parse
from core.intervals import Known
from core.numerical.many_digits import OutOfReachError, as_double, context
from core.numerical.twin import Twin
from tests.bench import curve
from tests.core.chains import chains
from tests.sampled import examples


def known(text: str, lo: float, hi: float, order: int = 1) -> list[Known]:
    return [Known(int(f.known()[0])) for f in enclose(parse(text), lo, hi, order)]


M, D, C, U = Known.MAYBE, Known.DEFINED, Known.CONTINUOUS, Known.UNDEFINED


@pytest.mark.parametrize(
    ("text", "lo", "hi", "wanted"),
    [
        ("1/x", -1, 1, [M, M]),
        ("1/x", 1, 2, [C, C]),
        ("abs(x)", -1, 1, [C, M]),
        ("abs(x)", 0.1, 1, [C, C]),
        ("floor(x)", 0.2, 0.8, [C, C]),
        ("floor(x)", 0.2, 1.2, [D, M]),
        ("sqrt(x)", 0, 1, [C, M]),
        ("sqrt(x-1)", 1, 2, [C, M]),
        ("sqrt(x)", -2, -1, [U, U]),
        ("ln(x) + sqrt(-x)", 0.5, 2, [U, U]),
        ("x^x", 0.5, 2, [C, C]),
        ("x^0", -1, 1, [C, C]),
        ("tan(x)", 1, 2, [M, M]),
        ("{x < 0: -x, sqrt(x)}", -1, 1, [D, M]),
        ("{x < 0: -x, sqrt(x)}", -2, -1, [C, C]),
        ("{0 < x: ln(x+1), 1/(x-1)}", -1, 1, [D, M]),
        ("{x < 0: 1}", 1, 2, [U, U]),
        ("csc(x)", 1.5, 1.6, [C, C]),
    ],
)
def test_what_is_known(text: str, lo: float, hi: float, wanted: list[Known]) -> None:
    assert known(text, lo, hi) == wanted


@pytest.mark.parametrize(
    ("text", "x", "slope", "second"),
    [
        ("max(x, x)", 1.0, 1.0, 0.0),
        ("relu(relu(x))", -1.0, 0.0, 0.0),
        ("abs(x^3)", 0.0, 0.0, 0.0),
        ("max(x^2, -x^2)", 0.0, 0.0, 2.0),
        ("sqrt(relu(x))", -1.0, 0.0, 0.0),
        ("floor(floor(x))", 0.5, 0.0, 0.0),
        ("{sin(x) < sin(1): max(x, x), 0}", 0.5, 1.0, 0.0),
    ],
)
def test_derivatives_at_ties_are_enclosed(text: str, x: float, slope: float, second: float) -> None:
    found = enclose(parse(text), [x, x - 0.25, x], [x, x, x + 0.25], 2)
    for exact, box in zip((slope, second), found[1:], strict=True):
        assert (box.known() == M).all()
        assert (box.lo <= exact).all()
        assert (exact <= box.hi).all()


def test_at_a_corner_both_slopes_are_enclosed() -> None:
    slope = enclose(parse("3*abs(x) + leaky_relu(x)"), 0.0, order=1)[1]
    assert slope.known() == M
    assert slope.lo == pytest.approx(-2.99)
    assert slope.hi == pytest.approx(4.0)
    assert known("sqrt(abs(x) - 1)", 0.0, 0.0) == [U, U]


def test_points_are_tight_to_a_few_ulps() -> None:
    x = np.linspace(-2, 2, 101)
    for text in ("exp(x^2)^2", curve.mixed_formula(), "2^x*gaussian(x)"):
        f = parse(text)
        for found, value in zip(enclose(f, x, order=2), compile(f, (0, 1, 2))(x), strict=True):
            assert (found.lo <= value).all()
            assert (value <= found.hi).all()
            largest = np.abs(value) + np.abs(value).mean()
            assert ((found.hi - found.lo) / largest).max() < 2e-12


def test_one_pass_is_as_good_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    lo = np.linspace(-3, 3, 11)
    enclose_f = enclosing(parse("ln(x)*abs(x) + 0.1"), 2)
    whole = enclose_f(lo, lo + 0.5)
    monkeypatch.setattr(enclosure, "CHUNK", 4)
    for one, other in zip(whole, enclose_f(lo, lo + 0.5), strict=True):
        assert np.allclose(one.lo, other.lo, rtol=1e-14, equal_nan=True)
        assert one.known().tolist() == other.known().tolist()
    assert [found.shape for found in enclose_f([], [])] == [(0,)] * 3


def test_what_is_the_same_for_every_x_has_a_bound_for_each() -> None:
    value, slope = enclose(parse("sin(1)"), [0.0, 1.0], [1.0, 2.0], order=1)
    assert value.shape == slope.shape == (2,)
    assert (value.lo < np.sin(1.0)).all()
    assert slope.hi.tolist() == [0.0, 0.0]


def test_inner_values_are_enclosed_too() -> None:
    f = parse("sqrt(x - 1) + floor(2x)")
    inner = enclosing(f, 0, nodes=[(1,), (2, 0, 1)])([1.0, 2.0], [1.5, 2.5])
    value, (under_root,), (under_floor,) = inner
    assert value.known().tolist() == [Known.DEFINED, Known.DEFINED]
    assert under_root.lo == pytest.approx([0.0, 1.0], abs=0.0, rel=1e-15)
    assert under_floor.hi.tolist() == [3.0, 5.0]
    with pytest.raises(LookupError):
        enclosing(f, 0, nodes=[(9,)])


def test_parameters_are_taken_as_they_are() -> None:
    f = enclosing(parse("a*x^2"), 1)
    assert f.with_values(a=3.0)(2.0)[1].lo == pytest.approx(12.0)
    assert f(2.0)[1].lo == pytest.approx(4.0)
    with pytest.raises(ValueError, match="b"):
        f.with_values(b=1.0)


def test_a_constant_of_a_rule_is_not_its_double() -> None:
    slope = enclose(parse("0.6931471805599453*2^x"), 0.0, order=1)[1]
    # ln 2 is 2.3e-17 above its double: exactly the double squared is no value of the slope.
    assert slope.lo < 0.6931471805599453 * np.log(2.0) < slope.hi


class Doubled(Function):
    """As a user writes it, with a rule."""

    def forward(self, x):
        return np.exp(x) * 2

    def rule(self, gy, y, x):
        return gy * y


class Foreign(Function):
    """What no box can pass."""

    def forward(self, x):
        return np.sinc(x)


def test_functions_of_the_users_own() -> None:
    value, slope = enclose(Doubled(), [0.0], [1.0], order=1)
    assert value.hi == slope.hi == pytest.approx(2 * np.e)
    with pytest.raises(TypeError, match="Interval"):
        enclose(Foreign(), 0.0, 1.0)
    with pytest.raises(TypeError, match="Foreign has no rule"):
        enclose(lambda x: Foreign()(x), 0.0, 1.0, order=1)
    assert enclose(lambda x: x * 0.1 + Variable(np.array(1.0)), 1.0)[0].hi < 1.1000001


def known_truth(f: Chain, x: float) -> tuple[float, float] | None:
    """Give f and f′ of many digits where they and the doubles are finite."""
    if not all(np.isfinite(derivative(f, x, order)) for order in (0, 1)):
        return None
    twin = Twin(f, x)
    try:
        with twin.working(twin.digits):
            values = twin.values(context().mpf(x))
            slope = twin.slope(values)
    except OutOfReachError:
        return None
    value = values[twin.y]
    return None if value is None or slope is None else (as_double(value), as_double(slope.slope))


@no_float_warnings
def outside(f: Chain, x: float, width: float) -> list[str]:
    """Tell which of f and f′ at x is not in what is said of boxes that x lies in."""
    exact = known_truth(f, x)
    if exact is None:
        return []
    found = enclose(f, [x, x - width, x], [x, x, x + width], order=1)
    return [
        f"order {order} in box {i}: {exact[order]!r} is not in {found[order]}"
        for order in (0, 1)
        for i in range(3)
        # The truth was rounded to a double; a slope of 0 may stand for digits that did not suffice.
        if found[order].known()[i] == Known.UNDEFINED
        or (
            not np.nextafter(found[order].lo[i], -np.inf)
            <= exact[order]
            <= np.nextafter(found[order].hi[i], np.inf)
            and not (order and exact[order] == 0.0)
        )
    ]


@settings(max_examples=examples(60))
@given(chains, st.floats(-20, 20) | st.sampled_from([0.5, 1.0, -1.0]), st.floats(1e-12, 2))
def test_chains_hold_the_truth(f: Chain, x: float, width: float) -> None:
    assert outside(f, x, width) == []


@pytest.mark.slow
@settings(max_examples=5000)
@given(chains, st.floats(-20, 20) | st.sampled_from([0.5, 1.0, -1.0]), st.floats(1e-12, 2))
def test_thousands_of_chains_hold_the_truth(f: Chain, x: float, width: float) -> None:
    assert outside(f, x, width) == []
