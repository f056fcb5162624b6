from core.chain_rule.products import products
from core.formula import parse
from gui.product_line.number_room import NumberRoom, negative_number, usual_number


def measured(formula: str, blocks: int = 1) -> NumberRoom:
    chain = parse(formula)
    room = NumberRoom(len)
    room.measure(chain, products(chain), (-1.0, 1.0), blocks)
    return room


def factor_of(formula: str):
    return products(parse(formula))[0][0]


def test_a_place_never_shrinks_while_x_moves() -> None:
    room, factor = measured("x^2"), factor_of("x^2")
    assert room.widen({factor: "(−1.25)"}, "−1.25")
    assert (room.now(factor), room.now(None)) == (7, 5)
    assert not room.widen({factor: "2"}, "2")
    assert (room.now(factor), room.now(None)) == (7, 5)


def test_what_numbers_are_elsewhere_counts_once_x_moves() -> None:
    room, factor = measured("x^2"), factor_of("x^2")
    assert room.now(factor) == 0
    assert room.later(factor) == len(negative_number(4))
    assert room.reach_elsewhere()
    assert room.now(factor) == len(negative_number(4))
    assert not room.reach_elsewhere()


def test_it_closes_up_at_rest_and_opens_again() -> None:
    room, factor = measured("x^2"), factor_of("x^2")
    room.reach_elsewhere()
    room.close_up()
    assert room.widen({factor: "1"}, "1")
    assert (room.now(factor), room.now(None)) == (1, 1)
    assert room.reach_elsewhere()
    assert room.now(factor) == len(negative_number(4))


def test_a_constant_needs_no_more_room_than_it_has() -> None:
    room, factor = measured("3x"), factor_of("3x")
    room.reach_elsewhere()
    assert room.now(factor) == 1
    assert room.later(factor) == len(usual_number(4))


def test_a_long_chain_is_not_looked_at_elsewhere() -> None:
    room = measured("x^2", blocks=73)
    assert not room.reach_elsewhere()
    assert room.later(None) == len(usual_number(4))
