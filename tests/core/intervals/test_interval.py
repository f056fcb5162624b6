import numpy as np
import pytest

from core.intervals import Known
from core.intervals.interval import as_interval, least, limited
from tests.core.intervals.boxes import box


def test_ends_and_points() -> None:
    x = box([-1.0, 0.0], 2.0)
    assert (x.lo.tolist(), x.hi.tolist(), x.shape) == ([-1.0, 0.0], [2.0, 2.0], (2,))
    point = as_interval(-0.0)
    assert np.signbit([point.lo[0], point.hi[0]]).tolist() == [False, False]


def test_nan_is_a_value_that_is_undefined() -> None:
    x = box([np.nan, 1.0])
    assert x.known().tolist() == [Known.UNDEFINED, Known.CONTINUOUS]
    assert np.isnan(x.lo).tolist() == [True, False]


@pytest.mark.parametrize("ends", [(1.0, 0.0), (np.nan, 1.0), (0.0, np.nan), (np.inf, np.inf)])
def test_what_is_no_box_is_refused(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"a box goes up from its first end, not from \S+ to"):
        box([0.0, ends[0]], [1.0, ends[1]])


def test_boxes_lie_along_one_axis() -> None:
    with pytest.raises(ValueError, match="one axis"):
        box(np.zeros((2, 2)))


def test_infinite_boxes_are_boxes() -> None:
    x = box([-np.inf, 0.0], [np.inf, np.inf])
    assert (x.lo.tolist(), x.hi.tolist()) == ([-np.inf, 0.0], [np.inf, np.inf])


def test_numpy_finds_the_enclosures_and_names_what_has_none() -> None:
    x = box(1.0, 2.0)
    assert np.exp(x).lo.item() == pytest.approx(np.e)
    assert (2.0 * x - 1).hi.item() == pytest.approx(3.0)
    for call in (lambda: np.sinc(x), lambda: np.add.reduce(x), lambda: np.gcd(x, x)):
        with pytest.raises(TypeError, match=r"no rule for an Interval|not an ndarray"):
            call()
    with pytest.raises(TypeError, match=r"np\.linspace has no rule for an Interval"):
        np.linspace(x, x)
    with pytest.raises(TypeError, match="an Interval is not an ndarray"):
        np.asarray(x)


def test_signs_are_known_of_all_boxes_together() -> None:
    signs = [
        box([0.0, 1.0], 2.0).sign,
        box(-2.0, 0.0).sign,
        box(-1, 1).sign,
    ]
    assert signs == [1, -1, 0]


def test_what_is_known_is_what_is_known_of_the_least_known() -> None:
    one = np.array([3, 1, 0], dtype=np.uint8)
    assert least(Known.CONTINUOUS, Known.MAYBE) == Known.MAYBE
    assert np.asarray(least(one, Known.DEFINED)).tolist() == [2, 1, 0]
    limit = limited(Known.CONTINUOUS, np.array([True, False]), Known.MAYBE)
    assert np.asarray(limit).tolist() == [1, 3]
    assert np.asarray(limit).dtype == np.uint8
    assert limited(Known.DEFINED, np.array([False]), Known.MAYBE) is Known.DEFINED


def test_it_is_shown_by_its_ends() -> None:
    assert repr(box([0.0], [1.0])) == "Interval.of([0.0], [1.0])"
