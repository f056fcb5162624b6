import pytest

from core.chain_rule.names import input_names, slopes, wire_names
from core.formula import parse
from gui.chain.layout.metrics import slope_heads


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("x^2", [(0, "2x = ")]),
        ("x*sin(x)", [(0, "∂y/∂x = a = "), (1, "∂y/∂a = x = ")]),
        ("x*pi", [(0, "π = ")]),
        ("x/3", [(0, "1/3 = ")]),
        ("x+2", [(0, "")]),
        ("x*3", [(0, "")]),
        ("x*-3", [(0, "")]),
        ("-(x)", [(0, "")]),
        ("floor(x)", [(0, "")]),
        ("2^x", [(1, "2ˣ·ln 2 = ")]),
        ("sin(2)", [(0, "cos 2 = ")]),
        ("x+sin(x)", [(0, "∂y/∂x = "), (1, "∂y/∂a = ")]),
    ],
)
def test_a_constant_has_no_slope_and_a_number_is_not_written_twice(
    formula: str, expected: list[tuple[int, str]]
) -> None:
    chain = parse(formula)
    names = wire_names(chain)
    path = (len(chain.blocks) - 1,)
    inputs = input_names(chain, path, names)
    assert slope_heads(chain, *path, "y", inputs, slopes(chain, path, names)) == expected
