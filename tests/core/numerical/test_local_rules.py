"""Wrong rules are accused by name, wherever they stand, and right ones never."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.variable import Variable
from core.formula import parse
from core.functions import CATALOGUE
from core.functions.entry import Entry
from core.numerical import Reason, Verdict, check
from core.numerical.local_rules import wrong_rules
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
    "in the middle": lambda f: lambda x: np.sin(f(x * 1.5) + x) + 3.0,
}


def planted(name: str, fault: Fault) -> type[Entry]:
    """Make a function of the catalogue whose rule is wrong."""
    right = CATALOGUE[name]

    class Planted(right):  # type: ignore[misc,valid-type]
        def rule(self, gy: Any, y: Any, a: Any) -> Any:
            return fault(super().rule(gy, y, a), a)

    return Planted


def accused(f: Callable[[Variable], Any], x: float) -> list[str]:
    return [entry.name for entry in wrong_rules(Twin(f, x))]


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
    for x in (0.3, -0.7, 1.0, 2.5, -3.25, 1e-8, 1e8, 1e-200, -1e200, 0.0, 1 + 1e-15):
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
    class Half(CATALOGUE["multiply"]):  # type: ignore[misc,valid-type]
        def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
            return gy * b, gy * a / 2

    assert accused(lambda x: Half()(np.sin(x), np.exp(x)), 0.5) == ["multiply"]


def test_what_underflows_is_not_called_wrong() -> None:
    assert accused(parse("exp(-x^2)"), 27.0) == []
    assert accused(parse("1/x"), 1e200) == []
