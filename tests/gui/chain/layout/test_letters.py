from core.formula import parse
from gui.chain.layout.letters import APART, TRUNK, Letters


def test_a_letter_of_one_lane_stands_on_its_wire() -> None:
    letters = Letters(parse("a*x^2"), ())
    assert letters.lanes == {"x": [()], "a": [(1, 0)]}
    assert letters.alone == {(): "x", (1, 0): "a"}
    assert (letters.trunks, letters.edge) == ({}, TRUNK)
    assert letters.branch(()) == letters.branch((1, 0)) == TRUNK
    assert letters.branch((7,)) is None


def test_each_letter_of_several_lanes_has_a_trunk_and_all_wires_start_right_of_them() -> None:
    chain = parse("a*x^2 + sin(a*x) + b")
    letters = Letters(chain, ())
    assert letters.trunks == {"x": TRUNK, "a": TRUNK + APART}
    (only,) = letters.alone
    assert letters.alone[only] == "b"
    assert letters.branch(()) == TRUNK
    assert letters.start(()) == letters.branch(letters.lanes["a"][0]) == TRUNK + APART
    assert letters.start(only) == letters.branch(only) == TRUNK + 2 * APART


def test_a_letter_whose_only_lane_is_folded_stands_on_top() -> None:
    letters = Letters(parse("x + sin(a)"), [(0, 0)])
    assert letters.alone == {(): "x"}
    assert letters.trunks == {"a": TRUNK}
