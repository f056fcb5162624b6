import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.plot.one_sided_limits import told


@pytest.mark.parametrize(
    ("f", "kind"),
    [
        (lambda x: np.sin(x) / x, "hole"),
        (lambda x: (1 - np.cos(x)) / x**2, "hole"),
        (lambda x: np.sign(x) + 0 / x, "jump"),
        (lambda x: 1 / x, "pole"),
        (lambda x: np.log(np.abs(x)), ""),
        (lambda x: np.sin(1 / x), ""),
    ],
)
def test_a_place_is_told_by_the_way_there(f, kind: str) -> None:
    assert no_float_warnings(told)(lambda x: (f(x),), 0.0, (-1.0, 1.0)) == kind
