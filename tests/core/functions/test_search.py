import pytest

from core.functions.search import search


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ln", "log"),
        ("logistic", "sigmoid"),
        ("inverse", "reciprocal"),
        ("+", "add"),
        ("×", "multiply"),
        ("*", "multiply"),
        ("√", "sqrt"),
        ("^", "power"),
        ("SIN", "sin"),
        (" tanh ", "tanh"),
        ("bell curve", "gaussian"),
        ("rounds down", "floor"),
        ("!", "factorial"),
        ("°", "radians"),
        ("degrees", "radians"),
        ("modulo", "mod"),
        ("<", "if_less"),
        ("<=", "if_at_most"),
        ("piecewise", "if_less"),
        ("condition", "if_less"),
        ("nth", "root"),
    ],
)
def test_the_best_match(typed: str, name: str) -> None:
    assert search(typed)[0].name == name


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("s", ["square", "sin", "sqrt", "subtract"]),
        ("si", ["sin"]),
        ("e", ["exp"]),
        ("l", ["log", "log2"]),
        ("t", ["tan"]),
        ("c", ["cos", "cube"]),
        ("m", ["multiply", "min", "max"]),
        ("d", ["divide"]),
        ("r", ["reciprocal", "root"]),
        ("trig", ["sin", "cos", "tan"]),
    ],
)
def test_the_common_ones_by_their_own_name_come_first(typed: str, names: list[str]) -> None:
    assert [entry.name for entry in search(typed)][: len(names)] == names


def test_one_letter_matches_no_group_that_merely_contains_it() -> None:
    assert {"add", "log"}.isdisjoint(entry.name for entry in search("h"))


def test_a_prefix_comes_before_what_only_contains_it() -> None:
    names = [entry.name for entry in search("sin")]
    assert names[0] == "sin"
    assert names.index("sinh") < names.index("asin")


def test_nothing_matches() -> None:
    assert search("foo") == []


def test_an_empty_text_gives_everything() -> None:
    assert len(search("")) > 40
