import pytest

from core.formula import parse
from core.plot.single_block import alone, curve_of
from core.plot.view_range import refusal


def test_a_block_is_shown_at_its_operating_point() -> None:
    chain = parse("exp(x^2)")
    block = alone(chain, chain.trace(0.5), (1,))
    assert block is not None
    assert block.at == 0.25
    assert block.value == block.slope == pytest.approx(1.2840254)
    assert block.x_range[0] < block.at < block.x_range[1]
    assert block.y_range[0] <= block.value <= block.y_range[1]
    assert block.words == "a = 0.25: y = 1.284, local derivative 1.284"


def test_of_several_inputs_that_vary_one_is_chosen() -> None:
    chain = parse("x^2*sin(x)")
    trace = chain.trace(3.0)
    first, second = alone(chain, trace, (1,), 0), alone(chain, trace, (1,), 1)
    assert first is not None
    assert second is not None
    assert len(first.inputs) == 2
    assert first.slope == pytest.approx(second.at)
    assert second.slope == pytest.approx(first.at)


def test_where_nothing_finite_comes_in_there_is_no_operating_point() -> None:
    chain = parse("sin(log(x))")
    assert alone(chain, chain.trace(-1.0), (1,)) is None


def test_what_is_undefined_is_called_so() -> None:
    chain = parse("log(sin(x))")
    block = alone(chain, chain.trace(0.0), (1,))
    assert block is not None
    assert block.words == "a = 0: y = −∞, local derivative undefined"
    assert block.local_rule == "dy/da = 1/a"


def test_its_curve_is_sampled_in_its_own_range() -> None:
    chain = parse("exp(x^2)")
    block = alone(chain, chain.trace(0.5), (0,))
    assert block is not None
    (curve,) = curve_of(block, (200, 100))
    assert curve.x.min() == block.x_range[0]
    assert curve.x.max() == block.x_range[1]


@pytest.mark.parametrize("x", [1e299, -1e301, 9e307, -1.7e308, 5e-324])
@pytest.mark.parametrize("text", ["x+1", "x-1e308", "sin(x)", "cbrt(x)"])
def test_a_block_at_the_end_of_doubles_has_a_picture_that_can_be_drawn(text: str, x: float) -> None:
    chain = parse(text)
    block = alone(chain, chain.trace(x), (0,))
    assert block is not None
    assert not refusal(block.x_range, block.y_range)
