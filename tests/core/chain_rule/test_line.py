import math

import pytest

from core.chain import Block, Chain
from core.chain_rule.line import (
    hidden_lines,
    number_factor,
    number_text,
    product_line,
    slope_at,
    sum_line,
    symbol_line,
)
from core.chain_rule.products import Elision, products, terms
from core.formula import parse


def line(text: str, x: float) -> str:
    chain = parse(text)
    return product_line(chain, chain.trace(x))


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("exp(x^2)^2", 0.5,
         "dy/dx = dy/db · db/da · da/dx = 2b · eᵃ · 2x ≈ 2.568 · 1.284 · 1 ≈ 3.297"),
        ("x", 0.5, "dy/dx = 1"),
        ("2", 0.5, "dy/dx = 0"),
        ("sin(2)", 0.5, "dy/dx = 0"),
        ("x^2", 3.0, "dy/dx = 2x ≈ 6"),
        ("-x", 3.0, "dy/dx = −1 ≈ −1"),
        ("cos(x)", 0.0, "dy/dx = −sin x ≈ 0"),
        ("log(x)", -1.0, "dy/dx = 1/x ≈ undef."),
    ],
)  # fmt: skip
def test_the_chain_rule_is_written_out(text: str, x: float, expected: str) -> None:
    assert line(text, x) == expected


def test_each_lane_from_x_is_a_term() -> None:
    assert line("x^2 sin(x)", 3.0) == (
        "dy/dx = ∂y/∂a · da/dx + ∂y/∂b · db/dx = b · 2x + a · cos x"
        " ≈ 0.1411 · 6 + 9 · (−0.99) ≈ −8.063"
    )


def test_a_lane_without_x_is_no_term_and_its_constant_stands_in_the_symbols() -> None:
    assert line("sin(x)*2", 0.0) == "dy/dx = dy/da · da/dx = 2 · cos x ≈ 2 · 1 ≈ 2"
    assert line("x*pi", 1.0) == "dy/dx = π ≈ 3.142"
    assert line("x*-2", 1.0) == "dy/dx = −2 ≈ −2"
    assert line("sin(x)*-2", 0.0) == "dy/dx = dy/da · da/dx = (−2) · cos x ≈ (−2) · 1 ≈ −2"


def test_both_inputs_of_a_power_count() -> None:
    chain = parse("x^x")
    trace = chain.trace(1.5)
    numbers = [number_text(slope_at(product[0], trace)) for product in products(chain)]
    assert numbers == ["1.837", "0.7449"]
    assert "≈ 1.837 + 0.7449 ≈ 2.582" in product_line(chain, trace)


@pytest.mark.parametrize(("count", "elided"), [(8, False), (9, True), (30, True)])
def test_over_eight_factors_the_middle_is_left_out(count: int, elided: bool) -> None:
    chain = Chain("x", (Block("tanh"),) * count)
    text = product_line(chain, chain.trace(2.0))
    parts = text.removeprefix("dy/dx = ").split(" = ")
    symbols, numbers = parts[1].split(" ≈ ")[:2]
    for product in (parts[0], symbols, numbers):
        assert ("…" in product) == elided
        assert len(product.split(" · ")) == (8 if elided else count)
    assert parts[0].endswith("da/dx")


def test_a_factor_of_one_is_written() -> None:
    assert "≈ 1 · 1" in line("sin(x) + 2", 0.0)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2.0, "2"), (-2.0, "(−2)"), (-1e-8, "(−1×10⁻⁸)"), (0.0, "0"), (-0.0, "0"),
     (math.nan, "undef."), (-math.inf, "(−∞)")],
)  # fmt: skip
def test_a_negative_number_is_in_parentheses(value: float, expected: str) -> None:
    assert number_factor(value) == expected


def test_a_condition_alone_needs_no_parentheses() -> None:
    assert line("relu(x)", 1.0) == "dy/dx = 1 if x > 0, else 0 ≈ 1"
    assert "· (1 if a > 0, else 0) ·" in line("sin(relu(x^2))", 1.0)


def test_what_is_left_out_is_known() -> None:
    chain = Chain("x", (Block("tanh"),) * 12)
    trace = chain.trace(2.0)
    (term,) = terms(products(chain))
    (elision,) = (part for part in term if isinstance(part, Elision))
    hidden = [path for path in chain.paths() if elision.hides(path)]
    assert hidden == [(i,) for i in range(3, 8)]
    told = hidden_lines(elision, trace).splitlines()
    assert told[0] == "5 factors not shown:"
    assert told[1].startswith("dq/dp = 1/cosh²p ≈ 0.")
    assert len(told) == 6
    assert hidden_lines(elision, trace, most=2).endswith("… and 3 more factors")


def test_paths_that_are_left_out_are_told() -> None:
    chain = parse("x + x^2 + x^3 + x^4 + x^5 + x^6")
    (elision,) = terms(products(chain), most=3)[2]
    assert isinstance(elision, Elision)
    told = hidden_lines(elision, chain.trace(1.0)).splitlines()
    assert told[0] == "3 paths not shown:"
    assert len(told) == 4


def test_a_parameter_is_a_factor_like_a_constant() -> None:
    chain = parse("a*sin(k*x)").with_values(a=2.0, k=3.0)
    line = product_line(chain, chain.trace(0.0))
    assert line == "dy/dx = dy/dc · dc/db · db/dx = a · cos b · k ≈ 2 · 1 · 3 ≈ 6"


def test_the_sum_at_a_parameter_is_told_like_that_at_x() -> None:
    trace = parse("a*x + sin(a)").with_values(a=2.0).trace(3.0)
    assert sum_line(trace, "a") == "Σ at a: 3 + (−0.4161) ≈ 2.584"
    assert sum_line(trace) == ""


def test_the_derivative_by_a_parameter_as_a_product() -> None:
    assert symbol_line(parse("exp(a*x)"), "a") == "∂f/∂a = eᵇ · x"
