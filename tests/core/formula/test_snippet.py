import pytest

from core.chain import Block, Chain
from core.formula import FormulaError
from core.formula.snippet import as_blocks, as_continuation, as_text


def test_blocks_survive_text() -> None:
    blocks = (Block("sin"), Block("multiply", (Chain("x", (Block("exp"),)),)))
    assert as_blocks(as_text(blocks)) == blocks


@pytest.mark.parametrize("text", ["2^x", "3", "sin(", ""])
def test_what_cannot_follow_a_block(text: str) -> None:
    with pytest.raises(FormulaError):
        as_blocks(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("+3", ["add"]),
        ("^2", ["square"]),
        ("⁻¹", ["power"]),
        ("!", ["factorial"]),
        ("*x", ["multiply"]),
        ("-", []),
        ("exp", []),
        ("", []),
    ],
)
def test_typed_behind_a_block(text: str, names: list[str]) -> None:
    assert [block.name for block in as_continuation(text)] == names
