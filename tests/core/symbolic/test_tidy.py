import pytest
import sympy
from sympy import Abs, cos, cosh, sec, sign, sin, sinh, tan, tanh

from core.symbolic.tidy import signs_written, tidied
from core.symbolic.twin import X


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (sign(X) / Abs(X), 1 / X),
        (X**2 * sign(X), X * Abs(X)),
        (sign(X) / X, 1 / Abs(X)),
        (-4 * sin(X) * cos(X), -2 * sin(2 * X)),
        (sinh(X) * cosh(X), sinh(2 * X) / 2),
        (3 * cos(X) ** 2 - 3 * sin(X) ** 2, 3 * cos(2 * X)),
        (2 * tan(X) ** 2 + 2, 2 * sec(X) ** 2),
        (X + sin(X) ** 2 + cos(X) ** 2, X + 1),
        (1 - tanh(X) ** 2, sympy.sech(X) ** 2),
        (cosh(X) ** 2 - sinh(X) ** 2, sympy.Integer(1)),
        (-2 / (X**2 - 1), 2 / (1 - X**2)),
        (-1 / (X + 1), -1 / (X + 1)),
        (sin(X) ** 2 / cos(X) ** 2, tan(X) ** 2),
        (sin(X) / cos(X) ** 2, sin(X) / cos(X) ** 2),
    ],
)
def test_identities(before: sympy.Expr, after: sympy.Expr) -> None:
    assert str(tidied(before)) == str(after)


def test_a_sign_alone_is_a_quotient() -> None:
    assert signs_written(2 * sign(X)) == 2 * X / Abs(X)
    assert signs_written(sign(X**2 - 1)) == sign(X**2 - 1)
