import numpy as np

from core.plot.dashes import parted
from core.plot.figure import Line


def line(x: np.ndarray, y: np.ndarray) -> Line:
    return Line("f′", x, y, np.empty((3, 0)), wild=False)


def test_long_waves_are_dashed() -> None:
    x = np.linspace(0, 10, 1000)
    own = line(x, np.sin(x))
    (_, slow), (fast, _) = parted(own, 1.0)
    assert slow is own.y
    assert fast.size == 0


def test_short_waves_are_not_and_nothing_is_lost_between() -> None:
    x = np.linspace(0, 10, 4000)
    own = line(x, np.where(x < 5, np.sin(x), np.sin(5) + np.sin(40 * (x - 5))))
    (_, slow), (_, fast) = parted(own, 0.5)
    assert np.isfinite(slow[x < 4.7]).all()
    assert np.isnan(fast[x < 4.5]).all()
    assert np.isfinite(fast[(x > 5.2) & (x < 9.8)]).all()
    edges = zip((slow, fast), (slow[1:], fast[1:]), strict=True)
    joined = np.any([np.isfinite(a[:-1]) & np.isfinite(b) for a, b in edges], axis=0)
    assert joined.all()


def test_gaps_are_no_waves() -> None:
    own = line(np.array([0.0, 1, np.nan, 2, 3]), np.array([0.0, 1, np.nan, 1, 0]))
    (_, slow), (fast, _) = parted(own, 0.1)
    assert np.isnan(slow).sum() == 1
    assert fast.size == 0
