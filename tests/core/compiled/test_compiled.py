from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import CATALOGUE, Block, Chain, Function, Variable, compile, derivative, where
from core.compiled.compiled import Recordable, same, values_of
from core.compiled.replay import CHUNK
from core.formula import parse
from core.plot.curves import Central
from core.plot.logarithmic import Seen
from tests.sampled import examples

# In tight places: domain edges, corners, jumps and poles.
SPECIAL = np.array([0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 300.0, -300.0])
X = np.concatenate([SPECIAL, np.linspace(-3.3, 3.3, 60)])


def assert_same(f: Any, orders: tuple[int, ...] = (0, 1, 2), rtol: float = 1e-13) -> None:
    results = compile(f, orders)(X)
    assert len(results) == len(orders)
    for order, got in zip(orders, results, strict=True):
        wanted = derivative(f, X, order)
        assert got.shape == X.shape
        finite = np.isfinite(wanted)
        assert np.array_equal(np.isfinite(got), finite), (order, X[np.isfinite(got) != finite])
        scale = np.abs(wanted[finite]) + 1e-290
        assert np.all(np.abs(got[finite] - wanted[finite]) <= rtol * scale), order


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_function(name: str) -> None:
    # The second order of a sum of terms that cancel differs by its rounding.
    assert_same(Chain("x", (Block(name),)), rtol=1e-11)


@pytest.mark.parametrize("name", [n for n, e in CATALOGUE.items() if e.defaults])
def test_every_operand(name: str) -> None:
    others = tuple(map(Chain, CATALOGUE[name].defaults[1:]))
    assert_same(Chain(2.0, (Block(name, (Chain("x"), *others)),)), rtol=1e-11)
    assert_same(Chain("x", (Block(name, (Chain("x", (Block("cos"),)), *others)),)), (0, 1))


@pytest.mark.parametrize(
    "formula",
    [
        "exp(x^2)^2",
        "1 - x",
        "x",
        "3",
        "pi*e",
        "log(-1)",
        "sin(3) + 0*x",
        "x/abs(x) + x/4",
        "x^2 + floor(x)",
        "sqrt(x - 0.333)",
        "x^x",
        "2^x",
        "x^0",
        "tan(1/x)",
        "-(-x)",
        "(2*x)*(x*4)/(8*x)",
        "min(x, max(1/2, sin(x)))",
        "relu(x)^2 - leaky_relu(x) + elu(x)*gelu(x)",
        "sigmoid(x)*tanh(x) + softplus(sinc(x))",
    ],
)
def test_formulas(formula: str) -> None:
    assert_same(parse(formula), rtol=1e-11)


def test_conditions_are_asked_again_at_each_point() -> None:
    # Recorded at points above 0, and asked below.
    value, slope = compile(parse("relu(x)"))(np.array([-2.0, 0.0, 3.0]))
    assert value.tolist() == [0.0, 0.0, 3.0]
    assert np.array_equal(slope, [0.0, np.nan, 1.0], equal_nan=True)
    (slope,) = compile(parse("log(x)"), (1,))(np.array([-2.0, 2.0]))
    assert np.array_equal(slope, [np.nan, 0.5], equal_nan=True)


def test_a_frozen_condition_is_refused() -> None:
    with pytest.raises(TypeError, match="frozen"):
        compile(lambda x: where(x > 0.5, x, -x), (0,))


def test_what_is_not_element_by_element_is_refused() -> None:
    numpy: Any = np  # its types know no Variable
    with pytest.raises(TypeError, match="element by element"):
        compile(lambda x: x * numpy.sum(x), (0,))


def test_a_function_without_a_rule_is_refused_from_order_one() -> None:
    class Plain(Function):
        def forward(self, x: Any) -> Any:
            return x**2

        def backward(self, gy: Any) -> Any:
            return 2 * self.input.data * gy

    assert compile(Plain(), (0,))(3.0)[0] == 9.0
    with pytest.raises(TypeError, match="Plain has no rule"):
        compile(Plain())


