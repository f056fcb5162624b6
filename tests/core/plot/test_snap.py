import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plot.snap import land, snap, spacing


@given(st.floats(1e-12, 1e12) | st.floats(1e-300, 1e-290) | st.floats(1e290, 1e306))
def test_spacing_is_the_next_of_1_2_5_times_a_power_of_ten(unit: float) -> None:
    step = spacing(unit)
    assert f"{step:e}".split("e")[0].rstrip("0") in ("1.", "2.", "5.")
    assert unit * (1 - 1e-9) <= step <= 2.5 * unit * (1 + 1e-9)


@given(st.floats(-1e6, 1e6), st.sampled_from([0.001, 0.002, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 50.0]))
def test_snap_gives_the_nearest_multiple_with_no_digits_left_over(x: float, step: float) -> None:
    snapped = snap(x, step)
    assert abs(snapped - x) <= step / 2 * (1 + 1e-6)
    assert len(f"{snapped!r}".split(".")[1].rstrip("0")) <= max(0, -math.floor(math.log10(step)))
    assert snapped / step == pytest.approx(round(snapped / step), abs=1e-6)


@pytest.mark.parametrize("x", [0.0, -0.0, 0.04, -0.04])
def test_zero_is_exactly_zero_and_never_minus_zero(x: float) -> None:
    assert repr(snap(x, 0.1)) == "0.0"


def test_known_numbers() -> None:
    assert (spacing(0.003), spacing(0.2), spacing(6.0), spacing(1.0)) == (0.005, 0.2, 10.0, 1.0)
    assert (snap(0.30000000000000004, 0.1), snap(-1.26, 0.5), snap(1234.0, 50.0)) == (
        0.3,
        -1.5,
        1250,
    )


@pytest.mark.parametrize("x", [math.inf, 1.7976931348623157e308, 1.75e308])
@pytest.mark.parametrize("step", [1e-300, 1.0, 1e307, 5e307])
def test_nothing_is_snapped_beyond_the_doubles(x: float, step: float) -> None:
    assert math.isfinite(snap(x, step))
    assert snap(-x, step) == -snap(x, step)
    assert math.isfinite(land(x, step))
