import pytest

from core.chain import Block, Chain
from core.chain_rule.names import input_names, slope_symbols, wire_names
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