def test_a_function_with_parameters_of_its_own() -> None:
    class Scale(Function):
        def __init__(self, factor: float) -> None:
            self.factor = factor

        def forward(self, x: Any) -> Any:
            return self.factor * x

        def rule(self, gy: Any, y: Any, x: Any) -> Any:
            return Scale(self.factor)(gy)

    value, slope = compile(lambda x: Scale(3.0)(x) + Scale(5.0)(x))(np.array([1.0, 2.0]))
    assert value.tolist() == [8.0, 16.0]
    assert slope.tolist() == [8.0, 8.0]


@pytest.mark.parametrize("shape", [(), (0,), (1,), (2, 3), (CHUNK,), (CHUNK + 1,), (3, CHUNK)])
def test_shapes(shape: tuple[int, ...]) -> None:
    x = np.asarray(np.random.default_rng(0).uniform(-1, 1, shape))
    value, slope = compile(parse("exp(x^2)^2"))(x)
    assert value.shape == slope.shape == shape
    assert np.allclose(value, np.exp(x**2) ** 2, rtol=1e-14)
    assert np.allclose(slope, 4 * x * np.exp(x**2) ** 2, rtol=1e-14)


def test_results_are_arrays_of_their_own() -> None:
    g = compile(parse("exp(x)"))
    x = np.array([0.0, 1.0])
    value, slope = g(x)
    value[:] = 7.0
    assert slope.tolist() == np.exp(x).tolist()
    assert g(x)[0].tolist() == np.exp(x).tolist()
    (same,) = compile(parse("x"), (0,))(x)
    same[:] = 7.0
    assert x.tolist() == [0.0, 1.0]


def test_the_input_may_be_any_numbers() -> None:
    g = compile(parse("x^2"))
    assert [r.item() for r in g(3)] == [9.0, 6.0]
    assert g([1, 2])[1].tolist() == [2.0, 4.0]
    assert g(np.arange(6.0)[::2])[0].tolist() == [0.0, 4.0, 16.0]
    assert g(np.array([1, 2], dtype=np.int8))[0].tolist() == [1.0, 4.0]


def test_orders_in_any_order_and_number() -> None:
    g = compile(parse("x^3"), orders=(3, 0, 1, 1))
    assert [r.item() for r in g(2.0)] == [6.0, 8.0, 12.0, 12.0]
    assert compile(parse("x^3"), orders=())(2.0) == ()
    with pytest.raises(ValueError, match="not -1"):
        compile(parse("x"), orders=(0, -1))


def test_the_inputs_of_inner_blocks() -> None:
    chain = parse("tan(2x)/(x - 1)")
    paths = list(chain.paths())
    x = np.linspace(-1, 2.9, 9)
    value, *inputs = compile(chain, (0,), nodes=paths)(x)
    by_path = dict(zip(paths, inputs, strict=True))
    divide = paths[-1]
    assert len(by_path[divide]) == 2
    assert np.allclose(by_path[divide][1], x - 1)
    assert np.allclose(value, np.tan(2 * x) / (x - 1), equal_nan=True)
    for path, found in by_path.items():
        for mark in chain.block(path).function.landmarks(*found):
            assert mark.shape == x.shape


def test_an_unknown_node_is_refused() -> None:
    with pytest.raises(LookupError):
        compile(parse("x^2"), nodes=[(7,)])


def test_no_warning_and_the_users_settings_stay() -> None:
    with np.errstate(all="raise"):
        compile(parse("log(x)/x"))(np.array([0.0, -1.0, 1e-300]))
        assert np.geterr()["divide"] == "raise"


def test_a_long_chain_without_recursion() -> None:
    chain = Chain("x", (Block("sin"),) * 2000)
    value, slope = compile(chain)(np.array([0.5]))
    x = Variable(np.array(0.5))
    y = chain(x)
    y.backward()
    assert (value[0], slope[0]) == (y.data, x.grad)


