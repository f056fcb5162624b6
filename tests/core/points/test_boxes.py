import numpy as np
import pytest

from core.compiled.enclosure import enclosing
from core.formula import parse
from core.incremental import advance, whole
from core.points.boxes import Searched, searched

VIEW = np.linspace(-3.1, 3.3, 65)


def told(text: str, most: int = 40_000) -> Searched:
    return whole(searched(enclosing(parse(text), 3), VIEW, most))


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        ("x^2 - 2", {(0, -1.41421356), (0, 1.41421356), (1, 0.0)}),
        ("sin(x)", {(0, 0.0), (1, -1.57079633), (1, 1.57079633), (2, 0.0)}),
        ("exp(x)", set()),
    ],
)
def test_every_simple_zero_is_in_a_box_of_its_own(text: str, zeros: set[tuple[int, float]]) -> None:
    found = told(text)
    held = {(order, x) for order, x in zeros for z in found.zeros
            if z.order == order and z.low <= x <= z.high}  # fmt: skip
    assert held == zeros
    assert len([z for z in found.zeros if abs(z.low) < 3]) >= len(zeros)
    assert found.is_whole


def test_zeros_that_doubles_can_tell_apart_are_told_apart() -> None:
    found = told("(x-1)^2 - 1e-14")
    assert sorted(z.order for z in found.zeros) == [0, 0, 1]
    assert not found.spots


def test_a_multiple_zero_is_left_over_and_small() -> None:
    (spot,) = told("(x-1)^6").spots
    assert spot.low <= 1 <= spot.high
    assert spot.high - spot.low < 1e-14
    assert spot.orders == (0, 1, 2)
    assert not spot.breaks


def test_a_break_is_left_over_and_small() -> None:
    (spot,) = told("floor(x/5) + 2").spots
    ((low, high),) = spot.breaks
    assert low <= 0 <= high
    assert high - low < 1e-14


def test_beside_a_hole_boxes_are_spared() -> None:
    found = told("sin(x)/x", most=20_000)
    assert found.is_whole
    assert [s for s in found.spots if s.breaks and s.low < 0 < s.high]


def test_where_rounding_hides_the_sign_no_boxes_are_spent() -> None:
    count, work = 0, searched(enclosing(parse("x^3 - 3x + 2"), 3), VIEW, 10_000)
    while advance(work, 0.0):
        count += 1
    assert count < 120  # three a round


@pytest.mark.parametrize("text", ["relu(x)", "sqrt(relu(x))"])
def test_a_stretch_on_which_f_is_constant_is_known(text: str) -> None:
    ((low, high),) = told(text).flats
    assert low == -3.1
    assert high == pytest.approx(0, abs=1e-15)


def test_what_takes_too_many_boxes_is_left_over() -> None:
    found = told("sin(10000x)", most=2000)
    assert not found.is_whole
    assert found.spots


def test_where_slopes_of_f_cannot_be_told_f_and_f_prime_still_are() -> None:
    found = told("sqrt(x^2 + 1e-12)")
    assert [(zero.order, zero.low, zero.high) for zero in found.zeros] == [(1, 0.0, 0.0)]
    assert not found.is_whole
    assert {spot.orders for spot in found.spots} == {(2,)}
    edges = [spot for spot in told("sqrt(x^2 - 1e-10)").spots if 0 in spot.orders]
    assert len(edges) == 2
    assert all(spot.high - spot.low < 1e-16 for spot in edges)


def test_what_rounding_frays_is_one_spot_with_what_it_is_frayed_from() -> None:
    for text in ("sinh(x) - x", "exp(x) - 1 - x - x^2/2"):
        (spot,) = told(text).spots
        assert spot.low < 0 < spot.high, text


def test_what_lies_apart_or_is_told_between_stays_apart() -> None:
    assert len(told("(x-1)^4 * (x-1.1)^6").spots) == 2
    assert len(told("floor(x/5) + floor((x-1e-9)/5)").spots) == 2


def test_a_view_without_boxes_has_nothing() -> None:
    found = whole(searched(enclosing(parse("x"), 3), np.array([1.0]), 100))
    assert not found.spots
    assert found.is_whole
