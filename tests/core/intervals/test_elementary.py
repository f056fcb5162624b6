import numpy as np
import pytest

from core.intervals import Known
from tests.core.intervals.boxes import box

M, C, U = Known.MAYBE, Known.CONTINUOUS, Known.UNDEFINED


@pytest.mark.parametrize(
    ("ufunc", "ends", "lo", "hi", "known"),
    [
        (np.sqrt, (-1, 4), 0.0, 2.0, M),
        (np.sqrt, (-2, -1), np.nan, np.nan, U),
        (np.sqrt, (0, np.inf), 0.0, np.inf, C),
        (np.log, (0, 1), -np.inf, 0.0, M),
        (np.log, (-1, 0), np.nan, np.nan, U),
        (np.log, (1, np.inf), 0.0, np.inf, C),
        (np.log1p, (-3, 0), -np.inf, 0.0, M),
        (np.arcsin, (0.0, 2.0), 0.0, np.pi / 2, M),
        (np.arccos, (1.0, 1.0), 0.0, 0.0, C),
        (np.arccosh, (0.0, 1.0), 0.0, 0.0, M),
        (np.arctanh, (0.0, 1.0), 0.0, np.inf, M),
        (np.arctanh, (1.0, 2.0), np.nan, np.nan, U),
        (np.exp, (-np.inf, 0.0), 0.0, 1.0, C),
        (np.tanh, (-np.inf, np.inf), -1.0, 1.0, C),
        (np.expm1, (-np.inf, 0.0), -1.0, 0.0, C),
        (np.cosh, (-1.0, 0.5), 1.0, np.cosh(1.0), C),
        (np.cosh, (-2.0, -1.0), np.cosh(1.0), np.cosh(2.0), C),
        (np.arctan, (-np.inf, np.inf), -np.pi / 2, np.pi / 2, C),
    ],
)
def test_edges(
    ufunc: np.ufunc, ends: tuple[float, float], lo: float, hi: float, known: Known
) -> None:
    found = ufunc(box(*ends))
    assert found.lo[0] == pytest.approx(lo, abs=1e-14, nan_ok=True)
    assert found.hi[0] == pytest.approx(hi, rel=1e-14, abs=1e-14, nan_ok=True)
    assert found.known().tolist() == [known]


def test_exact_roots_and_zeros_are_exact() -> None:
    root = np.sqrt(box([-1.0, 0.0], [4.0, 0.25]))
    assert (root.lo.tolist(), root.hi.tolist()) == ([0.0, 0.0], [2.0, 0.5])
    assert np.sqrt(box(2.0)).hi > np.sqrt(2.0)
    for ufunc in (np.sin, np.tanh, np.arctan, np.expm1, np.log1p, np.sinh):
        assert repr(ufunc(box(0.0))) == "Interval.of([0.0], [0.0])"


def test_an_underflow_is_more_than_nothing_and_an_overflow_less_than_infinity() -> None:
    found = np.exp(box([-800.0, 800.0]))
    assert found.lo.tolist() == [0.0, np.finfo(float).max]
    assert 0.0 < found.hi[0] < 1e-320
    assert found.hi[1] == np.inf
