import pytest

from core.plot.point import Plateau, Point, Points
from core.plot.sure import sentences
from core.points.facts import Crowd

ROOT = Point("root", 0.5, 0.0)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Points([ROOT]), ["complete and proved"]),
        (Points([ROOT], searched=False), []),
        (
            Points([ROOT], unresolved=((0.7, 0.7),)),
            ["1 place not resolved, near x = 0.7", "elsewhere the list is complete and proved"],
        ),
        (
            Points([ROOT], unresolved=((0.7, 0.7), (1.0, 2.0), (3.0, 3.0))),
            [
                "2 places not resolved, near x = 0.7, 3",
                "not all is known between x = 1 and 2",
                "elsewhere the list is complete and proved",
            ],
        ),
        (
            Points([ROOT], crowds=(Crowd(0.0, -0.1, 0.1),)),
            [
                "points crowd without end towards x = 0: between −0.1 and 0.1 none of them is "
                "listed",
                "elsewhere the list is complete and proved",
            ],
        ),
        (Points([ROOT], period="2π"), ["f repeats every 2π", "complete and proved"]),
        (
            Points([], plateaus=(Plateau(1.0, 2.0, 3.0),)),
            ["f = 3 for 1 ≤ x ≤ 2", "complete and proved"],
        ),
    ],
)
def test_a_list_says_how_sure_it_is(found: Points, told: list[str]) -> None:
    assert sentences(found) == told


def test_what_is_not_proved_is_not_called_so() -> None:
    for found in (Points([ROOT], unclear=True), Points([ROOT], guessed=True)):
        assert not found.proved
        assert not any("complete" in line for line in sentences(found))


def test_the_letter_is_that_of_the_axis() -> None:
    assert "near a = 0.7" in sentences(Points([], unresolved=((0.7, 0.7),)), "a")[0]
