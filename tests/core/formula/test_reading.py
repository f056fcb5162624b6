import pytest

from core.chain import MAX_BLOCKS
from core.formula.error import FormulaError
from core.formula.reading import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("x^2", ["square"]),
        ("x^(2)", ["power"]),
        ("1/x", ["reciprocal"]),
        ("(1)/x", ["divide"]),
        ("-(x)", ["negate"]),
        ("sin^2(x)", ["sin", "square"]),
        ("2x", ["multiply"]),
        ("x²³", ["power"]),
    ],
)
def test_a_text_becomes_blocks(text: str, names: list[str]) -> None:
    assert [block.name for block in read(text).blocks] == names


def test_a_constant_goes_behind_what_it_commutes_with() -> None:
    assert read("1 + x").start == "x"
    assert read("1 - x").start == 1.0
    assert read("(2)*x").start == 2.0


def test_a_sum_of_many_terms_does_not_recurse() -> None:
    assert len(read("x" + "+1" * MAX_BLOCKS).blocks) == MAX_BLOCKS


def test_more_blocks_than_there_may_be_are_refused() -> None:
    with pytest.raises(FormulaError, match="at most 2000 blocks; this one would have 4000"):
        read("x" + "+1" * 4000)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("x +", 3, "expected a value (a number, x, a function or a parenthesis), found the end"),
        ("(x", 2, "expected an operator or ')', found the end"),
        ("x # 2", 2, "'#' has no meaning here"),
        ("x + 3,5", 5, "the decimal mark is a point: write 3.5"),
        ("1e999", 0, "1e999 is too large"),
        ("atan2(x)", 0, "atan2 takes 2 arguments, got 1"),
    ],
)
def test_what_was_expected_is_said(text: str, position: int, words: str) -> None:
    with pytest.raises(FormulaError) as caught:
        read(text)
    assert (caught.value.reason, caught.value.position) == (words, position)
