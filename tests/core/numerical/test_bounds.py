import numpy as np
import pytest

from core import Variable
from core.formula import parse
from core.numerical import check
from core.numerical.bounds import is_surely_too_large, is_surely_undefined
from core.numerical.running_error import ancestry


@pytest.mark.parametrize(
    ("text", "x", "is_too_large"),
    [
        ("exp(x)", 1000.0, True),
        ("exp(exp(exp(x)))", 10.0, True),
        ("-gamma(exp(x))", 50.0, True),
        ("{x > 0: x^99, 1}", 1e9, True),
        ("exp(x)", 700.0, False),
        ("exp(x)*exp(-x)", 1930.0, False),
        ("1/exp(x)", 1000.0, False),
        ("log(x)", -1.0, False),
        ("exp(x)*log(-x)", 1000.0, False),
    ],
)
def test_only_what_bounds_prove_is_too_large(text: str, x: float, is_too_large: bool) -> None:
    graph = ancestry(parse(text)(Variable(np.array(x))), all_of_it=True)
    assert is_surely_too_large(graph) is is_too_large


@pytest.mark.parametrize(
    ("text", "x", "is_undefined"),
    [
        ("sin(x)/x", 0.0, True),
        ("log(x)*exp(1000)", -1.0, True),
        ("sin(x)/x", 1e-300, False),
        ("(exp(x) - 0.7)/(exp(x) - 0.7)", -0.35667494393873245, False),
        ("sqrt(sin(x) - sin(x))", 1.0, False),
        ("exp(x)*exp(-x)", 1930.0, False),
    ],
)
def test_only_what_bounds_prove_is_undefined(text: str, x: float, is_undefined: bool) -> None:
    graph = ancestry(parse(text)(Variable(np.array(x))), all_of_it=True)
    assert is_surely_undefined(graph) is is_undefined


def test_where_digits_are_out_of_reach_an_overflow_on_the_way_is_not_said_of_f() -> None:
    found = check(parse("exp(x)*exp(-x)"), 1930.0)
    assert found.headline == "Whether there is a derivative here is not known."
    assert (found.verdict, found.reason) == ("unknown", "exp overflows; a = 1930.")
    assert check(parse("exp(exp(exp(x)))"), 10.0).verdict == "overflow"
    assert check(parse("radians(gelu(sinh(x)))"), 1205.0).verdict == "overflow"


def test_where_digits_are_out_of_reach_what_rounds_to_nothing_is_not_said_to_be_undefined() -> None:
    text = "sinh(1800x) + (1 - cos(exp(x) - 0.7))/(exp(x) - 0.7)^2"
    found = check(parse(text), -0.35667494393873245)
    assert found.verdict == "unknown"
    assert found.headline == "Whether there is a derivative here is not known."
