import pytest

from core.answer.judged import judged
from core.formula import parse
from tests.core.answer.planted import PLANTED


@pytest.mark.parametrize(("formula", "answer", "slip"), PLANTED)
def test_planted_slips_are_told(formula: str, answer: str, slip: str) -> None:
    found = judged(parse(formula), parse(answer))
    assert not found.equal
    assert found.slip == slip


@pytest.mark.parametrize(
    ("formula", "answer"),
    [
        ("sin(x)cos(x)", "1 - 2sin(x)^2"),
        ("|x|", "sign(x)"),
        ("1e-20 x^2", "2e-20 x"),
        ("a x^2", "2a x"),
        ("x^x", "x^x + x^x ln(x)"),
        ("5", "0"),
    ],
)
def test_however_it_is_written(formula: str, answer: str) -> None:
    assert judged(parse(formula), parse(answer)).equal


def test_where_it_first_differs() -> None:
    found = judged(parse("sin(x^2)"), parse("cos(x^2)"))
    assert found.x == 1.0  # at ½, 2x is 1
    assert found.own == pytest.approx(0.5403, abs=1e-4)
    assert found.right == pytest.approx(1.0806, abs=1e-4)


def test_a_lost_parameter_is_no_right_answer() -> None:
    found = judged(parse("a x^2"), parse("2x"))
    assert (found.equal, found.slip) == (False, "factor")


def test_higher_orders_are_compared_by_numbers() -> None:
    assert judged(parse("x^3"), parse("6x"), 2).equal
    assert judged(parse("sin(x)"), parse("sin(x)"), 2).slip == "sign"


def test_where_f_has_no_derivative_no_answer_is_right() -> None:
    found = judged(parse("sqrt(-1-x^2)"), parse("x"))
    assert (found.equal, found.x) == (False, None)
