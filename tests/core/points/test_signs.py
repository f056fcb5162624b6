import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.many_digits import Effort, context
from core.points.digits import Digits
from core.points.signs import changes, signs_between, swings


def digits(text: str) -> Digits:
    return Digits(parse(text), 0.3, Effort(1e6), 240)


@pytest.mark.parametrize(("order", "count"), [(0, 2), (1, 1), (2, 0)])
def test_changes_of_sign_are_bracketed(order: int, count: int) -> None:
    ends = context().mpf(-1), context().mpf(2)
    signs = whole(signs_between(digits("x^2 - 0.3"), order, *ends, 6, 8))
    assert [x for x, _ in signs] == sorted(x for x, _ in signs)
    found = changes(order, signs)
    assert found is not None
    assert len(found) == count


def test_signs_that_are_not_clear_say_nothing() -> None:
    assert changes(0, [(0.0, 1), (1.0, None)]) is None
    assert changes(0, [(0.0, 1), (1.0, 0)]) is None
    assert changes(0, [(0.0, 0), (1.0, 0)]) == []


@pytest.mark.parametrize(
    ("text", "does"),
    [("sin(1/x)", True), ("x^2 sin(1/x)", True), ("x + x^2 sin(1/x^2)", True),
     ("1/x", False), ("tanh(1/x)", False)],
)  # fmt: skip
def test_what_swings_for_ever_is_told_from_what_does_not(text: str, does: bool) -> None:
    assert whole(swings(digits(text), context().mpf(0), 1.0)) is does
