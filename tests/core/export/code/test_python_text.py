import pytest

from core.export.code.numpy_code import NUMPY
from core.export.code.python_text import added, multiplied, name, number, own, spread, write
from core.expression import Expression, Number
from core.expression.symbols import a, b, cases, equal, exp, only_if, pi, sin

LETTERS = {"a": name("a"), "b": name("b")}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (a - (b - 1), "a - (b - 1)"),
        (a + (b + 1), "a + b + 1"),
        (a / (b * 2), "a / (b * 2)"),
        (a * (b / 2), "a * (b / 2)"),
        (-(a**2), "-a**2"),
        ((-a) ** 2, "(-a) ** 2"),
        (a ** (-b), "a**-b"),
        ((a**b) ** 2, "(a**b) ** 2"),
        (a ** (b + 1), "a ** (b + 1)"),
        (exp(-a) + -b, "np.exp(-a) - b"),
        (Number(-2.0) ** a, "(-2) ** a"),
        (Number(1e300) * a, "1e+300 * a"),
        (a / Number(-0.0), "a / -0.0"),
        (pi * sin(a), "np.pi * np.sin(a)"),
        (only_if(1 / a, a > 0), "np.where(a > 0, 1 / a, np.nan)"),
    ],
)
def test_parentheses_stand_where_python_needs_them(formula: Expression, text: str) -> None:
    assert write(formula, LETTERS, NUMPY).text == text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Number(0.3) - Number(1.0), "-0.7"),
        (Number(1.0) + Number(0.1), "1.1"),
        (cases(a, equal(2, 2), b), "a"),
        (cases(a, equal(2, 3), b), "b"),
        (cases(a, equal(b, 0), a), "a"),
        (only_if(a, Number(2.0) > 0), "a"),
        (only_if(a, Number(-2.0) > 0), "np.nan"),
        (only_if(a, (Number(2.0) > 0) | (b < 1)), "a"),
        (only_if(a, (a > 0) | (b < 1)), "np.where((a > 0) | (b < 1), a, np.nan)"),
    ],
)
def test_what_is_known_beforehand_is_not_written(formula: Expression, text: str) -> None:
    assert write(formula, LETTERS, NUMPY).text == text


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (Number(1.0) / Number(0.0), "np.float64(1) / 0"),
        (Number(0.0) ** Number(-1.0), "np.float64(0) ** -1"),
        (Number(-8.0) ** Number(0.5), "np.float64(-8) ** 0.5"),
        (1 / (Number(0.0) * pi), "np.float64(1) / (0 * np.pi)"),
        (Number(10.0) ** Number(400.0), "np.float64(10) ** 400"),
        (a / (Number(2.0) ** Number(3.0)), "a / 2**3"),
    ],
)
def test_what_would_be_an_error_of_pythons_is_left_to_the_library(
    formula: Expression, text: str
) -> None:
    assert write(formula, LETTERS, NUMPY).text == text


def test_sums_and_products_leave_out_what_says_nothing() -> None:
    x, one = name("x"), number(1.0)
    assert multiplied(one, x).text == multiplied(x, one).text == "x"
    assert multiplied(number(-1.0), x).text == "-x"
    assert added(x, number(-2.0)).text == "x - 2"
    assert spread(number(3.0)).text == "3 + 0 * x"
    assert spread(number(0.0)).text == "0 * x"
    assert own(one, NUMPY).text == "np.float64(1)"
    assert own(x, NUMPY).text == "x"


def test_an_unknown_node_is_refused() -> None:
    with pytest.raises(TypeError):
        write(Expression(), LETTERS, NUMPY)
