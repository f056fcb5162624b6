from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from core.functions import CATALOGUE
from core.functions.activation import EluSlope, NormalCdf, NormalDensity
from core.functions.gamma import Polygamma
from core.functions.hyperbolic import SechSquared
from core.functions.pieces import Monotone, pieces_of
from core.functions.special import Sinc, SincDerivative

FUNCTIONS: list[Any] = [entry() for entry in CATALOGUE.values()]
FUNCTIONS += [SechSquared(), NormalCdf(), NormalDensity(), EluSlope()]
MONOTONE = [f for f in FUNCTIONS if isinstance(pieces_of(f), Monotone)]


@pytest.mark.parametrize("function", MONOTONE, ids=lambda f: type(f).__name__)
def test_between_its_turns_a_function_goes_one_way(function) -> None:
    pieces = function.pieces
    edges = [-30.0, *pieces.turns, 30.0]
    for left, right in pairwise(edges):
        with np.errstate(all="ignore"):
            values = function.forward(np.linspace(left, right, 401))
        steps = np.diff(values)
        slack = 4 * np.spacing(np.abs(values[1:]))
        assert (steps >= -slack).all() or (steps <= slack).all()
        assert (values >= pieces.least).all()
        assert (values <= pieces.most).all()


@pytest.mark.parametrize("function", MONOTONE, ids=lambda f: type(f).__name__)
def test_at_its_turns_it_turns(function) -> None:
    for turn in function.pieces.turns:
        before, at, after = np.sign(np.diff(function.forward(turn + np.linspace(-0.1, 0.1, 4))))
        assert before == -after
        assert at in (before, after, 0.0)


def test_orders_have_pieces_of_their_own() -> None:
    assert SincDerivative(1).pieces.most == pytest.approx(1 / 2)
    assert SincDerivative(2).pieces.most == pytest.approx(1 / 3)
    assert Polygamma(1).pieces.slope is not None
    assert Polygamma(2).pieces.slope is None


def test_most_functions_need_none() -> None:
    assert [pieces_of(CATALOGUE[name]()) for name in ("sin", "add", "log_base")] == [None] * 3


@pytest.mark.parametrize("function", [Sinc(), SincDerivative(1), SincDerivative(2)])
def test_sinc_is_nowhere_steeper_than_it_says(function: Any) -> None:
    x = np.linspace(-12.0, 12.0, 4801)
    values, slopes = function.forward(x), function.rule(1.0, None, x)
    assert np.abs(slopes).max() <= function.pieces.steepest
    assert values.min() >= function.pieces.least
    assert values.max() <= function.pieces.most
