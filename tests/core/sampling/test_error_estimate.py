import numpy as np
import pytest

from core.sampling.error_estimate import CUBIC, Geometry, Judgement, geometry, judged
from tests.core.sampling.scenes import VIEW, sampled


def looked_at(text: str, count: int) -> tuple[Geometry, Judgement]:
    g = geometry(VIEW, sampled(text, np.linspace(-1.0, 1.0, count)), 0)
    return g, judged(VIEW, g)


def test_geometry_is_in_pixels() -> None:
    g, _ = looked_at("x^2", 5)
    assert g.x == pytest.approx([0, 50, 100, 150, 200])
    assert g.y == pytest.approx([75, 56.25, 50, 56.25, 75])
    assert g.s == pytest.approx([-0.5, -0.25, 0, 0.25, 0.5])
    assert g.m == pytest.approx(g.rise / g.w)


@pytest.mark.parametrize("text", ["3 - x", "(x + 2)^2", "(x + 3)^3/20"])
def test_a_cubic_needs_no_splitting(text: str) -> None:
    _, judgement = looked_at(text, 9)
    assert not judgement.failing.any()
    assert (judgement.split == 1).all()


def test_a_wave_is_split_until_it_is_right() -> None:
    coarse, fine = looked_at("sin(20x)", 9)[1], looked_at("sin(20x)", 400)[1]
    assert coarse.failing.all()
    assert not fine.failing.any()


def test_what_it_lets_pass_is_within_the_tolerance() -> None:
    """The estimate is held against the truth: the cubic between the points, and the sine."""
    x = np.linspace(-1.0, 1.0, 60)
    samples = sampled("sin(9x)", x)
    g = geometry(VIEW, samples, 0)
    passed = ~judged(VIEW, g).failing
    a, w = samples.x[:-1], np.diff(samples.x)
    y, s = samples.orders
    hermite = (y[:-1] + y[1:]) / 2 + w * (s[:-1] - s[1:]) / 8
    error = np.abs(hermite - np.sin(9 * (a + w / 2))) / VIEW.py
    assert error[passed].max() <= CUBIC


def test_a_straight_line_is_one_chord_and_a_bend_is_several() -> None:
    assert (looked_at("x", 5)[1].chords == 1).all()
    assert (looked_at("x^2", 5)[1].chords > 1).all()


def test_ends_on_different_branches_are_told() -> None:
    g, judgement = looked_at("floor(x + 1/3)", 8)
    assert g.switched.sum() == 2
    assert (judgement.split[g.switched] == 8).all()


def test_the_edge_of_a_domain_is_approached() -> None:
    g, judgement = looked_at("sqrt(x - 0.1)", 8)
    edge = np.flatnonzero(g.defined[1:] & ~g.defined[:-1])
    assert judgement.split[edge].tolist() == [4]


def test_slopes_are_guessed_from_chords_where_there_are_none() -> None:
    samples = sampled("x^2", np.linspace(-1.0, 1.0, 9))
    bare = samples._replace(orders=samples.orders[:1])
    assert geometry(VIEW, bare, 0).s == pytest.approx(geometry(VIEW, samples, 0).s, abs=0.07)


def test_slopes_that_are_nowhere_known_are_guessed() -> None:
    samples = sampled("sin(9x)", np.linspace(-1.0, 1.0, 20))
    known = geometry(VIEW, samples, 0)
    samples.orders[1] = np.nan
    guessed = geometry(VIEW, samples, 0)
    assert np.abs(guessed.s - known.s)[1:-1].max() < np.abs(known.s).max() / 2
    assert judged(VIEW, guessed).failing.any()


def test_the_slope_of_a_corner_stays_unknown() -> None:
    g, _ = looked_at("abs(x)", 9)
    assert np.flatnonzero(np.isnan(g.s)).tolist() == [4]


def test_an_edge_is_approached_from_out_of_sight_too() -> None:
    g, judgement = looked_at("3 - 30sqrt(x - 0.1)", 8)
    edge = np.flatnonzero(g.defined[1:] & ~g.defined[:-1])
    assert g.y[edge + 1] < -1
    assert (judgement.split[edge] == 4).all()
