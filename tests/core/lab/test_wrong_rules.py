"""Each kind of fault makes the gradient wrong as it says, and no value."""

import numpy as np
import pytest

from core.autodiff.variable import Variable
from core.functions import CATALOGUE
from core.lab import Kind
from core.lab.wrong_rules import with_wrong_rule

RIGHT = 3.0, -2.0
"""The gradients of a product at −2 and 3."""


@pytest.mark.parametrize(
    ("kind", "arriving", "gradients"),
    [
        (Kind.FACTOR, 1.0, (6.0, -4.0)),
        (Kind.SIGN, 1.0, (-3.0, 2.0)),
        (Kind.ARRIVING, 5.0, RIGHT),
        (Kind.TERM, 1.0, (3.0, 0.0)),
        (Kind.FIRST, 1.0, (0.0, -2.0)),
        (Kind.BELOW_0, 1.0, (-3.0, 2.0)),
    ],
)
def test_the_gradients_are_wrong(kind: Kind, arriving: float, gradients: tuple[float, ...]) -> None:
    function = with_wrong_rule("multiply", kind)()
    assert function(*map(Variable, map(np.array, (-2.0, 3.0)))).data == -6.0
    assert tuple(map(float, function.gradients(np.array(arriving)))) == gradients


def test_above_0_a_rule_that_is_wrong_below_is_right() -> None:
    function = with_wrong_rule("square", Kind.BELOW_0)()
    function(Variable(np.array([-3.0, 3.0])))
    assert function.gradients(np.ones(2))[0].tolist() == [6.0, 6.0]


def test_the_catalogue_stays_right() -> None:
    wrong = with_wrong_rule("sin", Kind.SIGN)
    assert wrong is with_wrong_rule("sin", Kind.SIGN)
    x = Variable(np.array(0.0))
    CATALOGUE["sin"]()(x).backward()
    assert float(x.grad) == 1.0
    assert CATALOGUE["sin"] is not wrong
