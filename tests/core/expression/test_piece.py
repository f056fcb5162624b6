from core.expression.binding import ATOM, NEGATION, POWER, PRODUCT, SUM
from core.expression.piece import Piece, in_brackets, parenthesised


def test_what_holds_too_loosely_is_parenthesised() -> None:
    assert Piece("x + 1", SUM).at(PRODUCT) == "(x + 1)"
    assert Piece("-x", NEGATION).at(PRODUCT) == "-x"
    assert Piece("-x", NEGATION).behind(PRODUCT) == "(-x)"


def test_only_what_is_tall_has_brackets_that_grow() -> None:
    assert parenthesised("x^{2}") == "(x^{2})"
    assert parenthesised(r"\frac{1}{x}") == r"\left(\frac{1}{x}\right)"
    assert in_brackets("|", "|", "|x|") == r"\left||x|\right|"


def test_a_coefficient_is_made_of_numbers_and_parameters() -> None:
    two, a = Piece("2", ATOM, is_number=True), Piece("a", ATOM, is_parameter=True)
    assert two.is_coefficient
    assert Piece("2a", PRODUCT, factors=(two, a)).is_coefficient
    assert not Piece("2x", PRODUCT, factors=(two, Piece("x", ATOM))).is_coefficient
    assert not Piece("10^{-5}", POWER, is_number=True).is_coefficient
