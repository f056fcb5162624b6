import numpy as np
import pytest

from core import compile
from core.autodiff.float_warnings import no_float_warnings
from core.formula import parse
from core.plot.one_sided_limits import told, told_exactly


@pytest.mark.parametrize(
    ("f", "kind"),
    [
        (lambda x: np.sin(x) / x, "hole"),
        (lambda x: (1 - np.cos(x)) / x**2, "hole"),
        (lambda x: np.sign(x) + 0 / x, "jump"),
        (lambda x: 1 / x, "pole"),
        (lambda x: np.log(np.abs(x)), ""),
        (lambda x: np.sin(1 / x), ""),
    ],
)
def test_a_place_is_told_by_the_way_there(f, kind: str) -> None:
    assert no_float_warnings(told)(lambda x: (f(x),), 0.0, (-1.0, 1.0)) == kind


@pytest.mark.parametrize(
    ("text", "x", "what"),
    [
        ("|x - round(x)|", 0.5, "corner"),
        ("x*sign(x)", 0.0, "corner"),
        ("floor(x)*sin(pi*x)", 1.0, "corner"),
        ("x^2*sign(x)", 0.0, "smooth"),
        ("sin(x)", 0.3, "smooth"),
        ("sign(x)", 0.0, "jump"),
        ("10000 + sign(x)", 0.0, "jump"),
        ("10000 + x/|x|", 0.0, "jump"),
        ("x + floor(x)/1e4", 1.0, "jump"),
        ("{x=0: 2, sin(x)/x}", 0.0, "hole"),
        ("sign(x)^2", 0.0, "hole"),
        ("1/gamma(x)", -9.0, "hole"),
        ("(1 - cos(x))/x^2", 0.0, ""),
        ("1/x", 0.0, ""),
        ("sin(1/x)", 0.0, ""),
    ],
)
def test_limits_are_held_against_each_other_and_the_value(text: str, x: float, what: str) -> None:
    assert told_exactly(compile(parse(text)), x, (-2.0, 2.0)) == what
