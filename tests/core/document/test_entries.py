from collections.abc import Callable
from typing import Any

import pytest

from core.document.entries import flag_of, name_of, range_of, text_of


def test_what_is_of_the_kind_is_given() -> None:
    assert text_of("q" * 1000, "a text") == "q" * 1000
    assert name_of("q" * 100, "a curve") == "q" * 100
    assert flag_of(False, "log_x") is False
    assert range_of([1, 2]) == (1.0, 2.0)


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (lambda: text_of(5, "the draft"), "the draft is a text, not 5"),
        (lambda: name_of("q" * 101, "a curve"), "a curve has a name of at most 100 characters"),
        (lambda: name_of(None, "a curve"), "a curve is a text, not null"),
        (lambda: flag_of(1, "log_x"), "log_x is true or false, not 1"),
        (lambda: range_of([1]), "a range is two numbers, not a list"),
        (lambda: range_of([1, "b"]), "the end of a range is a number"),
    ],
)  # fmt: skip
def test_what_is_not_is_refused_in_a_sentence(read: Callable[[], Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read()
