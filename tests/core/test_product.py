import math

import pytest

from core.chain import Block, Chain
from core.formula import parse
from core.product import input_names, product_line, slope_symbols, terms, wire_names


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
        ("log(x)", -1.0, "dy/dx = 1/x ≈ –"),
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
    assert line("x*-2", 1.0) == "dy/dx = (−2) ≈ −2"


def test_both_inputs_of_a_power_count() -> None:
    chain = parse("x^x")
    trace = chain.trace(1.5)
    assert [way[0].number for way in terms(chain, trace)] == ["1.837", "0.7449"]
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


def test_wires_are_never_named_like_functions_or_variables() -> None:
    names = wire_names(Chain("x", (Block("sin"),) * 60))
    given = list(names.values())
    assert given[:8] == ["a", "b", "c", "k", "m", "n", "p", "q"]
    assert given[-1] == "y"
    assert len(set(given)) == 60
    assert not {"d", "e", "f", "g", "h", "x", "y"} & set(given[:-1])


def test_inputs_are_named_by_wire_x_or_constant() -> None:
    chain = parse("sin(x)*cos(2x) - pi")
    names = wire_names(chain)
    assert input_names(chain, (0,), names) == ("x",)
    assert input_names(chain, (1,), names) == (names[(0,)], names[(1, 0, 1)])
    assert input_names(chain, (1, 0, 0), names) == ("x", "2")
    assert input_names(chain, (2,), names) == (names[(1,)], "π")


@pytest.mark.parametrize(
    ("text", "path", "symbols"),
    [
        ("exp(x^2)", (1,), ("eᵃ",)),
        ("exp(x)", (0,), ("eˣ",)),
        ("sin(x)^x", (1,), None),
        ("x/(x + 1)", (0,), ("1/a", "−x/a²")),
        ("tan(x)", (0,), ("1 + tan²x",)),
    ],
)
def test_slopes_are_written_in_the_names_of_the_wires(
    text: str, path: tuple[int, ...], symbols: tuple[str, ...] | None
) -> None:
    chain = parse(text)
    found = slope_symbols(chain, path, wire_names(chain))
    assert len(found) == 1 + len(chain.block(path).operands)
    assert symbols is None or found == symbols


def test_the_factors_multiply_to_the_share() -> None:
    chain = parse("sin(x^2) exp(x*cos(x))")
    trace = chain.trace(0.8)
    ways = terms(chain, trace)
    assert len(ways) == len(trace.shares) == 3
    for way, share in zip(ways, trace.shares.values(), strict=True):
        product = math.prod(trace.blocks[f.block].slopes[f.input] for f in way)
        assert product == pytest.approx(share)
