"""What the catalogue says of its functions is true: each formula is held against the numbers."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.autodiff.graph import Variable
from core.chain import Chain
from core.expression import Expression, Leaf, Number, Symbol
from core.expression.nodes import names_in
from core.expression.screen import text
from core.expression.symbols import INPUTS
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.entry import Entry
from tests.core.expression.numbers import worth

pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")  # NumPy: inf and nan are answers

COUNT = 50


@pytest.fixture(autouse=True)
def without_warnings() -> Iterator[None]:
    with np.errstate(all="ignore"):
        yield


def points(entry: type[Entry]) -> tuple[NDArray[Any], ...]:
    """Give points in the domain, of moderate size and away from what is whole by chance."""
    rng = np.random.default_rng(1)
    xs = tuple(rng.uniform(-4, 4, 40 * COUNT) for _ in range(1 + len(entry.defaults)))
    if entry.name == "power":  # below 0 there is nothing but whole exponents
        xs = xs[0], np.where(xs[0] < 0, np.rint(xs[1]), xs[1])
    inside = np.broadcast_to(entry.inside(*xs), xs[0].shape)
    kept = np.flatnonzero(inside)[:COUNT]
    assert len(kept) == COUNT
    return tuple(x[kept] for x in xs)


def slopes(entry: type[Entry], xs: tuple[NDArray[Any], ...]) -> tuple[Any, ...]:
    function = entry()
    y = function(*map(Variable, xs))
    return function.gradients(np.ones(y.shape))


def assert_same(found: Any, expected: Any) -> None:
    assert np.isfinite(expected).sum() > COUNT / 4  # of a power, half have no slope by b
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_formula_is_what_forward_computes(name: str) -> None:
    entry = CATALOGUE[name]
    xs = points(entry)
    assert_same(worth(entry.formula, *xs), entry().forward(*xs))


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_local_derivatives_are_what_the_rule_computes(name: str) -> None:
    entry = CATALOGUE[name]
    xs = points(entry)
    assert len(entry.slopes) == len(xs)
    for formula, slope in zip(entry.slopes, slopes(entry, xs), strict=True):
        assert_same(worth(formula, *xs), slope)


@pytest.mark.parametrize("name", [n for n, e in CATALOGUE.items() if e.twin is not e.formula])
def test_a_twin_of_its_own_computes_the_same(name: str) -> None:
    entry = CATALOGUE[name]
    xs = points(entry)
    assert_same(worth(entry.twin, *xs), entry().forward(*xs))


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_domain_is_where_the_inputs_are_inside(name: str) -> None:
    entry = CATALOGUE[name]
    steps = np.linspace(-3, 3, 25)  # whole numbers among them
    grid = np.meshgrid(*[steps] * (1 + len(entry.defaults)))
    inside = entry.inside(*grid)
    np.testing.assert_array_equal(worth(entry.domain, *grid), inside)


@pytest.mark.parametrize("name", CATALOGUE)
def test_formulas_know_no_other_symbols_than_the_inputs(name: str) -> None:
    entry = CATALOGUE[name]
    inputs = set(INPUTS[: 1 + len(entry.defaults)])
    bound = {"t"} if name == "erf" else set()
    for formula in (entry.formula, *entry.slopes, entry.twin, entry.domain):
        assert names_in(formula) <= inputs | bound | {"π"}


# What stands on the screen, read as people read it: by the formula language, which knows most
# of its notations, and the rest turned into those.
NOTATIONS = {
    r"log₂ x": "log(x, 2)", r"log₁₀ x": "log(x, 10)", r"log_(\S+) ([\w.]+)": r"log(\2, \1)",
    r"⌊([^⌋]+)⌋": r"floor(\1)", r"⌈x⌉": "ceil(x)", r"∛": "cbrt ",
    r"Γ\(": "gamma(", r"ψ\(": "digamma(",
    r"∫₀ˣ exp\(−t²\) dt": "(√pi/2*erf(x))", r"φ\(x\)": "(exp(-x^2/2)/√(2pi))",
    r"Φ\(x\)": "((1+erf(x/√2))/2)", r"(\w+)²x": r"\1(x)²",
    "·(?![⁰¹²³⁴⁵⁶⁷⁸⁹])": "*", "−": "-", "π": "pi",
}  # fmt: skip
EXPONENT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ˣ](?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ˣ]|·(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]))*")
RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹·⁻ˣ", "0123456789.-x", strict=True))


def read(written: str) -> Chain:
    for notation, typed in NOTATIONS.items():
        written = re.sub(notation, typed, written)
    return parse(EXPONENT.sub(_lowered, written))


def _lowered(raised: re.Match[str]) -> str:
    return f"^({''.join(RAISED[letter] for letter in raised[0])})"


def worth_as_read(written: str, x: NDArray[Any]) -> NDArray[Any]:
    cases = re.fullmatch(r"(.+) if (\S+) ([<>≤]) (\S+?)(?:, else (.+))?", written)
    if cases is None:
        value: NDArray[Any] = read(written)(Variable(x)).data + np.zeros(x.shape)
        return value
    one, left, sign, right, other = cases.groups()
    difference = worth_as_read(left, x) - worth_as_read(right, x)
    holds = difference > 0 if sign == ">" else difference < 0
    otherwise = np.nan if other is None else worth_as_read(other, x)
    return np.where(holds, worth_as_read(one, x), otherwise)


def inputs_of(entry: type[Entry]) -> list[tuple[Leaf, ...]]:
    """Give x as each input, beside a number where there are two."""
    if not entry.defaults:
        return [(Symbol("x"),)]
    others = (Number(3.5), Number(-2.0))[: len(entry.defaults) - 1]
    if others:
        return [(Symbol("x"), Symbol("x"), *others), (Number(2.5), Symbol("x"), *others)]
    return [(Symbol("x"), Number(2.5)), (Number(2.5), Symbol("x")), (Symbol("x"), Number(-2.0))]


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_stands_on_the_screen_reads_as_the_formula(name: str) -> None:
    entry = CATALOGUE[name]
    is_outer = name in {"acosh", "asec", "acsc"}
    x = points(entry)[0] if is_outer else np.linspace(0.011, 0.97, COUNT)
    for inputs in inputs_of(entry):
        numbers = [leaf.value if isinstance(leaf, Number) else x for leaf in inputs]
        # There is no trigamma in the catalogue, or there would be no end of them.
        slopes = entry.slopes if name != "digamma" else ()
        for formula in (entry.formula, *slopes):
            assert_reads(formula, inputs, x, numbers)


def assert_reads(
    formula: Expression, inputs: tuple[Leaf, ...], x: NDArray[Any], numbers: list[Any]
) -> None:
    written = text(formula, inputs)
    found = worth_as_read(written, x)
    expected = worth(formula, *numbers) + np.zeros(x.shape)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12, err_msg=written)
