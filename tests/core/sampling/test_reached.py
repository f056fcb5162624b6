import numpy as np
import pytest

from core import Variable
from core.formula import parse
from core.sampling import sample
from core.sampling.evaluate import Evaluator
from core.sampling.reached import reached
from core.sampling.samples import Samples, computed
from core.sampling.viewport import Viewport

WIDE = Viewport(-1e6, 1e6, -1.5, 1.5, 1920, 1080)
FEW = Viewport(-1e3, 1e3, -1.5, 1.5, 20, 1080)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("abs(sin(x))", 0.0, 1.0),
        ("cos(x)^3", -1.0, 1.0),
        ("max(sin(x), cos(x))", -np.sqrt(0.5), 1.0),
        ("x-floor(x)", 0.0, 1.0),
    ],
)
def test_no_crest_is_missing_on_a_view_a_million_wide(text: str, low: float, high: float) -> None:
    limits = (WIDE.lo, WIDE.hi), (WIDE.bottom, WIDE.top), (WIDE.width, WIDE.height)
    (curve,) = sample(parse(text), *limits, orders=(0,))
    assert curve.evaluations <= 24_000
    x, bottom, top = curve.bands
    assert x.size >= WIDE.width
    assert np.nanmax(bottom) - low < WIDE.py
    assert high - np.nanmin(top) < WIDE.py
    assert np.nanmin(bottom) >= low - 1e-12
    assert np.nanmax(top) <= high + 1e-12


def found(evaluator: Evaluator, columns: np.ndarray, most: int = 1000) -> Samples | None:
    begun = computed(evaluator, np.linspace(FEW.lo + 1, FEW.hi - 1, 50))
    before = np.zeros_like(columns)
    return next(reversed([*reached(FEW, evaluator, begun, 0, columns, before, most)]), None)


def some(*columns: int) -> np.ndarray:
    chosen = np.zeros(FEW.width, dtype=bool)
    chosen[list(columns)] = True
    return chosen


def test_a_crest_and_a_trough_are_added_where_they_are_looked_for() -> None:
    samples = found(Evaluator(parse("sin(x)"), 1), some(3, 4))
    assert samples is not None
    assert samples.x.size == 50 + 4
    column = FEW.across(samples.x).astype(int)
    for k in (3, 4):
        y = samples.orders[0][column == k]
        assert (y.min(), y.max()) == pytest.approx((-1, 1), abs=FEW.py)


def test_bounds_that_are_too_wide_add_nothing_that_f_is_not() -> None:
    f = parse("sin(x)-0.9sin(x)")
    samples = found(Evaluator(f, 1), some(5))
    assert samples is not None
    assert samples.orders[0] == pytest.approx(0.1 * np.sin(samples.x), abs=1e-12)


def test_there_are_no_more_points_than_there_may_be() -> None:
    samples = found(Evaluator(parse("sin(x)"), 1), some(*range(20)), most=3)
    assert samples is not None
    assert samples.x.size == 50 + 3


@pytest.mark.parametrize("f", [lambda x: np.sin(x), parse("0x+2")])
def test_without_bounds_or_a_view_of_f_nothing_is_done(f: object) -> None:
    def called(x: Variable) -> Variable:
        return f(x)  # type: ignore[operator, no-any-return]

    assert found(Evaluator(called, 1), some(2)) is None
