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


def test_what_differs_is_told_with_the_values_that_f_has() -> None:
    found = judged(parse("a sin(b x)"), parse("a cos(b x) + 1"), values={"a": 1, "b": 1})
    assert found.right == pytest.approx(0.8776, abs=1e-4)
    assert found.at == ()
    other = judged(parse("a sin(b x)"), parse("a cos(b x) + 1"), values={"a": 2, "b": 1})
    assert other.right == pytest.approx(1.7552, abs=1e-4)


def test_what_is_the_same_there_is_told_with_others() -> None:
    found = judged(parse("a sin(b x)"), parse("cos(x)"), values={"a": 1, "b": 1})
    assert not found.equal
    assert [name for name, _ in found.at] == ["a", "b"]
    assert found.right != pytest.approx(found.own)


def test_a_factor_that_hangs_on_a_parameter_is_not_told() -> None:
    found = judged(parse("sin(a x)"), parse("a cos(a x) + 3a"), values={"a": 2})
    assert (found.slip, found.factor) == ("", None)
    found = judged(parse("sin(a x)"), parse("3a cos(a x)"), values={"a": 2})
    assert (found.slip, found.factor) == ("times", 3)


def test_a_letter_that_f_does_not_have() -> None:
    assert judged(parse("x^2"), parse("2x + c")).letters == ("c",)
    assert judged(parse("x^2"), parse("2x + c - c")).equal
