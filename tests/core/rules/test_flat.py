"""A slope of 0 is seen with many digits, where doubles have only their rounding to show."""

import pytest

from core.formula import parse
from core.rules.derivation import NoRulesError, derivation
from core.rules.flat import is_flat
from core.rules.words import together


@pytest.mark.parametrize(
    ("formula", "steps"),
    [
        ("sin(x)^2 + cos(x)^2", "f′(x) = 2sin x·cos x − 2cos x·sin x"),
        ("(x+1)^2 - x^2 - 2x", "f′(x) = 2(x + 1) − 2x − 2"),
        ("ln(2x) - ln(x)", "f′(x) = 2/(2x) − 1/x"),
        ("exp(x) exp(-x)", "f′(x) = eˣ·e⁻ˣ − eˣ·e⁻ˣ"),
        ("a x - x a", "f′(x) = a − a"),
    ],
)
def test_what_cancels_everywhere_has_its_steps(formula: str, steps: str) -> None:
    assert together(derivation(parse(formula)).found) == steps


def test_a_part_that_cancels_is_confirmed_by_itself() -> None:
    derivation(parse("x^2 (sin(x)^2 + cos(x)^2)"))


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("sin(x)^2 + cos(x)^2 + 1e-20 sin(x)", "0"),
        ("sin(x)^2 + cos(x)^2", "1e-30"),
        ("sin(x)^2 + cos(x)^2", "ln(-1-x^2)"),
        ("sin(x)", "cos(x)"),
        ("sqrt(a^2) x - a x", "0"),
        ("sin(x)^2 + cos(x)^2", "b"),
        ("ln(-1-x^2)", "0"),
    ],
)
def test_what_is_small_is_not_0(formula: str, found: str) -> None:
    assert not is_flat(parse(formula), parse(found))


def test_what_takes_too_many_digits_is_not_known() -> None:
    assert not is_flat(parse("digamma(x)"), parse("0"))
    with pytest.raises(NoRulesError):
        derivation(parse("0.1x + 0.2x - 0.3x"))  # of doubles, it is not 0
