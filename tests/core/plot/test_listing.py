import numpy as np

from core.plot.listing import PER_KIND, nearest, plateaus_of, without_plateaus
from core.plot.point import Plateau
from core.points.facts import Fact


def test_the_nearest_are_listed_and_all_are_counted() -> None:
    roots = [Fact("root", float(k), 0.0, k) for k in range(100)]
    listed, counts = nearest([*roots, *roots, Fact("pole", 3.5, 1.0)], {"pole": 7}, 3.0)
    assert [fact.x for fact in listed if fact.kind == "root"] == [float(k) for k in range(PER_KIND)]
    assert counts == {"root": 100, "pole": 8}
    assert [fact.x for fact in listed] == sorted(fact.x for fact in listed)


def test_few_are_not_counted() -> None:
    assert nearest([Fact("root", 0.0, 0.0)], {}, 3.0)[1] == {}


def test_stretches_are_joined_unless_something_lies_between() -> None:
    flats = [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)]
    jump = Fact("jump", 2.0, 5.0)
    found = plateaus_of(lambda x: (np.full(x.shape, 5.0),), flats, [jump], (0.0, 10.0))
    assert found == [Plateau(0.0, 2.0, 5.0), Plateau(2.0, 3.0, 5.0)]
    other = jump._replace(y=6.0)
    found = plateaus_of(lambda x: (np.full(x.shape, 5.0),), flats, [other], (0.0, 10.0))
    assert [own.closed for own in found] == [(True, False), (False, True)]


def test_a_place_of_a_stretch_is_no_point() -> None:
    plateau = Plateau(0.0, 1.0, 0.0)
    kept, left = Fact("jump", 1.0, 0.0), Fact("root", 0.5, 0.0)
    assert without_plateaus([kept, left], [plateau]) == [kept]
