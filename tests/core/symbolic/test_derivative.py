"""f′ as a formula is f′, or there is none."""

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.autodiff.derivatives import derivative as backprop
from core.chain import Block, Chain
from core.formula import parse
from core.functions import CATALOGUE
from core.symbolic import derivative as module
from core.symbolic.derivative import NoFormulaError, derivative
from core.symbolic.twin import X, to_sympy
from tests.core.functions.exact import VALUES
from tests.sampled import examples, one_in

POINTS = np.array([-7.3, -2.2, -0.71, -0.13, 0.17, 0.58, 1.37, 2.9, 5.1, 9.6])


def assert_is_derivative(text: str, chain: Chain) -> int:
    """Compare where both are defined, and tell at how many points that is."""
    expected = backprop(chain, POINTS)
    got = backprop(parse(text), POINTS, 0)
    both = np.isfinite(expected) & np.isfinite(got)
    np.testing.assert_allclose(got[both], expected[both], rtol=1e-6, atol=1e-9)
    return int(both.sum())


@pytest.mark.parametrize("name", [name for name in CATALOGUE if name != "digamma"])
def test_every_function(name: str) -> None:
    chain = Chain("x", (Block(name),))
    assert assert_is_derivative(derivative(chain), chain) >= 3


@pytest.mark.parametrize("name", one_in(3, [name for name in CATALOGUE if name != "digamma"]))
def test_every_function_inside_and_around_others(name: str) -> None:
    lane = Chain("x", (Block("square"), Block("add", (Chain(1.25),))))
    operands = (lane, Chain(20.0), lane)[: len(CATALOGUE[name].defaults)]
    chain = Chain("x", (Block("sin"), Block("divide", (Chain(2.0),)), Block(name, operands)))
    chain = Chain("x", (*chain.blocks, Block("multiply", (Chain("x"),))))
    if name in {"acosh", "asec", "acsc"}:
        with pytest.raises(NoFormulaError, match="no derivative at any"):
            derivative(chain)  # a sine is never greater than 1
        return
    if name in {"round", "trunc"}:
        with pytest.raises(NoFormulaError, match="could not be confirmed"):
            derivative(chain)  # half a sine is rounded to 0, and zeros confirm nothing
        return
    assert assert_is_derivative(derivative(chain), chain) >= 3


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_twin_is_its_function(name: str) -> None:
    entry = CATALOGUE[name]
    operands = (Chain(2.5),) * len(entry.defaults)
    twin = to_sympy(Chain("x", (Block(name, operands),)))
    for x in (-2.3, -0.6, 0.4, 0.9, 1.7):
        if bool(entry.inside(x, *(2.5 for _ in operands))):
            exact = VALUES[name](mp.mpf(x), *(mp.mpf(2.5) for _ in operands))
            got = complex(twin.subs(X, x).doit())
            if name in ("power", "cbrt") and x < 0:
                continue  # as numbers, SymPy's roots of what is below 0 are complex
            assert got == pytest.approx(complex(exact), rel=1e-12), x


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("exp(x^2)^2", "4*x*exp(2*x^2)"),
        ("x^2", "2*x"),
        ("x^2 sin(x)", "x*(x*cos(x) + 2*sin(x))"),
        ("x^x", "x^x*(ln(x) + 1)"),
        ("(x-1)(x-2)(x-3)", "3*x^2 - 12*x + 11"),
        ("(x+1)^5", "5*(x + 1)^4"),
        ("(x^2-1)/(x-1)", "1"),
        ("x^2/(x+1)^3", "x*(2 - x)/(x + 1)^4"),
        ("-1/(x+1)", "1/(x + 1)^2"),
        ("exp(-1/x)", "exp(-1/x)/x^2"),
        ("ln(x) - 1/x", "(x + 1)/x^2"),
        ("sin(x)/x", "(x*cos(x) - sin(x))/x^2"),
        ("|x|", "x/abs(x)"),
        ("floor(x)", "0"),
        ("relu(x)", "step(x)"),
        ("cbrt(x)", "1/(3*cbrt(x)^2)"),
        ("max(max(x, 2), sin(2))x", None),
        ("0.123x^3", "0.369*x^2"),
        ("x/3", "1/3"),
        ("pi*x", "pi"),
        ("e*x", "e"),
        ("5", "0"),
        ("1e-12x", "1e-12"),
        ("1e300x", "1e+300"),
        ("ln(x-100)", "1/(x - 100)"),
        ("asin(x-100)", "1/sqrt(1 - (x - 100)^2)"),
        ("(1-cos(x))/x^2", "(x*sin(x) + 2*cos(x) - 2)/x^3"),
        ("1.0001^(20000x)", "20000*1.0001^(20000*x)*ln(1.0001)"),
        ("(x+1)^900", "900*(x + 1)^899"),
    ],
)
def test_as_people_write_it(formula: str, expected: str | None) -> None:
    found = derivative(parse(formula))
    assert_is_derivative(found, parse(formula))
    assert expected is None or found == expected


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("2^(10^9)x", "too long"),
        ("9^9^9", "too long"),
        ("(2x)^(10^9)", "too long"),
        ("sqrt(-1-x^2)", "no derivative at any"),
        ("sqrt(-2)", "no derivative at any"),
        ("x + sqrt(-2)", "no derivative at any"),
        ("x^(10^9)", "confirmed"),
        ("(x+1)^(10^6)", "confirmed"),
        ("(1+1e-15)^(1e15 x)", "confirmed"),
        (" + ".join(f"sin({i}x)" for i in range(400)), "too long"),
        ("*".join(f"(x+{i}.5)" for i in range(90)), "too long"),
    ],
)
def test_none_where_none_is_of_use(formula: str, why: str) -> None:
    with pytest.raises(NoFormulaError, match=why):
        derivative(parse(formula))


