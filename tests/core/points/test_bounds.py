import numpy as np

from core.compiled.enclosure import enclosing
from core.formula import parse
from core.points.bounds import bounds_over


def test_bounds_tell_zeros_signs_and_where_f_only_rises() -> None:
    low, high = np.array([-3.0, -1.0, 1.0]), np.array([-1.0, 1.0, 2.0])
    over = bounds_over(enclosing(parse("x^2"), 3), low, high)
    assert over.excludes(0).tolist() == [True, False, True]
    assert over.is_monotone(0).tolist() == [True, False, True]
    assert over.sign(1).tolist() == [-1.0, 0.0, 1.0]
    assert over.is_zero(3).all()
    assert not over.may_break().any()


def test_what_is_not_known_to_go_on_may_break() -> None:
    low, high = np.array([-2.0, -1.0, 1.0]), np.array([-1.5, 1.0, 2.0])
    for text, breaks in (("log(x)", [False, True, False]), ("abs(x)", [False, True, False])):
        over = bounds_over(enclosing(parse(text), 1), low, high)
        assert over.may_break().tolist() == breaks


def test_what_is_hardly_larger_than_rounding_is_vague() -> None:
    at = bounds_over(enclosing(parse("x^2 - 2x + 1"), 1), np.array([1 + 1e-9, 1.1]))
    assert at.is_vague(0).tolist() == [True, False]


def test_what_may_jump_is_not_monotone() -> None:
    over = bounds_over(enclosing(parse("floor(x) - x/2"), 1), np.array([0.6]), np.array([1.3]))
    assert over.sign(1).tolist() == [-1.0]
    assert not over.is_monotone(0).any()


def test_the_middle_and_the_slope_tell_where_terms_cancel() -> None:
    enclose = enclosing(parse("(x + 1)^2 - x^2 - 2x - 0.9"), 2)
    low, high = np.array([0.5, -1.0]), np.array([0.6, 1.0])
    over = bounds_over(enclose, low, high)
    assert not over.excludes(0).any()
    middles = low + (high - low) / 2
    here = np.array([True, True])
    middle = bounds_over(enclose, middles)
    closer = over.by_mean_value(here, middle, np.maximum(middles - low, high - middles))
    assert (closer.low >= over.low).all()
    assert (closer.high <= over.high).all()
    assert closer.low[0, 0] <= 0.1 <= closer.high[0, 0]
    assert closer.excludes(0).all()
