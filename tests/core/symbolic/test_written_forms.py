"""What is found is hardly longer than what people write, and than what `simplify` finds."""

import pytest

from core.formula import parse
from core.symbolic.derivative import derivative
from tests.core.symbolic.written_forms import FORMS, OTHER_FUNCTIONS

MOST = 1.15


def length(text: str) -> int:
    """Count what is read: |x| is three signs, and a dot for times is none."""
    return len(text.replace(" ", "").replace("*", "").replace("abs(x)", "|x|"))


@pytest.mark.parametrize(("formula", "textbook", "simplified"), FORMS)
def test_lengths(formula: str, textbook: str, simplified: str) -> None:
    found = derivative(parse(formula))
    assert length(found) <= MOST * length(textbook), found
    if formula not in OTHER_FUNCTIONS:
        assert length(found) <= MOST * length(simplified), found


def test_there_are_sixty() -> None:
    assert len({formula for formula, _, _ in FORMS}) >= 60
