import math
import operator
from fractions import Fraction
from typing import Any

import pytest

from core.expression.evaluate import evaluate
from core.expression.symbols import a, b, cases, exp, integral, sqrt
from tests.core.expression.numbers import worth


def no_function(name: str) -> Any:
    raise AssertionError(name)


def test_any_kind_of_number_will_do() -> None:
    found = evaluate(1 / (a + 2) - a**2, {"a": Fraction(1, 2)}, Fraction, no_function)
    assert found == Fraction(3, 20)


def test_a_power_can_be_the_callers_own() -> None:
    assert evaluate(a**b, {"a": 2, "b": 3}, int, no_function, lambda x, y: (x, y)) == (2, 3)


def test_the_letter_of_an_integral_is_its_own() -> None:
    area = integral(0, a, lambda t: exp(-(t**2)))
    assert worth(area, 0.7) == pytest.approx(math.sqrt(math.pi) / 2 * math.erf(0.7))
    # What came in may even be called as the integral's letter.
    inputs = {"a": 0.7, "t": math.nan, "π": math.pi}
    known: dict[str, Any] = {"exp": math.exp, "integral": lambda body, low, high: body(high)}
    assert evaluate(area, inputs, float, known.__getitem__) == math.exp(-0.49)


def test_a_function_that_is_not_known_is_the_callers_error() -> None:
    with pytest.raises(AssertionError, match="sqrt"):
        evaluate(sqrt(a), {"a": 1.0}, float, no_function)


def test_a_case_is_chosen_by_its_condition() -> None:
    assert [float(worth(cases(a, a > 0, 2 * a), x)) for x in (3.0, -3.0)] == [3.0, -6.0]


def test_of_a_choice_only_what_is_chosen_is_worked_out_if_so_wanted() -> None:
    def function(name: str) -> Any:
        return {"<": operator.lt, "exp": math.exp, "cases": max}[name]

    choice = cases(1 / a, a < 0, exp(a))
    assert evaluate(choice, {"a": 0.0}, float, function, lazily=True) == 1.0
    assert evaluate(choice, {"a": -2.0}, float, function, lazily=True) == -0.5
    with pytest.raises(ZeroDivisionError):
        evaluate(choice, {"a": 0.0}, float, function)
