import math

import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.many_digits import Effort
from core.points.exact_forms import exact_forms
from core.points.facts import Fact


def forms(text: str, kind: str, x: float, y: float = 0.0) -> tuple[str, str]:
    fact = Fact(kind, x, y)
    told = whole(exact_forms(parse(text), [fact], Effort(1e6)))
    return told.get(fact, fact)[4:]


@pytest.mark.parametrize(
    ("text", "kind", "x", "y", "told"),
    [
        ("x^2 - 2", "root", math.sqrt(2), 0.0, ("√2", "")),
        ("3x - 1", "root", 1 / 3, 0.0, ("1/3", "")),
        ("(3x - 1)^3", "root", 1 / 3, 0.0, ("1/3", "")),
        ("abs(3x - 1)", "corner", 1 / 3, 0.0, ("1/3", "")),
        ("sin(x)", "maximum", math.pi / 2, 1.0, ("π/2", "")),
        ("tan(x)", "pole", math.pi / 2, math.nan, ("π/2", "")),
        ("x log(x)", "minimum", math.exp(-1), -math.exp(-1), ("1/e", "−1/e")),
        ("sqrt(2 - x^2)", "maximum", 0.0, math.sqrt(2), ("", "√2")),
        ("x^2 - x - 1", "root", (1 + math.sqrt(5)) / 2, 0.0, ("(1 + √5)/2", "")),
        ("exp(x) - 3", "root", math.log(3), 0.0, ("ln 3", "")),
    ],
)
def test_a_form_is_told_that_many_digits_verify(
    text: str, kind: str, x: float, y: float, told: tuple[str, str]
) -> None:
    assert forms(text, kind, x, y) == told


@pytest.mark.parametrize(
    ("text", "kind", "x"),
    [
        ("x - 0.3333333333333333", "root", 1 / 3),
        ("x - 3.141592653589793", "root", math.pi),
        ("x^2 - 2.0000000000000004", "root", math.sqrt(2)),
        ("cos(x) - x", "root", 0.7390851332151607),
        ("abs(x - 1.4142135623730951)", "corner", math.sqrt(2)),
    ],
)
def test_what_is_only_next_to_a_form_stays_decimals(text: str, kind: str, x: float) -> None:
    assert forms(text, kind, x) == ("", "")


def test_a_double_beside_the_nearest_one_has_no_form() -> None:
    assert forms("x^2 - 2", "root", math.nextafter(math.sqrt(2), 2)) == ("", "")


def test_within_no_effort_nothing_is_told() -> None:
    fact = Fact("root", math.sqrt(2), 0.0)
    assert whole(exact_forms(parse("x^2 - 2"), [fact], Effort(0))) == {}
