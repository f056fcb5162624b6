from core.formula import Assignment, parse
from gui.formula.meaning import Meaning, meaning_of


def test_a_text_is_a_formula_or_gives_a_parameter_of_the_chain_a_value() -> None:
    chain = parse("a x")
    assert meaning_of("sin x", chain) == Meaning(parse("sin(x)"))
    assert meaning_of("a = 2", chain) == Meaning(given=Assignment("a", 2.0))


def test_anything_else_is_a_mistake_and_its_place_is_told() -> None:
    wrong, unknown = meaning_of("sin(", parse("x")).error, meaning_of("a = 2", parse("x")).error
    assert wrong is not None
    assert unknown is not None
    assert wrong.position == 4
    assert unknown.reason == "there is no parameter a in the formula"


def test_a_link_that_cannot_be_read_says_what_is_wrong_with_it() -> None:
    error = meaning_of("chainrule:x?view=1", parse("x")).error
    assert error is not None
    assert error.reason == "the link's view is 2 or 4 numbers, not '1'"
