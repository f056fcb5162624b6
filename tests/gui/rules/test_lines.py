from core.formula import parse
from core.incremental import whole
from gui.rules.lines import shown


def test_steps_have_their_blocks_and_what_comes_of_them_has_none() -> None:
    lines, refusal, _ = whole(shown(parse("sin(x^2)"), 1))
    assert [line.path for line in lines] == [(1,), (0,), None]
    assert lines[-1].equation == "f′(x) = 2x·cos(x²)"
    assert not refusal


def test_the_steps_to_the_second_derivative_are_of_no_block() -> None:
    lines, _, found = whole(shown(parse("3x^2"), 2))
    assert {line.path for line in lines} == {None}
    assert lines[-1].equation == "f″(x) = 6x"
    assert found == parse("6x")


def test_a_refusal() -> None:
    assert whole(shown(parse("digamma(x)"), 1)).refusal
