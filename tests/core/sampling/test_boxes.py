import numpy as np

from core.formula import parse
from core.sampling.boxes import Boxes


def test_bounds_hold_for_other_values_of_a_parameter_too() -> None:
    f, boxes = parse("a*x^2"), Boxes()
    low, high = np.array([0.0, 1.0]), np.array([1.0, 2.0])
    first = boxes.bounds(f.with_values(a=1.0), 1, low, high)
    other = boxes.with_values({"a": -3.0}).bounds(f.with_values(a=-3.0), 1, low, high)
    for bounds, wanted in ((first, ((0, 2), (2, 4))), (other, ((-6, -12), (0, -6)))):
        assert np.allclose(bounds, wanted, rtol=1e-12, atol=1e-12)
