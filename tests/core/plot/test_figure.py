import numpy as np
import pytest

from core.document import DEFAULTS, Shown
from core.plot.figure import View
from core.plot.scale import scale_of

LOG = scale_of((1.0, 100.0), log=True)
VIEW = View(
    (-2.0, 2.0), (1.0, 100.0), (scale_of((-2.0, 2.0)), LOG),
    ((-2.0, 2.0), LOG.limits((1.0, 100.0))), (400.0, 200.5),
)  # fmt: skip


def test_at_first_sight_f_its_slope_and_the_tangent_are_shown() -> None:
    assert Shown(("f", "f′"), tangent=True, points=False, secant=False, taylor=0) == DEFAULTS


def test_a_view_knows_its_pixels() -> None:
    assert VIEW.pixel == pytest.approx((0.01, np.log(100) / 200.5))
    assert VIEW.dots() == (400, 200)
    assert VIEW.dots(2.5) == (1000, 501)
    assert VIEW.logs == (False, True)


def test_what_has_no_place_is_left_out() -> None:
    points = [(0.5, 10.0), (0.5, -1.0), (0.5, float("nan")), (float("inf"), 1.0)]
    assert VIEW.places(points) == [(0.5, np.log(10.0))]
