import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formula import FormulaError, number


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5", 0.5), ("5e-5", 5e-5), ("-0.1", -0.1), ("−2", -2.0), ("pi/2", math.pi / 2),
     ("-1e-3", -0.001), ("1e3", 1000.0), ("2^-3", 0.125), (" e ", math.e), ("√4", 2.0)],
)  # fmt: skip
def test_numbers_are_typed_as_expressions(text: str, value: float) -> None:
    assert number(text) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_every_digit(value: float) -> None:
    assert number(repr(value)) == value


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("abc", 0, "no 'abc'"),
        ("", 0, "empty"),
        ("2 +", 3, "expected a value"),
        ("x", 0, "found x"),
        ("2x", 1, "found x"),
        ("exp(x)", 4, "found x"),
        ("1/0", 0, "not a finite number"),
        ("log(-1)", 0, "not a finite number"),
        ("nan", 0, "no 'nan'"),
        ("0,5", 1, "write 0.5"),
    ],
)
def test_what_is_no_number_is_refused(text: str, position: int, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        number(text)
    assert (caught.value.position, message in caught.value.reason) == (position, True)


def test_a_parameter_is_no_number() -> None:
    with pytest.raises(FormulaError, match="expected a number, found a") as caught:
        number("2*a")
    assert caught.value.position == 2
