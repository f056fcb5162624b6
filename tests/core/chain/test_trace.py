import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.autodiff.graph import Variable
from core.chain import Chain
from core.formula import parse
from tests.core.chains import chains


def test_the_numbers_of_the_sketch() -> None:
    trace = parse("x^2 sin(x)").trace(3.0)
    square, sine, times = (trace.blocks[path] for path in [(0,), (1, 0, 0), (1,)])
    assert (square.inputs, square.value, square.slopes) == ((3.0,), 9.0, (6.0,))
    assert sine.value == pytest.approx(0.1411, rel=1e-3)
    assert sine.slopes == pytest.approx([-0.9900], rel=1e-4)
    assert times.value == trace.value == pytest.approx(1.270, rel=1e-4)
    assert times.gradient == 1.0
    assert times.slopes == (sine.value, 9.0)
    assert times.gradients == (sine.value, 9.0)
    assert (square.gradient, sine.gradient) == (sine.value, 9.0)
    assert trace.shares == pytest.approx({(): 0.8467, (1, 0): -8.910}, rel=1e-4)
    assert trace.gradient == pytest.approx(-8.063, rel=1e-4)


def test_the_notes_chain() -> None:
    trace = parse("exp(x^2)^2").trace(0.5)
    assert [b.value for b in trace.blocks.values()] == [0.25, 1.2840254166877414, 1.648721270700128]
    assert trace.gradient == 3.297442541400256
    assert [b.gradient for b in trace.blocks.values()] == pytest.approx([3.2974, 2.5681, 1], 1e-4)
    assert (trace.problem, trace.first_problem) == (None, None)


def test_the_backward_pass_goes_from_the_end_to_x() -> None:
    trace = parse("exp(x^2)^2").trace(0.5)
    assert trace.order == ((2,), (1,), (0,))
    trace = parse("x^2 sin(x)").trace(3.0)
    assert trace.order[0] == (1,)
    assert set(trace.order) == {(0,), (1, 0, 0), (1,)}


@given(chains, st.floats(-3, 3))
def test_the_shares_sum_to_the_gradient_of_backward(chain: Chain, at: float) -> None:
    trace = chain.trace(at)
    x = Variable(np.array(at))
    y = chain(x)
    y.backward()
    assert list(trace.blocks) == list(chain.paths())
    assert set(trace.shares) <= set(trace.starts)
    np.testing.assert_array_equal(trace.value, y.data)
    if math.isnan(trace.value):
        assert math.isnan(trace.gradient)
    elif all(map(math.isfinite, trace.shares.values())):
        np.testing.assert_array_equal(trace.gradient, x.grad)
        size = sum(map(abs, trace.shares.values()))
        if math.isfinite(size):
            assert trace.gradient == pytest.approx(
                math.fsum(trace.shares.values()), 1e-12, size * 1e-12
            )


def test_a_constants_gradient_is_known_too() -> None:
    trace = parse("x*2 + 5").trace(3.0)
    assert trace.starts == {(): 2.0, (0, 0): 3.0, (1, 0): 1.0}
    assert trace.shares == {(): 2.0}


def test_a_chain_without_blocks_is_x() -> None:
    trace = Chain().trace(0.5)
    assert (trace.value, trace.gradient, dict(trace.shares), trace.order) == (
        0.5,
        1.0,
        {(): 1.0},
        (),
    )


@pytest.mark.parametrize("text", ["2", "pi", "sin(2)"])
def test_a_chain_without_x_has_the_gradient_0(text: str) -> None:
    trace = parse(text).trace(0.5)
    assert (trace.gradient, dict(trace.shares)) == (0.0, {})


@pytest.mark.parametrize(
    ("text", "x", "path", "words"),
    [
        ("log(x)", -1.0, (0,), "log needs a > 0; a = −1"),
        ("sqrt(x - 3)", 1.0, (1,), "sqrt needs a ≥ 0; a = −2"),
        ("sin(1/x)^2", 0.0, (0,), "reciprocal needs a ≠ 0; a = 0"),
        ("x/(x - 1)", 1.0, (0,), "divide needs b ≠ 0; b = 0"),
        ("exp(exp(x))", 10.0, (1,), "exp overflows; a = 22030"),
        ("log(log(x))", 0.5, (1,), "log needs a > 0; a = −0.6931"),
        ("log(x) + log(2x)", -1.0, (0,), "log needs a > 0; a = −1"),
        ("1 + sqrt(log(x))", -2.0, (0,), "log needs a > 0; a = −2"),
    ],
)
def test_the_first_failing_block_says_why(
    text: str, x: float, path: tuple[int, ...], words: str
) -> None:
    trace = parse(text).trace(x)
    assert trace.first_problem == path
    assert trace.problem is not None
    assert trace.problem.sentence == words
    assert not math.isfinite(trace.blocks[path].value)


def test_blocks_behind_the_failing_one_have_no_problem_of_their_own() -> None:
    trace = parse("sin(log(x))").trace(-1.0)
    assert [bool(b.problem) for b in trace.blocks.values()] == [True, False]


def test_an_operand_that_fails_comes_first() -> None:
    trace = parse("x + log(x)").trace(-1.0)
    assert trace.first_problem == (0, 0, 0)


def test_one_pass_gives_the_derivative_by_every_parameter() -> None:
    trace = parse("a*sin(b*x) + a").with_values(a=2.0, b=3.0).trace(0.5)
    assert trace.values == {"x": 0.5, "b": 3.0, "a": 2.0}
    assert trace.gradient == pytest.approx(2 * 3 * math.cos(1.5))
    assert trace.parameters == pytest.approx({"a": math.sin(1.5) + 1, "b": 2 * 0.5 * math.cos(1.5)})
    assert trace.parameter_shares["a"] == pytest.approx({(2, 0): math.sin(1.5), (3, 0): 1.0})
    assert trace.starts[(3, 0)] == 1.0


def test_an_undefined_value_has_no_derivative_by_a_parameter() -> None:
    trace = parse("a + ln(x)").trace(-1.0)
    assert math.isnan(trace.parameters["a"])


def test_a_parameter_that_only_a_step_leads_to_has_the_gradient_0() -> None:
    assert parse("floor(a)*x").with_values(a=1.5).trace(2.0).parameters == {"a": 0.0}
