import pytest

from core.lesson.slips import Slip, slips_of
from tests.core.lesson.lessons import FORWARD, asked


def test_no_slip_leads_to_the_answer() -> None:
    question = asked("exp(x^2)^2", 0.5, "Square", direction=FORWARD)
    assert all(not question.is_right(led[1]) for led in slips_of(question, 0.5))


def test_the_slips_of_a_block_on_the_way_back() -> None:
    led = {slip: value for slip, value, _ in slips_of(asked("x^2 sin(x)", 0.5, "Sin"), 0.5)}
    assert led[Slip.FORGOT_CHAIN] == pytest.approx(0.8776, rel=1e-3)
    assert led[Slip.FORGOT_SLOPE] == 0.25
    assert led[Slip.ADDED] == pytest.approx(1.1276, rel=1e-3)
    assert led[Slip.VALUE_FOR_SLOPE] == pytest.approx(0.25 * 0.4794, rel=1e-3)
    assert Slip.OTHER_INPUT not in led


def test_where_slopes_are_undefined_no_slip_is_none_the_less_a_number() -> None:
    question = asked("|x|*x", 0.0, "×")
    assert all(value == value for _, value, _ in slips_of(question, 0.0))
