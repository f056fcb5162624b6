import math

import pytest

from core.document.examples import EXAMPLES, Example
from core.numerical import check

NUMERICAL = {
    "x^2": 4.000000000004,
    "relu(x)": 0.5,
    "abs(x)": 0.0,
    "floor(x)": 5000.0,
    "tan(x)": -1e8,
    "sin(50x)": 7.28,
}


def by_formula(formula: str) -> Example:
    return next(e for e in EXAMPLES if e.formula == formula)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_every_example_can_be_shown(example: Example) -> None:
    document = example.document()
    assert document.formula == example.formula
    assert document.x_range[0] <= document.x <= document.x_range[1]
    assert example.sentence.endswith(".")


def test_the_names_differ() -> None:
    assert len({e.name for e in EXAMPLES}) == len(EXAMPLES) == 16


@pytest.mark.parametrize("formula", NUMERICAL)
def test_the_sentence_tells_the_numerical_derivative(formula: str) -> None:
    document = by_formula(formula).document()
    numerical = check(document.chain, document.x, document.step).numerical
    assert numerical == pytest.approx(NUMERICAL[formula], rel=1e-3)


def test_the_edge_of_the_domain_gives_nan() -> None:
    document = by_formula("ln(x)").document()
    assert math.isnan(check(document.chain, document.x, document.step).numerical)


@pytest.mark.parametrize(("title", "gradient"), [("tanh", 7.6e-4), ("× 1.5", 1.9e5)])
def test_long_chains_vanish_and_explode(title: str, gradient: float) -> None:
    document = next(e for e in EXAMPLES if e.title.startswith(title)).document()
    assert document.chain.trace(document.x).gradient == pytest.approx(gradient, rel=0.02)
