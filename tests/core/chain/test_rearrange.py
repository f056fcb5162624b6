import pytest

from core.chain import Chain, Path, rearrange
from core.chain.edits import Edit
from core.formula import format as format_formula
from core.formula import parse


def marked(chain: Chain, paths: list[Path], edit: Edit) -> None:
    """See that every block that stays is the same function at its new path."""
    for path in paths:
        new = edit.follow(path)
        if new is not None:
            assert edit.chain.block(new).name == chain.block(path).name


@pytest.mark.parametrize(
    ("formula", "path", "swapped"),
    [
        ("sin(x) - exp(x)", (1,), "exp(x) - sin(x)"),
        ("x - 1", (0,), "1 - x"),
        ("cos(sin(x)^(3 + x))", (1,), "cos((3 + x)^sin(x))"),
    ],
)
def test_swapped_inputs(formula: str, path: Path, swapped: str) -> None:
    chain = parse(formula)
    edit = rearrange.swap(chain, path)
    assert format_formula(edit.chain) == swapped
    marked(chain, list(chain.paths()), edit)
    (at,) = edit.paths
    assert rearrange.swap(edit.chain, at).chain == chain


def test_one_input_cannot_be_swapped() -> None:
    with pytest.raises(LookupError, match="one input"):
        rearrange.swap(parse("sin(x)"), (0,))


def test_an_operand_taken_out_flows() -> None:
    chain = parse("x^2 * sin(exp(x))")
    edit = rearrange.take_out(chain, (1, 0))
    assert [b.name for b in edit.chain.blocks] == ["square", "exp", "sin", "multiply"]
    assert edit.chain.blocks[3].operands[0].is_constant
    assert edit.paths == ((1,), (2,))
    marked(chain, list(chain.paths()), edit)


@pytest.mark.parametrize(
    ("paths", "steps", "names"),
    [
        ([(0,)], 1, ["square", "sin", "exp"]),
        ([(0,), (1,)], 1, ["exp", "sin", "square"]),
        ([(2,)], -1, ["sin", "exp", "square"]),
        ([(0,)], -1, ["sin", "square", "exp"]),
        ([(2,)], 1, ["sin", "square", "exp"]),
    ],
)
def test_shifted_blocks(paths: list[Path], steps: int, names: list[str]) -> None:
    chain = parse("exp(sin(x)^2)")
    edit = rearrange.shift(chain, paths, steps)
    assert [block.name for block in edit.chain.blocks] == names
    assert [edit.chain.block(p) for p in edit.paths] == [chain.block(p) for p in paths]
    marked(chain, list(chain.paths()), edit)
