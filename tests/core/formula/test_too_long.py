import pytest

from core.chain import MAX_BLOCKS
from core.formula import FormulaError, parse
from core.formula.draft import Draft


@pytest.mark.parametrize(
    "text",
    [
        "+".join("x" * 5000),
        "x" + "-1" * 4000,
        "x²" * 3000,
        "√x" * 3000,
        "|x|+⌊x⌋" + "+⌊x⌋" * 2400,
        "x" + "!/x" * 2500,
        "2^x+" * 2400 + "x",
    ],
)
def test_a_text_of_too_many_signs_is_refused_before_anything_is_made_of_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Draft, "apply", None)
    with pytest.raises(FormulaError, match=r"at most 2000 blocks; this one would have \d+ or more"):
        parse(text)


@pytest.mark.parametrize(
    ("piece", "blocks"),
    [("+x", 1), ("-1", 1), ("-(-x)", 2), ("+sin⁻¹x", 2), ("+sin^-1(x)", 2), ("*-2", 1), ("²", 0)],
)
def test_no_sign_counts_that_makes_no_block(piece: str, blocks: int) -> None:
    count = MAX_BLOCKS // blocks if blocks else 1
    text = "x" + piece * min(count, 9990 // len(piece))
    assert parse(text).size <= MAX_BLOCKS


def test_what_is_too_long_by_its_blocks_is_refused_with_their_number() -> None:
    with pytest.raises(FormulaError, match="this one would have 2799 "):
        parse("+".join(["sin(x)"] * 1400))
