from dataclasses import replace

import numpy as np

from core.compiled.enclosure import enclosing
from core.formula import parse
from core.incremental import whole
from core.sampling import Curve, sample
from core.sampling.band_proof import proved_bands
from core.sampling.ink import ink_of
from core.sampling.order_bounds import OrderBounds
from core.sampling.viewport import Viewport

VIEW = Viewport(-5.0, 5.0, -2.0, 2.0, 100, 80)
BORDERS = np.linspace(VIEW.lo, VIEW.hi, VIEW.width + 1)
F = parse("sin(1000x)")


def looked_at(curve: Curve) -> list[np.ndarray]:
    f = OrderBounds(enclosing(F, 1), 0)
    return list(whole(proved_bands(VIEW, f, curve, ink_of(curve), BORDERS)))


def drawn() -> Curve:
    limits = (VIEW.lo, VIEW.hi), (VIEW.bottom, VIEW.top), (VIEW.width, VIEW.height)
    return sample(F, *limits, orders=(0,))[0]


def test_all_columns_of_a_band_are_proved() -> None:
    column, done = looked_at(drawn())
    assert column.tolist() == [*range(VIEW.width)]
    assert done.all()


def test_a_band_without_samples_is_not() -> None:
    assert not looked_at(replace(drawn(), record=None))[1].any()


def test_nor_one_that_f_does_not_fill() -> None:
    curve = drawn()
    x, low, high = curve.bands
    assert not looked_at(replace(curve, bands=(x, low, high + 2 * VIEW.py)))[1].any()


def test_where_there_is_no_band_there_is_nothing() -> None:
    assert not looked_at(Curve(np.array([-5.0, 5.0]), np.zeros(2), 0, 2))[0].size
