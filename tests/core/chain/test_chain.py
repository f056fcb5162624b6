import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.autodiff.graph import Variable
from core.chain import MAX_BLOCKS, MAX_DEPTH, Block, Chain
from core.formula import parse
from core.numerical import numerical_diff
from tests.core.chains import chains


@pytest.mark.parametrize(
    ("name", "operands", "message"),
    [
        ("foo", (), "no function 'foo'"),
        ("sinn", (), "did you mean 'sin'"),
        ("sin", (Chain(),), "sin takes 0 operands, got 1"),
        ("add", (Chain(), Chain()), "add takes 1 operands, got 2"),
    ],
)
def test_a_wrong_block_is_refused(name: str, operands: tuple[Chain, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Block(name, operands)


@pytest.mark.parametrize("start", ["y", "", "PI", math.nan, math.inf, -math.inf])
def test_a_chain_starts_at_x_a_parameter_a_named_constant_or_a_finite_number(
    start: float | str,
) -> None:
    with pytest.raises(ValueError, match="not"):
        Chain(start)


def test_a_number_is_kept_as_a_float() -> None:
    assert isinstance(Chain(2).start, float)
    assert Chain(2) == Chain(2.0)


def test_a_new_block_takes_the_catalogues_operands() -> None:
    assert Block("add").operands == (Chain(1.0),)


def test_a_chain_is_frozen_and_hashable() -> None:
    chain = parse("x sin(x)")
    with pytest.raises(dataclasses.FrozenInstanceError):
        chain.start = 2.0  # type: ignore[misc]
    assert {chain, parse("x * sin x")} == {chain}


def test_a_chain_is_called_like_the_notes_f() -> None:
    chain, x = parse("exp(x^2)^2"), Variable(np.array(0.5))
    y = chain(x)
    y.backward()
    assert x.grad.item() == 3.297442541400256
    assert float(numerical_diff(chain, x)) == 3.2974426293330694


def test_a_chain_works_on_arrays_of_any_shape() -> None:
    x = Variable(np.array([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]))
    y = parse("x^2 sin(x) + 1")(x)
    y.backward()
    np.testing.assert_allclose(y.data, x.data**2 * np.sin(x.data) + 1, rtol=1e-15)
    slope = 2 * x.data * np.sin(x.data) + x.data**2 * np.cos(x.data)
    np.testing.assert_allclose(x.grad, slope, rtol=1e-14)


@pytest.mark.parametrize("text", ["2", "pi", "2 + sin(3)", "(2)*pi"])
def test_a_chain_without_x_has_the_shape_of_x_and_the_gradient_0(text: str) -> None:
    chain, x = parse(text), Variable(np.array([1.0, 2.0, 3.0]))
    assert not chain.depends_on_x
    y = chain(x)
    y.backward()
    assert y.data.shape == (3,)
    assert len(set(y.data.tolist())) == 1
    np.testing.assert_array_equal(x.grad, np.zeros(3))


def test_x_is_one_variable_shared_by_all_lanes() -> None:
    x = Variable(np.array(3.0))
    parse("x*x + x*x")(x).backward()
    assert x.grad.item() == 12.0


def test_constants_have_a_value_and_x_has_none() -> None:
    assert (Chain("pi").constant, Chain("e").constant, Chain(2.0).constant) == (
        math.pi,
        math.e,
        2.0,
    )
    assert math.isnan(Chain("x").constant)
    assert Chain("pi").is_constant
    assert not Chain("x").is_constant
    assert not parse("sin(2)").is_constant


def test_paths_lead_to_lanes_and_blocks() -> None:
    chain = parse("sin(x) + cos(2*exp(x))")
    assert list(chain.paths()) == [(0,), (1, 0, 0), (1, 0, 1), (1, 0, 2), (1,)]
    assert [chain.block(p).name for p in chain.paths()] == ["sin", "exp", "multiply", "cos", "add"]
    assert chain.lane(()) is chain
    assert chain.lane((1, 0)) == parse("cos(2*exp(x))")
    assert chain.lane((1, 0, 1, 0)) == Chain(2.0)


@pytest.mark.parametrize("path", [(5,), (0, 0, 0), (1, 3, 0), (1, 0, 9)])
def test_there_is_no_block_where_there_is_none(path: tuple[int, ...]) -> None:
    with pytest.raises(LookupError):
        parse("sin(x) + cos(x)").block(path)


def test_a_lane_is_exchanged_in_a_new_chain() -> None:
    chain = parse("sin(x) + cos(x)")
    changed = chain.with_lane((1, 0), Chain(2.0))
    assert changed == parse("sin(x) + 2")
    assert chain == parse("sin(x) + cos(x)")
    assert chain.with_lane((), Chain("e")) == Chain("e")


@given(chains, st.data())
def test_a_lane_exchanged_for_itself_changes_nothing(chain: Chain, data: st.DataObject) -> None:
    lanes = [(), *[(*p, j) for p in chain.paths() for j in range(len(chain.block(p).operands))]]
    path = data.draw(st.sampled_from(lanes))
    assert chain.with_lane(path, chain.lane(path)) == chain


def test_operands_nest_to_a_limit() -> None:
    chain = Chain()
    for _ in range(MAX_DEPTH - 1):
        chain = Chain("x", (Block("add", (chain,)),))
    assert chain.depth == MAX_DEPTH
    assert hash(chain) == hash(chain.with_lane((), chain))
    x = Variable(np.array(1.0))
    chain(x).backward()
    assert x.grad.item() == MAX_DEPTH
    with pytest.raises(ValueError, match="nest deeper than 100"):
        Chain("x", (Block("add", (chain,)),))


def test_a_chain_knows_how_many_blocks_it_has() -> None:
    assert parse("x + sin(x^2)").size == 3
    assert Chain().size == 0


def test_lanes_are_listed_before_those_that_rise_into_them() -> None:
    chain = parse("x*sin(x + cos(x)) + 3")
    paths = [path for path, lane in chain.lanes() if chain.lane(path) is lane]
    assert paths == [(), (0, 0), (0, 0, 0, 0), (1, 0)]


def test_more_blocks_than_there_may_be_are_refused_wherever_they_are() -> None:
    half = Chain("x", (Block("sin"),) * (MAX_BLOCKS // 2))
    reason = "a chain has at most 2000 blocks; this one would have 2001"
    with pytest.raises(ValueError, match=reason):
        Chain("x", (*half.blocks, Block("add", (half,))))
    assert Chain("x", (*half.blocks[1:], Block("add", (half,)))).size == MAX_BLOCKS


def test_parameters_come_in_the_order_of_their_first_occurrence() -> None:
    chain = parse("b*sin(a*x + c) + a")
    assert chain.parameters == ("a", "c", "b")
    assert Chain("b", (Block("add", (Chain("a"),)), Block("add", (Chain("b"),)))).parameters == (
        "b",
        "a",
    )
    assert parse("sin(x) + pi").parameters == ()


def test_a_bare_chain_has_its_parameters_at_1() -> None:
    chain, x = parse("a*x^2 + b"), Variable(np.array(3.0))
    assert chain.values == {"a": 1.0, "b": 1.0}
    assert chain(x).data == 10.0
    assert chain.with_values(a=2.0)(x).data == 19.0
    assert chain.with_values(a=2.0).with_values(b=-1.0)(x).data == 17.0
    assert chain.with_values(a=2.0).values == {"a": 2.0, "b": 1.0}


def test_equality_and_edits_see_letters_only() -> None:
    chain = parse("a*x")
    valued = chain.with_values(a=2.0)
    assert valued == chain
    assert hash(valued) == hash(chain)
    assert repr(valued) == repr(chain)
    assert chain != parse("b*x")
    assert valued.with_lane((0, 0), Chain("a")).values == {"a": 1.0}


def test_a_chain_of_parameters_alone_has_the_shape_of_x_and_the_gradient_0() -> None:
    chain, x = parse("a*b").with_values(a=2.0, b=3.0), Variable(np.array([1.0, 2.0]))
    assert not chain.depends_on_x
    assert not Chain("a").is_constant
    y = chain(x)
    y.backward()
    assert y.data.tolist() == [6.0, 6.0]
    assert x.grad.tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"a": math.nan}, "the parameter a is a finite number, not nan"),
        ({"a": math.inf}, "the parameter a is a finite number, not inf"),
        ({"b": 2.0}, "there is no parameter 'b' in the formula"),
        ({"x": 2.0}, "'x' is no parameter"),
        ({"sin": 2.0}, "sin is a function"),
    ],
)
def test_values_are_finite_and_of_the_chains_own_parameters(
    values: dict[str, float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        parse("a*x").with_values(**values)


def test_a_parameter_is_one_variable_shared_by_all_lanes() -> None:
    a, x = Variable(np.array(2.0)), Variable(np.array([1.0, 3.0]))
    y = parse("a*x^2 + sin(a)").with_values(a=a)(x)
    y.backward()
    np.testing.assert_allclose(a.grad, 1.0 + 9.0 + 2 * np.cos(2.0), rtol=1e-15)
    np.testing.assert_allclose(x.grad, 2 * 2.0 * x.data, rtol=1e-15)


def test_along_a_parameter_the_derivatives_are_those_by_it() -> None:
    chain = parse("a^2*sin(b*x) + x^a").with_values(a=2.0, b=3.0)
    along = chain.along("a", 0.5)
    assert along.values == {"b": 3.0}
    y, a = chain.trace(0.5), along.trace(2.0)
    assert (a.value, a.gradient) == (y.value, y.parameters["a"])
    assert float(numerical_diff(along, Variable(np.array(2.0)))) == pytest.approx(a.gradient)
    assert chain.along("x", 7.0) is chain


def test_along_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no parameter 'b'"):
        parse("a*x").along("b", 1.0)
    with pytest.raises(ValueError, match="not inf"):
        parse("a*x").along("a", math.inf)


@given(chains, st.floats(-3, 3), st.floats(-3, 3))
def test_any_chain_along_a_parameter(chain: Chain, x: float, value: float) -> None:
    for name in chain.parameters:
        there, at = chain.with_values(**{name: value}), chain.along(name, x)
        here, along = there.trace(x), at.trace(value)
        np.testing.assert_array_equal(here.value, along.value)
        np.testing.assert_array_equal(here.parameters[name], along.gradient)
        assert at.depends_on_x
