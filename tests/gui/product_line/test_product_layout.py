import pytest

from core.chain_rule.products import products
from core.formula import parse
from gui.product_line.product_layout import NUMBER, RESULT, SYMBOL, Piece, Sizes, chosen, placed

SIZES = Sizes(lambda text: 7 * len(text), lambda factor: 70, 70, 20)


def pieces(text: str, width: int) -> tuple[Piece, ...]:
    return placed(chosen(products(parse(text)), SIZES, width), SIZES)


def rows(text: str, width: int) -> int:
    return len({piece.area.top() for piece in pieces(text, width)})


def test_what_fits_is_on_one_line_and_else_in_three_rows() -> None:
    assert rows("exp(x^2)^2", 2000) == 1
    assert rows("exp(x^2)^2", 300) == 3


@pytest.mark.parametrize("text", ["exp(x^2)^2", "x^2*sin(x)", "tanh(" * 20 + "x" + ")" * 20])
@pytest.mark.parametrize("width", [500, 900, 2000])
def test_nothing_overlaps_or_leaves_the_width(text: str, width: int) -> None:
    found = pieces(text, width)
    assert max(piece.area.right() for piece in found) <= width
    for i, one in enumerate(found):
        assert not any(one.area.intersects(other.area) for other in found[i + 1 :])


def test_numbers_and_the_result_are_slots_to_be_filled() -> None:
    found = pieces("exp(x^2)^2", 2000)
    assert all(piece.text == "" for piece in found if piece.kind in (NUMBER, RESULT))
    assert [p.text for p in found if p.kind == SYMBOL and p.what] == ["2b", "eᵃ", "2x"]


def test_long_products_leave_their_middle_out() -> None:
    written, _ = chosen(products(parse("tanh(" * 20 + "x" + ")" * 20)), SIZES, 900)
    assert sum(map(len, written)) < 20
