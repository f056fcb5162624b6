import math

import numpy as np
import pytest

from core.autodiff.graph import Variable
from core.chain.passes import pass_backward
from core.formula import parse


def test_without_ties_there_is_one_pass() -> None:
    f = parse("a*x^2")
    leaves = f.leaves(Variable(np.array(3.0)))
    passes = pass_backward(f.record(leaves["x"], {}), leaves)
    assert (passes.letters, passes.right) == ({}, {})


def test_the_arm_to_the_right_is_taken_at_a_tie() -> None:
    trace = parse("max(x, x) + 2").trace(1.0)
    first, second = trace.blocks.values()
    assert (first.gradient, first.slopes, first.gradients) == (1.0, (1.0, 0.0), (1.0, 0.0))
    assert second.gradients == (1.0, 1.0)
    assert trace.shares == {(): 1.0, (0, 0): 0.0}
    assert trace.gradient == 1.0
    trace = parse("max(x^2, x^3)").trace(0.0)
    assert (trace.gradient, trace.blocks[(1,)].slopes) == (0.0, (1.0, 0.0))


@pytest.mark.parametrize(
    ("text", "x", "gradients"),
    [
        ("relu(relu(x))", -1.0, [1.0, 1.0]),
        ("sign(relu(x))", -1.0, [0.0, 1.0]),
        ("3 x*abs(x)", 0.0, [0.0, 0.0, 1.0]),
    ],
)
def test_gradients_are_numbers_where_there_is_a_derivative(
    text: str, x: float, gradients: list[float]
) -> None:
    trace = parse(text).trace(x)
    assert trace.gradient == sum(trace.shares.values()) == 0.0
    assert [block.gradient for block in trace.blocks.values()][-2:] == gradients[-2:]
    assert not any(math.isnan(g) for block in trace.blocks.values() for g in block.gradients)


def test_at_a_corner_they_are_not() -> None:
    trace = parse("abs(x) + 1").trace(0.0)
    assert math.isnan(trace.gradient)
    assert [math.isnan(block.gradients[0]) for block in trace.blocks.values()] == [True, False]


def test_each_letter_has_a_way_of_its_own() -> None:
    trace = parse("abs(a*x)").with_values(a=2.0).trace(0.0)
    assert math.isnan(trace.gradient)
    assert math.isnan(trace.shares[()])
    assert trace.parameters == {"a": 0.0}
    assert trace.parameter_shares == {"a": {(0, 0): 0.0}}
    trace = parse("max(a*x, x*a) + abs(b)").with_values(a=3.0, b=0.0).trace(2.0)
    assert trace.gradient == 3.0
    assert trace.parameters["a"] == 2.0
    assert math.isnan(trace.parameters["b"])


def test_a_block_that_a_choice_leaves_out_passes_nothing() -> None:
    trace = parse("{x < 0: abs(x^3), max(x, x)}").trace(1.0)
    left_out = [block for path, block in trace.blocks.items() if block.gradient == 0.0]
    assert trace.gradient == sum(trace.shares.values()) == 1.0
    assert all(set(block.gradients) == {0.0} for block in left_out)
    trace = parse("{x < 0: sqrt(-a), max(a, a)}").with_values(a=1.0).trace(1.0)
    assert trace.parameters == {"a": 1.0}
    assert sorted(trace.parameter_shares["a"].values()) == [0.0, 0.0, 1.0]
