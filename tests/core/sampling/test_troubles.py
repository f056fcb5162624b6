import numpy as np

from core.sampling.troubles import Troubles, none_of, rim
from tests.core.sampling.scenes import VIEW


def at(place: float, radius: float, met: bool = True) -> Troubles:
    return Troubles(np.array([place]), np.array([[radius], [2 * radius]]), np.array([met]))


def test_what_lies_close_to_a_hole_is_not_trusted() -> None:
    r = rim(VIEW, 0)
    hole = at(0.5, r)
    x = np.array([0.5 - 2 * r, 0.5 - r / 2, 0.5 + r / 2, 0.5 + 2 * r])
    assert hole.near(x, 0).tolist() == [False, True, True, False]
    assert hole.near(x * 1.0, 5).tolist() == [False, True, True, False]
    assert hole.sealed(np.array([0.5 - r, 0.5 + r]), 0).tolist() == [True]
    assert not none_of(2).near(x, 0).any()
    assert not none_of(2).sealed(x, 0).any()


def test_where_the_sides_do_not_meet_the_place_itself_stays() -> None:
    pole = at(0.5, 0.1, met=False)
    assert pole.near(np.array([0.45, 0.5, 0.55]), 0).tolist() == [True, False, True]
    assert not pole.sealed(np.array([0.4, 0.6]), 0).any()
    assert not pole.holes.size


def test_of_places_within_each_others_reach_the_one_that_reaches_farthest_is_kept() -> None:
    both = at(0.5, 0.1).with_others(at(0.55, 0.2)).with_others(at(-0.5, 0.1, met=False))
    assert both.places.tolist() == [-0.5, 0.55]
    assert both.radii.tolist() == [[0.1, 0.2], [0.2, 0.4]]
    assert both.holes.tolist() == [0.55]
    assert none_of(1).with_others(both).places.tolist() == [-0.5, 0.55]


def test_higher_orders_keep_a_wider_distance() -> None:
    assert rim(VIEW, 2) > rim(VIEW, 1) > rim(VIEW, 0) > 0
