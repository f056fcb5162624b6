import pytest

from gui.chain.paint.wire_numbers import UNKNOWN, WireNumbers, written
from tests.gui.conftest import OpenSession


def test_a_wire_carries_a_value_and_a_gradient(open_session: OpenSession) -> None:
    numbers = WireNumbers(open_session("exp(x^2)^2", x=0.5))
    assert numbers.value("x") == 0.5
    assert numbers.at(((), 0)) == pytest.approx((0.5, 3.2974425))
    assert numbers.at(((), 3)) == pytest.approx((1.6487213, 1.0))
    assert numbers.texts(((), 1)) == ("0.25", "3.297")


def test_a_lane_that_starts_at_a_number_carries_it(open_session: OpenSession) -> None:
    numbers = WireNumbers(open_session("x*3", x=2.0))
    assert numbers.at(((0, 0), 0)) == (3.0, 2.0)


def test_gradients_come_with_the_backward_pass(open_session: OpenSession) -> None:
    session = open_session("exp(x^2)^2", x=0.5)
    numbers = WireNumbers(session)
    session.walk.go(1)
    assert numbers.is_known(((), 2)) == (True, True)
    assert numbers.is_known(((), 1)) == (True, False)
    assert numbers.total("x") is None
    session.walk.go(None)
    assert numbers.total("x") == pytest.approx(3.2974425)


def test_behind_a_block_that_fails_nothing_is_known(open_session: OpenSession) -> None:
    numbers = WireNumbers(open_session("sin(log(x))", x=-1.0))
    assert numbers.texts(((), 1))[0] == "undef."
    assert numbers.texts(((), 2))[0] == UNKNOWN


def test_every_lane_contributes(open_session: OpenSession) -> None:
    numbers = WireNumbers(open_session("x^2*sin(x)", x=3.0))
    assert numbers.contributions("x") == pytest.approx([0.8467, -8.910], rel=1e-3)


@pytest.mark.parametrize(
    ("number", "text"),
    [(None, "?"), (0.25, "0.25"), (-8.9099, "−8.91"), (-1.234567e-308, "−1.23×10⁻³⁰⁸")],
)
def test_numbers_fit_into_their_place(number: float | None, text: str) -> None:
    assert written(number).startswith(text[:4])
    assert len(written(number)) <= 13


def test_a_parameter_has_its_value_and_what_its_lanes_contribute(
    open_session: OpenSession,
) -> None:
    session = open_session("a*x + sin(a)", x=3.0)
    session.set_parameter("a", 2.0)
    numbers = WireNumbers(session)
    assert numbers.value("a") == 2.0
    assert numbers.at(((0, 0), 0)) == (2.0, 3.0)
    assert numbers.contributions("a") == pytest.approx([3.0, -0.4161468])
    assert numbers.total("a") == pytest.approx(2.5838532)