UNARY = ["sin", "exp", "tanh", "square", "abs", "negate", "atan", "sigmoid", "cube", "relu", "erf"]
LANES = st.recursive(
    st.sampled_from([Chain("x"), Chain(2.0), Chain(-0.5)]),
    lambda lanes: st.builds(
        lambda lane, names, binary, operand: Chain(
            lane.start,
            (*lane.blocks, *map(Block, names), Block(binary, (operand,))),
        ),
        lanes,
        st.lists(st.sampled_from(UNARY), max_size=3),
        st.sampled_from(["add", "subtract", "multiply", "divide", "min", "hypot"]),
        lanes,
    ),
    max_leaves=4,
)


@settings(max_examples=examples(40))
@given(LANES)
def test_random_chains(chain: Chain) -> None:
    x = np.linspace(-1.7, 1.9, 7)
    for order, got in enumerate(compile(chain, (0, 1))(x)):
        wanted = derivative(chain, x, order)
        assert np.allclose(got, wanted, rtol=1e-9, atol=1e-9, equal_nan=True) or not np.all(
            np.abs(wanted) < 1e6
        )


def test_chains_and_what_is_seen_of_them_are_recordable() -> None:
    chain = parse("sin(x)^2")
    assert isinstance(chain, Recordable)
    assert isinstance(Seen(chain, 1, log_x=True, log_y=True), Recordable)
    assert not isinstance(np.sin, Recordable)


PARAMETRIC = [
    "a*x^2 + b*x + c",
    "exp(a)*sin(b*x)",
    "x + ln(a)",
    "x^a",
    "floor(a*x)*b",
    "a*b",
    "a^x",
]


@pytest.mark.parametrize("formula", PARAMETRIC)
@pytest.mark.parametrize("values", [(1.0, 1.0, 1.0), (2.0, -0.5, 3.0), (-1.0, 0.0, 0.5)])
def test_one_recording_serves_all_values_of_the_parameters(
    formula: str, values: tuple[float, ...]
) -> None:
    chain = parse(formula)
    given = dict(zip(chain.parameters, values, strict=False))
    assert_same(chain.with_values(**given))
    anew, moved = compile(chain.with_values(**given)), compile(chain).with_values(**given)
    for a, b in zip(anew(X), moved(X), strict=True):
        np.testing.assert_array_equal(a, b)


def test_what_parameters_alone_make_is_computed_once_for_all_points() -> None:
    replay = compile(parse("exp(a^2)*x"), (0,))._replay
    assert len(replay._calls) == 1


def test_equal_functions_with_other_values_are_not_the_same() -> None:
    f = parse("a*x")
    assert same(f, f.with_values(a=1.0))
    assert not same(f, f.with_values(a=2.0))
    assert not same(f, parse("b*x"))
    assert same(np.sin, np.sin)
    assert values_of(np.sin) == {}


def test_what_is_seen_of_a_chain_has_its_parameters() -> None:
    seen = Seen(parse("a*x").with_values(a=3.0), 0, log_x=False, log_y=True)
    central = Central(parse("a*x").with_values(a=3.0), 0.5)
    assert seen.values == central.values == {"a": 3.0}
    assert compile(seen, (0,)).with_values(a=2.0)(1.0)[0] == np.log(2.0)
    assert compile(central, (0,)).with_values(a=2.0)(1.0)[0] == 2.0


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"b": 3.0}, "there is no parameter 'b' in the formula"),
        ({"x": 3.0}, "x is what f is a function of"),
        ({"a": np.nan}, "the parameter a is a finite number, not nan"),
        ({"a": -np.inf}, "the parameter a is a finite number, not -inf"),
    ],
)
def test_a_recording_refuses_the_values_that_a_chain_refuses(
    values: dict[str, float], sentence: str
) -> None:
    for f in (parse("a*x"), compile(parse("a*x"))):
        with pytest.raises(ValueError, match=sentence):
            f.with_values(**values)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_a_constant_operand_may_be_any_number(name: str) -> None:
    x = np.array([-1.0, 0.0, 2.5])
    for number in (0.0, -0.0, 1.7e308, 5e-324):
        operands = tuple(Chain(number) for _ in CATALOGUE[name].defaults)
        chain = Chain("x", (Block(name, operands),))
        values, _ = compile(chain)(x)
        wanted = [chain.trace(at).value for at in x.tolist()]
        np.testing.assert_allclose(values, wanted, rtol=1e-14)
