import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.sampling import Curve
from core.sampling.ink import ink_of
from core.sampling.viewport import Viewport

VIEW = Viewport(0.0, 10.0, 0.0, 10.0, 10, 10)
CURVE = Curve(np.array([0, 2, 4, np.nan, 6, 8.0]), np.array([0, 4, 4, np.nan, 1, 3.0]), 0, 6)


def test_chords_join_neighbours_but_not_pieces() -> None:
    ink = ink_of(CURVE)
    assert ink.x.tolist() == [-np.inf, 0, 2, 4, 6, 8, np.inf]
    assert ink.joined.tolist() == [False, True, True, False, True, False]


def test_strokes_of_bands_are_no_chords() -> None:
    x, y = np.array([0, 1, np.nan, 3, 3]), np.array([0, 1, np.nan, 0, 9.0])
    assert ink_of(Curve(x, y, 0, 5)).x.tolist() == [-np.inf, 0, 1, np.inf]


@no_float_warnings
def test_over_a_part_ink_reaches_half_a_pixel_beside() -> None:
    over = ink_of(CURVE).over(VIEW, np.array([0.0, 1.0, 4.5]), np.array([1.0, 2.0, 5.0]))
    assert over.chord.tolist() == [True, True, False]
    assert (over.left[:2].tolist(), over.right[:2].tolist()) == ([0, 2], [2, 4])
    assert (over.low[:2].tolist(), over.high[:2].tolist()) == ([0, 1], [3, 4])
    assert over.where(np.array([1])).left.tolist() == [2]
