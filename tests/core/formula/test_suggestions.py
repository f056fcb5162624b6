import pytest

from core.formula.suggestions import is_absent, unknown


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("sinn", "sin"),
        ("tam", "tan"),
        ("sqr", "sqrt"),
        ("sni", "sin"),
        ("cso", "cos"),
        ("arcsn", "arcsin"),
        ("sigmod", "sigmoid"),
        ("flor", "floor"),
        ("expp", "exp"),
    ],
)
def test_one_slip_is_put_right(word: str, near: str) -> None:
    assert unknown(word).short == f"did you mean '{near}'?"


@pytest.mark.parametrize(
    "word",
    [
        "foo",
        "set",
        "map",
        "for",
        "mean",
        "let",
        "bin",
        "qwerty",
        "zz",
        "fn",
        "blah",
        "__x",
        "é" * 3,
    ],
)
def test_nonsense_is_not_guessed_at(word: str) -> None:
    assert unknown(word).reason == f"there is no '{word}'"


@pytest.mark.parametrize("word", ["int", "integral", "solve", "derivative", "limit", "eta"])
def test_what_is_not_here_gets_a_plain_word(word: str) -> None:
    assert is_absent(word)
    assert unknown(word).reason == f"there is no '{word}': {unknown(word).short}"


def test_letters_that_look_like_others_are_told() -> None:
    assert unknown("\u0445").short == "these letters are Cyrillic"


def test_a_letter_is_refused_with_its_reason() -> None:
    assert unknown("l").short == "l looks like the number 1"
    assert unknown("A").short == "did you mean 'a'?"
    assert unknown("X").reason == "'X' is no parameter: parameters are small letters"


def test_a_product_is_offered_too() -> None:
    assert unknown("abc", "a*b*c").reason == "there is no 'abc'; did you mean 'abs', or a*b*c?"
    assert unknown("xx", "x*x").reason == "there is no 'xx'; write x*x"
