import math

import mpmath  # type: ignore[import-untyped]
import pytest

from core.chain import MAX_DEPTH, Block, Chain
from core.document import Document
from core.document.document import Parameter, Pin
from core.formula import parse
from core.incremental import whole
from core.plot.crossings import with_crossings
from core.plot.point import Point, Points


def crossings(text: str, *pins: str, x_range=(-5.0, 5.0), **others) -> list[Point]:
    named = tuple(Pin(f"g{at}", parse(pin)) for at, pin in enumerate(pins))
    document = Document(parse(text), x_range=x_range, y_range=None, pins=named, **others)
    return list(whole(with_crossings(document, Points(()))))


def test_f_and_g_cross_where_both_are_the_same() -> None:
    found = crossings("cos(x)", "x", "x/10")
    with mpmath.workdps(50):
        exact = [
            float(mpmath.findroot(lambda x, k=k: mpmath.cos(x) - k * x, near))
            for k, near in ((0.1, -4.0), (0.1, -2.0), (1.0, 0.7), (0.1, 1.4))
        ]
    assert [point.x for point in found] == pytest.approx(exact, rel=4e-16)
    assert [point.title for point in found] == [
        "crossing g1", "crossing g1", "crossing g0", "crossing g1",
    ]  # fmt: skip
    assert [point.y for point in found] == pytest.approx(list(map(math.cos, exact)), rel=4e-15)


def test_parameters_have_their_values() -> None:
    (found,) = crossings("a x", "4", parameters=(Parameter("a", 2.0),))
    assert (found.x, found.y) == (2.0, 4.0)


@pytest.mark.parametrize(
    ("text", "pin"),
    [("x^2", "x^2"), ("sin(x)^2 + cos(x)^2", "1"), ("(x+1)^2", "x^2 + 2x + 1"), ("1/x", "-1/x"),
     ("x^2 + 1", "0"), ("sqrt(-1-x^2)", "x"), ("floor(x)", "floor(x) + 0.5")],
)  # fmt: skip
def test_where_they_do_not_cross_nothing_is_told(text: str, pin: str) -> None:
    assert crossings(text, pin) == []


def test_what_nests_too_deep_to_be_compared_is_left_out() -> None:
    deep = Chain(1.0)
    while deep.depth < MAX_DEPTH:
        deep = Chain("x", (Block("add", (deep,)),))
    document = Document(parse("x"), pins=(Pin("g", deep),))
    assert whole(with_crossings(document, Points(()))) == ()


def test_the_points_of_f_stay_and_all_are_in_order() -> None:
    document = Document(parse("x^2 - 1"), x_range=(-2.0, 2.0), pins=(Pin("g", parse("0")),))
    own = Points([Point("minimum", 0.0, -1.0)], {"root": 99}, unclear=True)
    found = whole(with_crossings(document, own))
    assert [(point.kind, point.x) for point in found] == [
        ("crossing", -1.0), ("minimum", 0.0), ("crossing", 1.0),
    ]  # fmt: skip
    assert (found.counts, found.unclear) == ({"root": 99}, True)
