import pytest

from core.expression.binding import ATOM, NEGATION, POWER, SUM
from core.expression.piece import Piece
from core.expression.product import product

X, SUM_OF_TWO = Piece("x", ATOM), Piece("x + 1", SUM)
TWO, PI = Piece("2", ATOM, is_number=True), Piece(r"\pi", ATOM, is_number=True)
E, E_TO_X = Piece("e", ATOM, is_number=True), Piece("e^{x}", POWER)
A, B, ALPHA = (
    Piece(text, ATOM, is_parameter=True, letters=frozenset(name))
    for text, name in (("a", "a"), ("b", "b"), (r"\alpha", "α"))
)
SINE = Piece(r"\sin(x)", ATOM, r"\sin")
MINUS_A = Piece("-a", NEGATION, negated=A)


@pytest.mark.parametrize(
    ("factors", "text"),
    [
        ([X, B, A], "a b x"),
        ([X, ALPHA, A, TWO], r"2a \alpha x"),
        ([X, PI, TWO], r"2\pi x"),
        ([X, TWO, TWO], r"2 \cdot 2x"),
        ([SUM_OF_TWO, A, B], "a b(x + 1)"),
        ([MINUS_A, X], "-ax"),
        ([MINUS_A, X, B], "-a b x"),
        ([X, MINUS_A], "x(-a)"),
        ([E_TO_X, E], "e e^{x}"),
        ([E_TO_X, A], "ae^{x}"),
        ([X, X], r"x \cdot x"),
        ([X, A, E_TO_X, B, SINE, TWO], r"2a b x\,e^{x}\,\sin(x)"),
        ([SINE, A, X], r"a\,\sin(x) \cdot x"),
    ],
)
def test_factors_stand_as_people_write_them(factors: list[Piece], text: str) -> None:
    written, *others = factors
    for factor in others:
        written = product(written, factor)
    assert written.text == text


def test_long_products_are_written_in_no_time() -> None:
    signed = written = X
    for _ in range(2000):
        written = product(written, A)
        signed = Piece(f"-({signed.text})", NEGATION, negated=signed)
    assert written.text.count("a") == 2000
    assert product(signed, A).text.count("-") == 2000
