import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.functions import CATALOGUE
from core.intervals import Known
from core.intervals.pieces import enclosing
from tests.core.intervals.boxes import box


@pytest.mark.parametrize("ufunc", [np.sin, np.cos])
@pytest.mark.parametrize("shift", [0.0, 1e3, 1e8, 1e15, 1e22, -1e17])
def test_waves_near_and_far(ufunc: np.ufunc, shift: float) -> None:
    rng = np.random.default_rng(0)
    width = rng.choice([0.0, 1e-3, 1.0, 3.1, 3.2, 6.2, 6.3, 100.0], 200)
    lo = shift + rng.uniform(-4, 4, 200)
    hi = np.maximum(lo + width, lo)
    found = ufunc(box(lo, hi))
    assert found.known().tolist() == [Known.CONTINUOUS] * 200
    # Dense points, whose greatest and least are next to the true ones.
    at = np.linspace(lo, hi, 400)
    values = ufunc(at)
    assert (found.lo <= values.min(axis=0)).all()
    assert (found.hi >= values.max(axis=0)).all()
    dense = np.diff(at, axis=0).max(axis=0) if abs(shift) < 1e9 else hi - lo
    loose = dense**2 + 1e-13
    assert (found.lo >= values.min(axis=0) - loose).all()
    assert (found.hi <= values.max(axis=0) + loose).all()


def test_points_far_away_are_tight() -> None:
    x = np.array([1e15, 1e22, -3e100, 1e300])
    found = np.sin(box(x))
    with mp.workdps(400):
        for lo, hi, value in zip(found.lo, found.hi, x, strict=True):
            assert mp.mpf(float(lo)) <= mp.sin(mp.mpf(float(value))) <= mp.mpf(float(hi))
    assert (found.hi - found.lo < 1e-14).all()


def test_everything_has_all_values() -> None:
    found = np.cos(box([-np.inf, 0.0], [0.0, np.inf]))
    assert (found.lo.tolist(), found.hi.tolist()) == ([-1.0, -1.0], [1.0, 1.0])


POLE = np.pi / 2


@pytest.mark.parametrize(
    ("ends", "known", "wanted"),
    [
        ((POLE, np.nextafter(POLE, 2)), Known.MAYBE, (-np.inf, np.inf)),
        ((POLE, POLE), Known.CONTINUOUS, (np.tan(POLE), np.tan(POLE))),
        ((-1.5, 1.5), Known.CONTINUOUS, (np.tan(-1.5), np.tan(1.5))),
        ((1.0, 4.2), Known.MAYBE, (-np.inf, np.inf)),
        ((-np.inf, 0.0), Known.MAYBE, (-np.inf, np.inf)),
        ((1e15, 1e15 + 3), Known.MAYBE, (-np.inf, np.inf)),
    ],
)
def test_tangent(ends: tuple[float, float], known: Known, wanted: tuple[float, float]) -> None:
    found = np.tan(box(*ends))
    assert (found.lo.item(), found.hi.item()) == pytest.approx(wanted, rel=1e-14)
    assert found.known().tolist() == [known]


def test_cotangent_has_no_pole_where_the_tangent_has() -> None:
    cot = enclosing(CATALOGUE["cot"]())
    found = cot(box([1.5, -0.1, 0.0, 0.0], [1.6, 0.1, 1.0, 0.0]))
    assert found.known().tolist() == [3, 1, 1, 1]
    assert found.lo[[0, 2]] == pytest.approx([1 / np.tan(1.6), 1 / np.tan(1.0)])
