import pytest

from core.formula import parse
from core.numerical.many_digits import context
from core.numerical.twin import Twin
from core.points.periods import period_of


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("sin(2x + 1)^2/3", "π/2"), ("tan(x/3)", "3π"), ("1/cos(x)", "2π"), ("5/cos(x)", "2π"),
        ("sin(x) cos(x)", "π"), ("|sin(x)| + cos(3x)", "2π"), ("sqrt(sin(x))", "2π"),
        ("mod(x, 2) + frac(x)", "2"), ("exp(sin(x))/(2 + cos(x))", "2π"),
        ("sin(-1000x)", "π/500"), ("{sin(x) < 0.5: 1, cos(2x)}", "2π"), ("sin(3 - 2x)", "π"),
    ],
)  # fmt: skip
def test_a_period_is_proved_by_what_f_is_made_of(text: str, period: str) -> None:
    found = period_of(Twin(parse(text), 0.3))
    assert found is not None
    assert found.text == period


@pytest.mark.parametrize(
    "text",
    ["x", "7", "x + sin(x)", "sin(x)/x", "sin(x^2)", "sin(x) + sin(1.1x)", "sin(x) + frac(x)",
     "{x < 0: sin(x), cos(x)}", "sin(1/x)", "sin(x)^x"],
)  # fmt: skip
def test_what_does_not_repeat_for_certain_has_none(text: str) -> None:
    assert period_of(Twin(parse(text), 0.3)) is None


def test_a_period_has_all_digits() -> None:
    twin = Twin(parse("sin(3x)"), 0.3)
    found = period_of(twin)
    assert found is not None
    with context().workdps(60):
        assert abs(found.number() - 2 * context().pi / 3) < context().mpf(10) ** -58
