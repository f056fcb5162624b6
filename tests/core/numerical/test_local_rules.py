"""Wrong rules are accused by name, wherever they stand, and right ones never."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function
from core.autodiff.variable import Variable
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.arithmetic import Multiply
from core.functions.entry import Entry
from core.functions.trigonometric import Sin
from core.numerical import Reason, Verdict, check
from core.numerical.local_rules import wrong_rule, wrong_rules
from core.numerical.twin import Twin

Fault = Callable[[Any, Any], Any]
"""What a planted rule makes of a right gradient and of what the function was given."""

FAULTS: dict[str, Fault] = {
    "factor": lambda g, a: 2 * g,
    "sign": lambda g, a: -g,
    "a thousandth": lambda g, a: g * 1.001,
    "nothing": lambda g, a: 0 * g,
    "beyond 1": lambda g, a: g * np.where(a > 1, 3.0, 1.0),
    "more": lambda g, a: g + 0.5,
}
NAMES = ["sin", "exp", "tanh", "sqrt", "cube", "softplus", "log", "erf"]
AROUND: dict[str, Callable[[Callable[[Any], Any]], Callable[[Variable], Any]]] = {
    "alone": lambda f: f,
    "inside": lambda f: lambda x: np.exp(f(x)) * x,
    "outside": lambda f: lambda x: f(x * x + 0.25),
    "in the middle": lambda f: lambda x: np.sin(f(x * 1.5) + x / 8) + 3.0,
}


def planted(name: str, fault: Fault) -> type[Entry]:
    """Make a function of the catalogue whose rule is wrong."""
    right = CATALOGUE[name]

    class Planted(right):  # type: ignore[misc,valid-type]
        def rule(self, gy: Any, y: Any, a: Any) -> Any:
            return fault(super().rule(gy, y, a), a)

    return Planted


def accused(f: Callable[[Variable], Any], x: float) -> list[str]:
    return [getattr(function, "name", "") for function in wrong_rules(Twin(f, x))]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_rule_is_accused_by_name(name: str, fault: str, around: str) -> None:
    made = planted(name, FAULTS[fault])
    f = AROUND[around](lambda x: made()(x))
    assert accused(f, 1.25) == [name]
    found = check(f, 1.25)
    assert (found.verdict, found.finding.reason) == (Verdict.WRONG_GRADIENT, Reason.WRONG_RULE)
    assert found.headline == "They differ because backprop is wrong."
    assert found.reason.startswith(f"The backward rule of {CATALOGUE[name].label} is wrong: ")
    right = check(AROUND[around](lambda x: CATALOGUE[name]()(x)), 1.25)
    assert right.verdict is Verdict.AGREE
    assert found.finding.numbers["slope"] == pytest.approx(right.backprop, rel=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_that_is_right_where_it_was_asked_is_not_accused(name: str) -> None:
    made = planted(name, FAULTS["beyond 1"])
    assert accused(lambda x: made()(x), 0.75) == []
    assert check(lambda x: made()(x), 0.75).verdict is Verdict.AGREE


@pytest.mark.parametrize("name", sorted(CATALOGUE))
@no_float_warnings
def test_no_rule_of_the_catalogue_is_accused(name: str) -> None:
    function, others = CATALOGUE[name], CATALOGUE[name].defaults
    for x in (0.3, -0.7, 1.0, -3.25, 1e-8, 1e8, -1e200, 0.0):
        assert accused(lambda x: function()(x, *others), x) == []


def test_what_was_given_wrong_is_not_the_fault_of_what_follows() -> None:
    # 1 - cos(x) has no digit left of it, and the quotient's slopes are right for what they got.
    assert accused(parse("(1 - cos(x))/x^2"), 1e-9) == []
    assert check(parse("(1 - cos(x))/x^2"), 1e-9).verdict is Verdict.CANCELLATION


@pytest.mark.parametrize("text", ["x^3 - x*x*x", "x^2 - 2x + 1 - (x-1)^2", "x - x"])
@pytest.mark.parametrize("x", [9.1, 0.3, -1e5])
def test_nobody_is_accused_where_the_truth_is_0(text: str, x: float) -> None:
    assert accused(parse(text), x) == []
    found = check(parse(text), x)
    assert found.verdict is Verdict.AGREE
    assert "wrong" not in found.headline + found.reason


def test_two_wrong_rules_are_both_found() -> None:
    sine, cube = planted("sin", FAULTS["sign"]), planted("cube", FAULTS["factor"])
    assert sorted(accused(lambda x: sine()(cube()(x)), 0.6)) == ["cube", "sin"]


def test_a_wrong_rule_by_one_of_two_inputs_is_found() -> None:
    class Half(Multiply):
        def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
            return gy * b, gy * a / 2

    assert accused(lambda x: Half()(np.sin(x), np.exp(x)), 0.5) == ["multiply"]


def test_a_rule_that_forgets_what_arrives_is_found() -> None:
    class Forgetful(Sin):
        def rule(self, gy: Any, y: Any, a: Any) -> Any:
            return super().rule(1.0 + 0 * gy, y, a)

    assert accused(lambda x: np.exp(Forgetful()(x)), 0.5) == ["sin"]


def test_what_underflows_is_not_called_wrong() -> None:
    assert accused(parse("exp(-x^2)"), 27.0) == []
    assert accused(parse("1/x"), 1e200) == []


@pytest.mark.parametrize("wrong", [0.5, 1e-3, -1e-4])
def test_a_rule_of_a_persons_own_is_told_from_its_own_differences(wrong: float) -> None:
    class Own(Function):
        def __init__(self, wrong: float) -> None:
            self.wrong = wrong

        def forward(self, x: Any) -> Any:
            return np.sin(x) * x

        def rule(self, gy: Any, y: Any, x: Any) -> Any:
            return gy * (np.cos(x) * x + np.sin(x) + self.wrong)

    for x in (0.3, -2.0, 50.0):
        assert wrong_rule(Twin(lambda x: np.exp(Own(wrong)(x) / 100), x)) == "Own"
        assert wrong_rule(Twin(lambda x: np.exp(Own(0.0)(x) / 100), x)) == ""


def kink(x: Any) -> Any:
    return np.abs(x)


def quick(x: Any) -> Any:
    return np.sin(1e6 * x)


def ramp(x: Any) -> Any:
    return np.maximum(x - 1, 0)


@pytest.mark.parametrize(
    ("value", "slope"),
    [
        (kink, np.sign),
        (quick, lambda x: 1e6 * np.cos(1e6 * x)),
        (ramp, lambda x: np.where(x > 1, 1.0, 0.0)),
        (lambda x: np.floor(10 * x) + x, np.ones_like),
        (lambda x: 1e8 + x**2, lambda x: 2 * x),
        (np.exp, np.exp),
    ],
)
def test_a_right_rule_of_a_persons_own_is_not_accused(value: Any, slope: Any) -> None:
    class Own(Function):
        def forward(self, x: Any) -> Any:
            return value(x)

        def rule(self, gy: Any, y: Any, x: Any) -> Any:
            return gy * slope(x)

    for x in (1e-9, -1e-8, 1 + 1e-9, 1 - 1e-7, 1e-5, 0.3, 0.30001, -0.7, 3.0):
        assert wrong_rule(Twin(Own(), x)) == "", x


def test_a_wrong_rule_that_hardly_counts_is_accused_too() -> None:
    made, right = planted("erf", FAULTS["a thousandth"]), CATALOGUE["erf"]
    found = check(lambda x: 1000.0 * x + made()(x), 0.3)
    assert (found.verdict, found.finding.name) == (Verdict.WRONG_GRADIENT, "Erf")
    assert check(lambda x: 1000.0 * x + right()(x), 0.3).verdict == Verdict.AGREE
