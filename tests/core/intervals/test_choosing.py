from typing import Any

import numpy as np

from core.functions.choice import by_sign, holds, only_inside, where
from core.functions.logarithm import Log
from core.intervals import Known
from tests.core.intervals.boxes import box

X = box([-2.0, -1.0, 1.0], [-1.0, 1.0, 2.0])


def test_both_sides_are_held_where_a_box_has_some_of_each() -> None:
    found = where(holds(np.less, X, 0), -1.0, 5.0)
    assert found.lo.tolist() == [-1.0, -1.0, 5.0]
    assert found.hi.tolist() == [-1.0, 5.0, 5.0]
    assert found.known().tolist() == [3, Known.DEFINED, 3]


def test_what_is_not_chosen_may_be_undefined() -> None:
    found = where(X > 0, np.log(X), X)
    assert found.known().tolist() == [3, Known.MAYBE, 3]
    assert (found.lo[0], found.hi[0]) == (-2.0, -1.0)
    found = where(X > 0, np.nan, X)
    assert found.known().tolist() == [3, Known.MAYBE, 0]
    assert (found.lo[1], found.hi[1]) == (-1.0, 1.0)
    assert where(X > -5, X, np.nan) is X


def test_nothing_is_where_both_sides_are_undefined() -> None:
    assert where(X > 0, np.nan, np.nan).known().tolist() == [0, 0, 0]


def test_a_choice_by_sign_has_nothing_at_a_corner() -> None:
    found = by_sign(X, -1.0, np.nan, 1.0)
    assert found.known().tolist() == [3, Known.MAYBE, 3]
    assert (found.lo.tolist(), found.hi.tolist()) == ([-1.0, -1.0, 1.0], [-1.0, 1.0, 1.0])


def test_a_domain_cuts() -> None:
    found = only_inside(Log.inside, X, X)
    assert found.known().tolist() == [0, Known.MAYBE, 3]


def test_numbers_may_be_equal() -> None:
    one = box([1.0, 1.0, 0.0], [1.0, 1.0, 2.0])
    other = box([1.0, 2.0, 1.0])
    assert np.equal(one, other).must.tolist() == [True, False, False]
    assert np.equal(one, other).may.tolist() == [True, False, True]
    assert np.not_equal(one, other).must.tolist() == [False, True, False]
    assert (one <= 1.0).must.tolist() == [True, True, False]
    assert (one >= 2.0).may.tolist() == [False, False, True]


def test_a_question_about_what_is_undefined_is_answered_no() -> None:
    x = np.sqrt(box([-2.0, -1.0], [-1.0, 1.0]))
    assert ((x >= 0).must.tolist(), (x >= 0).may.tolist()) == ([False, False], [False, True])
    assert (np.isnan(x).must.tolist(), np.isnan(x).may.tolist()) == ([True, False], [True, True])


def test_one_answer_for_all_spreads_over_them() -> None:
    assert where(True, box(1.0), X).lo.tolist() == [1.0]
    assert where(X > -9, box(1.0), 2.0).lo.tolist() == [1.0, 1.0, 1.0]
    spread: Any = np.broadcast_to(box(1.0), (3,))
    assert spread.hi.tolist() == [1.0, 1.0, 1.0]
