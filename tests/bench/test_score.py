"""The score counts what is painted, and nothing else."""

import numpy as np
import pytest

from core.formula import parse
from core.sampling import Curve
from core.sampling.curve import Floats
from core.sampling.proof import proved
from tests.bench.bench_proof import off, view_of
from tests.bench.bench_sampling import ours
from tests.bench.score import Score, painted, score
from tests.bench.views import Scene, scene

FLAT = scene("0x+1", (0, 8), (0, 2), size=(80, 50))


NOTHING = np.full(1, np.nan)


def scored(one: Scene, x: Floats, y: Floats, bands: tuple[Floats, Floats, Floats]) -> Score:
    return score(painted(one, 2000), Curve(x, y, 0, x.size, (), bands))


def filled(x: Floats, high: float) -> Score:
    """Score a band from 1 upwards."""
    return scored(FLAT, NOTHING, NOTHING, (x, np.ones(x.size), np.full(x.size, high)))


def test_a_line_where_the_truth_is_misses_nothing() -> None:
    s = scored(FLAT, np.array([0.0, 8.0]), np.array([1.0, 1.0]), (NOTHING,) * 3)
    assert (s.missed, s.phantom) == (0, 0)
    assert s.worst < 0.2


def test_strokes_of_no_length_are_no_ink() -> None:
    x = np.repeat(np.arange(80) / 10 + 0.05, 3)
    y = np.tile([1.0, 1.0, np.nan], 80)
    assert scored(FLAT, x, y, (NOTHING,) * 3).missed >= 80


def test_what_is_filled_counts_to_where_a_line_in_it_would_go() -> None:
    x = np.array([0.0, 8.0])
    assert filled(x, 1.0).worst < 0.7
    tall = filled(x, 1.2)
    assert (tall.missed, tall.phantom) == (0, 80)
    assert tall.worst == pytest.approx(5, abs=0.3)


def test_what_is_not_filled_is_missed() -> None:
    assert filled(np.array([2.0, 6.0]), 1.0).missed == pytest.approx(40, abs=3)


@pytest.mark.parametrize(
    ("text", "half", "top", "order"),
    [("floor(x)", 1000, 1000, 1), ("floor(x)", 1000, 1000, 0), ("sigmoid(floor(1000x))", 10, 2, 0),
     ("erf(ceil(x^4))", 10, 2, 1)],
)  # fmt: skip
def test_constant_pieces_narrower_than_pixels_are_painted(
    text: str, half: float, top: float, order: int
) -> None:
    one = scene(text, (-half, half), (-top, top), order=order)
    curve, _ = ours(one, (0, 1))
    # The reference fills the column of a jump up to both borders.
    assert score(painted(one, 20_000), curve).missed < 5


@pytest.mark.parametrize("power", [2, 3])
def test_a_pole_far_thinner_than_the_reference_is_dense_is_painted(power: int) -> None:
    thin = scene(f"10^(-{5 * power})/(x-0.123456789)^{power}", (-1, 1), (-1, 1))
    curve, _ = ours(thin, (0, 1))
    found = score(painted(thin, 10_000), curve)
    assert not found.off
    assert found.breaks == power % 2


def test_jumps_without_end_elsewhere_hide_no_jump_from_the_reference() -> None:
    # Towards −1 the factorial grows through thousands of whole numbers.
    f = parse("atanh(frac(factorial(x)))")
    crowded = scene(f, (-1.5, 5.4), (-0.3, 2.3))
    curve, _ = ours(crowded, (0, 1))
    truth = painted(crowded, 50_000)
    assert not (proved(f, curve, view_of(crowded)) & off(truth, curve)).any()
