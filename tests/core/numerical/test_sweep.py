import numpy as np
import pytest

from core import Function, Variable
from core.formula import parse
from core.numerical.sweep import Found, swept

PLACES = np.linspace(-2.0, 2.0, 401)


def found_at(formula: str, x: float, step: float = 1e-4) -> Found:
    return Found(swept(parse(formula), np.array([x]), step)[0])


@pytest.mark.parametrize("formula", ["x^2 sin(x)", "exp(x)", "1/(3+x)", "abs(x+7)", "5", "x"])
def test_where_f_is_smooth_they_agree(formula: str) -> None:
    assert (swept(parse(formula), PLACES, 1e-4) == Found.AGREE).all()


def test_what_h_explains_is_told_from_what_it_does_not() -> None:
    assert found_at("sin(1000x)", 0.3) is Found.EXPLAINED
    assert found_at("exp(x)", 1.0, 1e-13) is Found.EXPLAINED
    assert found_at("floor(x)", 1.0) is Found.LOOK
    assert found_at("abs(x)", 0.0) is Found.LOOK
    assert found_at("sqrt(x)", 0.0) is Found.LOOK
    assert found_at("log(x)", -1.0) is Found.NOTHING


def test_a_rule_that_is_wrong_shows_wherever_it_is() -> None:
    class Wrong(Function):
        def forward(self, a):
            return np.sin(a)

        def rule(self, gy, y, a):
            return gy * np.where(a < 0, 1.01, 1.0) * np.cos(a)

    kinds = swept(lambda x: Wrong()(x), PLACES, 1e-4)
    assert (kinds[PLACES > 1e-9] == Found.AGREE).all()
    assert (kinds[PLACES < -1e-9] == Found.LOOK).mean() > 0.99


def test_it_takes_one_pass_for_all_places() -> None:
    calls, sine = list[int](), parse("sin(x)")

    def counted(x: Variable) -> Variable:
        calls.append(x.size)
        return sine(x)

    swept(counted, PLACES, 1e-4)
    assert calls == [3 * PLACES.size]
