import pytest

from core.search import search


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
    ],
)
def test_the_best_match(typed: str, name: str) -> None:
    assert search(typed)[0].name == name


def test_a_prefix_comes_before_what_only_contains_it() -> None:
    names = [entry.name for entry in search("sin")]
    assert names[0] == "sin"
    assert names.index("sinh") < names.index("asin")


def test_nothing_matches() -> None:
    assert search("foo") == []


def test_an_empty_text_gives_everything() -> None:
    assert len(search("")) > 40
