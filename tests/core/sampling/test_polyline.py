import numpy as np
import pytest

from core.sampling.error_estimate import Geometry, geometry
from core.sampling.polyline import affordable, features, joined, vertices
from core.sampling.samples import BESIDE, Samples
from tests.core.sampling.scenes import VIEW, sampled

X = np.linspace(-0.99, 0.99, 100)


def beside_root(text: str, root: float) -> tuple[Samples, Geometry]:
    pair = sampled(text, [root - 1e-8, root + 1e-8], BESIDE)
    samples = pair.merged(sampled(text, X))
    return samples, geometry(VIEW, samples, 0)


def joins(text: str, root: float) -> np.ndarray:
    samples, g = beside_root(text, root)
    return joined(g, samples.at_root, np.zeros(g.w.size, dtype=bool), True)


@pytest.mark.parametrize("text", ["1/x", "sign(x)", "floor(x)"])
def test_nothing_is_drawn_across_a_pole_or_a_jump(text: str) -> None:
    assert np.count_nonzero(~joins(text, 0.0)) == 1


@pytest.mark.parametrize("text", ["abs(x)", "x^2", "sin(x)", "max(x, 0)"])
def test_what_is_continuous_is_drawn_whole(text: str) -> None:
    assert joins(text, 0.0).all()


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("sign(x)", "jump", (-1.0, 1.0)),
        ("1/x", "pole", (-np.inf, np.inf)),
        ("abs(x)", "corner", (0.0, 0.0)),
    ],
)
def test_what_happens_at_a_root_is_listed(text: str, kind: str, sides: tuple[float, float]) -> None:
    samples, g = beside_root(text, 0.0)
    sealed = np.zeros(g.w.size, dtype=bool)
    (found,) = features(VIEW, g, samples, 0, joins(text, 0.0), sealed)
    assert found.kind == kind
    assert found.x == pytest.approx(0.0, abs=1e-7)
    assert (found.left, found.right) == pytest.approx(sides, abs=1e-7)


def test_cubics_are_expanded_through_their_ends() -> None:
    samples = sampled("x^3", [-1.0, 0.0, 1.0])
    slopes, both = samples.orders[1], np.array([True, True])
    x, y = vertices(samples, 0, slopes, both, np.array([4, 4]))
    inside = np.isfinite(y)
    assert y[inside] == pytest.approx(x[inside] ** 3)
    assert x[inside].size == 9


def test_pieces_are_kept_apart() -> None:
    samples = sampled("x", [-1.0, 0.0, 0.5, 1.0])
    x, y = vertices(
        samples, 0, samples.orders[1], np.array([True, False, True]), np.array([1, 1, 1])
    )
    assert np.isnan(x).tolist() == np.isnan(y).tolist()
    assert x[~np.isnan(x)].tolist() == [-1.0, 0.0, 0.5, 1.0]
    assert np.isnan(x[2])


def test_fewer_chords_are_taken_where_there_are_too_many() -> None:
    join = np.ones(10, dtype=bool)
    few = affordable(np.full(10, 64), join, 100)
    assert few.sum() <= 100
    assert few.min() >= 1
    assert affordable(np.full(10, 4), join, 100).tolist() == [4] * 10
