import pytest

from core.chain import Block, Chain
from core.chain_rule.names import input_names, slopes, value_text, wire_names
from core.expression.screen import text as screen_text
from core.formula import parse


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
        ("sin(x)^x", (1,), ("x·aˣ⁻¹", "aˣ·ln a")),
        ("x/(x + 1)", (0,), ("1/a", "−x/a²")),
        ("tan(x)", (0,), ("1 + tan²x",)),
    ],
)
def test_slopes_are_written_in_the_names_of_the_wires(
    text: str, path: tuple[int, ...], symbols: tuple[str, ...]
) -> None:
    chain = parse(text)
    found = slopes(chain, path, wire_names(chain))
    assert tuple(screen_text(*slope) for slope in found) == symbols


def test_a_wire_of_any_name_keeps_its_meaning_in_a_formula() -> None:
    chain = Chain("x", (Block("sin"),) * 20)
    names = wire_names(chain)
    for name in ("silu", "erf", "gelu"):
        for path, wire in names.items():
            end = (path[0] + 1,)
            longer = Chain("x", (*chain.blocks[: end[0]], Block(name)))
            told = value_text(longer, end, {**names, end: "y"})
            expected = {"silu": f"{wire}/(1 + e", "erf": "2/√π·∫₀", "gelu": f"{wire}/2·(1 + erf("}
            assert told.startswith(expected[name])
            if name == "erf":
                assert told.endswith("du" if wire == "t" else "dt")


@pytest.mark.parametrize(
    ("formula", "is_number"),
    [("x + 2", True), ("3x", True), ("-x", True), ("x*pi", False), ("x/3", False), ("x^2", False)],
)
def test_a_local_derivative_knows_whether_it_is_a_plain_number(
    formula: str, is_number: bool
) -> None:
    chain = parse(formula)
    assert slopes(chain, (0,), wire_names(chain))[0].is_number == is_number


def test_wires_are_named_clear_of_parameters() -> None:
    chain = parse("a*exp(b_1*x^2 + c*sin(x))")
    names = wire_names(chain)
    assert list(names.values()) == ["b", "k", "m", "n", "p", "q", "y"]
    long = Chain("k_1", (Block("sin"),) * 20)
    assert "k₁" not in wire_names(long).values()
    assert len(set(wire_names(long).values())) == 20


def test_a_parameter_is_written_as_on_screen() -> None:
    chain = parse("sin(b_1*x)")
    assert input_names(chain, (0,), wire_names(chain)) == ("x", "b₁")
    (by_x, by_b) = slopes(chain, (0,), wire_names(chain))
    assert (screen_text(*by_x), screen_text(*by_b)) == ("b₁", "x")
