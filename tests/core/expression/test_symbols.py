import pytest

from core.expression.symbols import bound_letter


@pytest.mark.parametrize(("taken", "letter"), [("", "t"), ("x", "t"), ("t", "u"), ("tuvws", "z")])
def test_a_bound_letter_gives_way_to_those_that_came_in(taken: str, letter: str) -> None:
    assert bound_letter(taken) == letter
