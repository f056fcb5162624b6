"""The gradient check of a block tells of its own rule, not of what it was given."""

import math

import pytest

from core.formula import parse
from core.lab import Fault, Kind, broken, local_check

WRONG = broken(parse("exp(sin(x^2))"), Fault((1,), Kind.ARRIVING))


def test_a_broken_rule_passes_back_what_differences_contradict() -> None:
    found = local_check(WRONG, 0.5, (1,))
    assert found.is_wrong
    assert found.passed == pytest.approx([math.cos(0.25)])
    assert found.expected == pytest.approx([math.exp(math.sin(0.25)) * math.cos(0.25)], rel=1e-8)
    assert found.words == "here its rule passes back 0.9689, but differences say 1.241."


def test_what_was_handed_a_wrong_gradient_is_right() -> None:
    found = local_check(WRONG, 0.5, (0,))
    assert not found.is_wrong
    assert found.passed == pytest.approx(found.expected, rel=1e-8)


def test_each_input_is_told_of() -> None:
    wrong = broken(parse("x sin(x)"), Fault((0,), Kind.TERM))
    words = local_check(wrong, 0.5, (0,)).words
    assert words == "here its rule passes back 0.4794 and 0, but differences say 0.4794 and 0.5."
