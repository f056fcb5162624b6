import numpy as np
import pytest

from core.sampling.sides import Roots, troubles_of
from core.sampling.troubles import Troubles
from tests.core.sampling.scenes import VIEW, evaluator

GRID = np.linspace(-0.99, 0.98, 200)


def told(text: str, place: float = 0.0, only_if_lost: bool = False) -> Troubles:
    f = evaluator(text)
    x, beside = np.array([place]), np.array([[place - 1e-8], [place + 1e-8]])
    pairs = f(beside.ravel()).orders[0].reshape(2, 1)
    roots = Roots(x, pairs, np.array([only_if_lost]), np.array([True]))
    return troubles_of(VIEW, f, roots, f(GRID).orders[0])[0]


@pytest.mark.parametrize("text", ["sin(x)/x", "(1 - cos(x))/x^2", "(x - sin(x))/x^3"])
def test_sides_meet_at_a_hole(text: str) -> None:
    assert told(text).holes.tolist() == [0]


@pytest.mark.parametrize("text", ["1/x", "1/x^2 + x", "tan(x)/x^2", "sign(x)"])
def test_sides_with_all_their_digits_that_do_not_meet_are_nothing_to_keep(text: str) -> None:
    assert not told(text).places.size


@pytest.mark.parametrize("text", ["(1 - cos(x))/x^4", "(x - sin(x))/x^5", "abs(x)(1 - cos(x))/x^3"])
def test_where_sides_do_not_meet_lost_digits_are_kept_in_mind(text: str) -> None:
    found = told(text)
    assert found.places.tolist() == [0]
    assert not found.holes.size


def test_what_can_only_be_a_hole_if_digits_are_lost() -> None:
    assert not told("sin(x)/x", only_if_lost=True).places.size
    assert told("(x - sin(x))/x^3", only_if_lost=True).holes.size
    assert told("x", only_if_lost=False).radii.shape[0] == 2


def test_without_roots_there_is_nothing() -> None:
    f, nothing = evaluator("1/x"), np.empty(0)
    mask = nothing.astype(bool)
    found, rims = troubles_of(VIEW, f, Roots(nothing, np.empty((2, 0)), mask, mask), GRID)
    assert rims is None
    assert not found.places.size
