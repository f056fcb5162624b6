import numpy as np
import pytest

from core.intervals.truth import Truth
from tests.core.intervals.boxes import box

X = box([-2.0, -1.0, 1.0], [-1.0, 1.0, 2.0])


def test_answers_combine() -> None:
    above, below = X > 0, X < 0
    assert ((above | below).must.tolist(), (above & below).may.tolist()) == (
        [True, False, True],
        [False, True, False],
    )
    assert (~above).must.tolist() == [True, False, False]


def test_answers_that_are_the_same_all_over_take_part_from_either_side() -> None:
    for answer in (
        np.array([True, True, False]) & (X > 0),
        (X > 0) & np.array([True, True, False]),
    ):
        assert isinstance(answer, Truth)
        assert answer.may.tolist() == [False, True, False]
    assert (True | (X > 0)).must.all()


def test_an_answer_is_no_plain_yes_or_no() -> None:
    with pytest.raises(TypeError, match=r"on a part of a box: use core\.functions\.choice\.where"):
        bool(X > 0)