def test_a_wrong_formula_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    wrongs = {
        "x^2": ("2*x + 1e-5", "2*|x|", "2.000001*x", "max(2*x, -290)", "sqrt(2x)^2"),
        "1e-12x": ("2e-12", "0", "1e-12*x"),
        "5": ("1e-12", "x"),
        "ln(x)": ("1/x^2", "1/|x+1e-5|", "sqrt(1/x^2 - 1)"),
    }
    for formula, texts in wrongs.items():
        for wrong in texts:
            monkeypatch.setattr(module, "to_text", lambda _, decimals, wrong=wrong: wrong)
            with pytest.raises(NoFormulaError, match="confirmed"):
                derivative(parse(formula))


@st.composite
def small_chains(draw: st.DrawFn) -> Chain:
    def blocks(operands: st.SearchStrategy[Chain]) -> st.SearchStrategy[tuple[Block, ...]]:
        def of(name: str) -> st.SearchStrategy[Block]:
            count = len(CATALOGUE[name].defaults)
            return st.tuples(*[operands] * count).map(lambda chosen: Block(name, chosen))

        one = st.sampled_from(sorted(CATALOGUE)).flatmap(of)
        return st.lists(one, max_size=3).map(tuple)

    constants = st.sampled_from([Chain(c) for c in (2.0, -1.0, 0.5, 0.1, 3.0, "pi", "e")])
    lanes = constants | st.builds(Chain, st.just("x"), blocks(constants))
    return Chain("x", draw(blocks(lanes)))


@settings(max_examples=examples(60))
@given(small_chains())
def test_any_small_chain(chain: Chain) -> None:
    try:
        text = derivative(chain)
    except NoFormulaError:
        return
    assert_is_derivative(text, chain)


def test_what_swings_too_fast_to_be_known_does_not_count_against_a_formula():
    assert derivative(parse("sin(exp(x^2)^2)")) is not None


@pytest.mark.parametrize(
    ("formula", "by", "expected"),
    [
        ("a*sin(b*x + c)", "x", "a*b*cos(b*x + c)"),
        ("a*sin(b*x + c)", "a", "sin(b*x + c)"),
        ("a*sin(b*x + c)", "b", "a*x*cos(b*x + c)"),
        ("x^a", "x", "a*x^(a - 1)"),
        ("x^a", "a", "x^a*ln(x)"),
        ("abs(a*x)", "a", "x*sign(a*x)"),
        ("floor(a)*x", "a", "0"),
        ("sqrt(a_1)*x", "a_1", "x/(2*sqrt(a_1))"),
        ("exp(μ*x)", "μ", "x*exp(x*μ)"),
        ("a", "x", "0"),
    ],
)
def test_the_derivative_by_a_parameter(formula: str, by: str, expected: str) -> None:
    found = derivative(parse(formula), by)
    assert found == expected
    for a in (-1.7, 0.6, 2.2):
        chain = parse(formula)
        trace = chain.with_values(**dict.fromkeys(chain.parameters, a)).trace(1.3)
        told = parse(found)
        value = told.with_values(**dict.fromkeys(told.parameters, a)).trace(1.3).value
        slope = trace.gradient if by == "x" else trace.parameters[by]
        if np.isfinite(slope):
            assert value == pytest.approx(slope, rel=1e-12)
