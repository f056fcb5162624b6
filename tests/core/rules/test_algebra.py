import pytest

from core.expression import Expression, Number
from core.expression.screen import text
from core.expression.symbols import a, cos, sin
from core.rules.algebra import minus, negative, over, plus, simply, times, to_the


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (plus(a, negative(sin(a))), "a − sin a"),
        (minus(Number(0), 2 * a), "−2a"),
        (minus(a, negative(sin(a))), "a + sin a"),
        (times(Number(0.1), times(Number(3), a)), "0.3a"),
        (times(cos(a), 2 * a), "2a·cos a"),
        (times(1 / sin(a), cos(a)), "cos a / sin a"),
        (times(-cos(a), -sin(a)), "cos a·sin a"),
        (over(-a, sin(a)), "−a / sin a"),
        (to_the(a, Number(1)), "a"),
        (simply(0 * sin(a) + 1 * a), "a"),
    ],
)
def test_as_on_paper(made: Expression, written: str) -> None:
    assert text(made) in (written, written.replace(" / ", "/"))
