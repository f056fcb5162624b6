import numpy as np
import pytest

from core.sampling.lost_digits import is_left_over, scatters, sound_from
from tests.core.sampling.scenes import VIEW, evaluator

ROOT = np.array([0.0])


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("sin(x)/x", 0.0, 0.0),
        ("1/x", 0.0, 0.0),
        ("tan(x)/x^3", 0.0, 0.0),
        ("(1 - cos(x))/x^2", 1e-7, 1e-4),
        ("(x - sin(x))/x^3", 1e-7, 1e-4),
        ("(cos(x) - 1 + x^2/2)/x^4", 1e-4, 1e-2),
        ("(1 - cos(x))/x^4", 1e-9, 1e-5),
    ],
)
def test_digits_are_lost_where_they_cancel(text: str, least: float, most: float) -> None:
    assert least <= sound_from(VIEW, evaluator(text), ROOT)[0, 0] <= most


def test_slopes_are_lost_farther_off() -> None:
    first, second = sound_from(VIEW, evaluator("(exp(x) - 1 - x)/x^2", 2), ROOT)[:2, 0]
    assert second > first > 0


def test_what_swings_for_ever_is_sound_nowhere() -> None:
    assert np.isinf(sound_from(VIEW, evaluator("sin(1/x^3)"), ROOT)[0, 0])


def test_a_chord_is_as_steep_as_f_is_somewhere() -> None:
    near, far, apart = np.array([[1.0], [1.0]]), np.array([[2.5], [2.0]]), np.array([1.0])
    assert not scatters(near, far, apart, 0.0)[0]
    assert not scatters(far, near, -apart, 0.0)[0]
    higher = far + np.array([[1.0], [0.0]])
    assert scatters(near, higher, apart, 0.0)[0]
    assert not scatters(near, higher, apart, 1.0)[0]


def test_what_grows_only_where_digits_end_is_left_over() -> None:
    x, r = np.array([1e-6]), np.array([1e-2])
    pole = np.array([1e6 + 3 * x / x, -1e12 * x / x])
    assert not is_left_over(pole, x, 1 / r + 3, r)[0]
    assert is_left_over(np.array([1e-16 / x**4, -4e-16 / x**5]), x, r / r, r)[0]
