from typing import Any

import numpy as np
import pytest

from core import Block, Chain, compile
from core.formula import parse
from core.incremental import whole
from core.plot.logarithmic import Seen
from core.sampling import sample
from core.sampling.evaluate import MOST_WORK, Evaluator

TEXTS = [
    "x^2/3+tan(x)",
    "1/(x-1)+2^x",
    "min(x,2)",
    "log(x,10)",
    "floor(x)*abs(x)",
    "x/x",
    "sin(1)/x",
    "x+sqrt(-2)",
    "relu(x)",
    "relu(relu(x)) + max(x, x)",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_compiled_chain_tells_the_same_as_a_plain_one(text: str) -> None:
    x = np.linspace(-2, 3, 50)
    first = Evaluator(parse(text), 2)
    plain = first(x)
    again = Evaluator(parse(text), 2)
    again.adopt(first)
    replayed = again(x)
    np.testing.assert_allclose(replayed.orders, plain.orders, rtol=1e-14)
    np.testing.assert_array_equal(replayed.landmarks, plain.landmarks)
    np.testing.assert_array_equal(replayed.branches, plain.branches)
    assert len(again.nodes) == len(list(parse(text).paths()))
    assert again.count == 50


def test_a_plain_function_has_its_derivatives_at_ties() -> None:
    x = np.array([-1.0, 0.0, 2.0])
    values = Evaluator(lambda x: np.maximum(np.maximum(x, 0.0), 0.0) + x * x, 2)(x)
    np.testing.assert_array_equal(values.orders[1:], [[-2, np.nan, 5], [2, np.nan, 2]])


@pytest.mark.parametrize("text", ["sqrt(-2)", "x + sqrt(-2)", "x*log(0 - 1)"])
def test_where_f_is_undefined_so_is_its_slope(text: str) -> None:
    for curve in sample(parse(text), (-2.0, 2.0), orders=(0, 1, 2)):
        assert np.isnan(curve.y).all()
    for values in compile(parse(text), (0, 1, 2))(np.array([-1.0, 1.0])):
        assert np.isnan(values).all()


@pytest.mark.parametrize(
    "text", ["{1 < 2: 3, 4}", "sin({cos(e) <= 2: exp(1)})", "{2 < 1: 3, 4} + x"]
)
def test_a_choice_is_evaluated_at_all_points_at_once(text: str) -> None:
    evaluator = Evaluator(parse(text), 2)
    evaluator(np.linspace(-1, 1, 9))
    assert not evaluator.singly
    assert evaluator.note == ""


@pytest.mark.parametrize("name", ["gamma", "digamma", "erf", "tan"])
def test_a_wild_function_is_sampled_within_its_work(name: str, spent: list[Evaluator]) -> None:
    curve = sample(Chain("x", (Block(name),) * 60), (-4.0, 4.0))[0]
    assert curve.x.size > 300
    (evaluator,) = spent
    a_call = evaluator._work + 2000 * evaluator._work_of_point
    assert evaluator.spent <= MOST_WORK + a_call


@pytest.fixture
def spent(monkeypatch: pytest.MonkeyPatch) -> list[Evaluator]:
    """All evaluators that are made."""
    made, init = [], Evaluator.__init__

    def noted(own: Evaluator, *args: Any) -> None:
        made.append(own)
        init(own, *args)

    monkeypatch.setattr(Evaluator, "__init__", noted)
    return made


def test_slow_functions_weigh_more() -> None:
    works = []
    for text in ("sin(x)", "erf(x)", "gamma(x)"):
        evaluator = Evaluator(parse(text), 2)
        evaluator(np.array([0.3, 0.5]))
        works.append(evaluator.spent)
        assert compile(parse(text), (0, 1)).work < evaluator.spent
    assert works == sorted(works)
    assert works[2] > 5 * works[0]


def test_bounds_hold_what_f_is_in_boxes() -> None:
    evaluator = Evaluator(parse("a sin(x)"), 2)
    edges = np.linspace(-5, 5, 41)
    evaluator(edges)
    for order in (0, 1):
        bounds = evaluator.bounds(order, edges[:-1], edges[1:])
        assert bounds is not None
        y = evaluator((edges[:-1] + edges[1:]) / 2).orders[order]
        assert (bounds[0] <= y).all()
        assert (y <= bounds[1]).all()


def test_bounds_go_with_the_values_of_parameters() -> None:
    f = parse("a sin(x)")
    first = Evaluator(f, 1)
    first(np.zeros(2))
    first.bounds(0, np.array([0.0]), np.array([9.0]))
    other = Evaluator(f.with_values(a=7.0), 1)
    other.adopt(first)
    bounds = other.bounds(0, np.array([0.0]), np.array([9.0]))
    assert bounds is not None
    assert bounds[1] == pytest.approx(7.0)


def test_bounds_are_not_had_of_strangers_nor_for_more_than_there_is_to_spend() -> None:
    box = np.zeros(1), np.ones(1)
    assert Evaluator(lambda x: x * 2, 1).bounds(0, *box) is None
    own = Evaluator(parse("sin(x)"), 1)
    own(box[0])
    own.spent = 299_999.9999
    assert own.bounds(0, *box) is None


def test_a_slope_whose_graph_ends_at_ties_elsewhere_is_not_compiled() -> None:
    seen = Seen(parse("x + relu(relu(-x))"), 1, log_x=False, log_y=False)
    evaluator = Evaluator(seen, 0)
    evaluator(np.array([-2.0, -1.0]))  # no ties, which are where x > 0
    assert whole(evaluator.compile_in_slices()) is None
    assert evaluator(np.array([-2.0, 1.0])).orders.tolist() == [[0.0, 1.0]]
