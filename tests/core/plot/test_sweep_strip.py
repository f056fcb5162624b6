import pytest

from core.chain import Block, Chain
from core.document import Document
from core.formula import parse
from core.incremental import whole
from core.numerical.sweep import COUNT, Found
from core.plot.compose import view_of
from core.plot.point import Point
from core.plot.sweep_strip import Strip, strip_in_slices


def strip(formula: str, *points: Point, step: float = 1e-4, **others) -> Strip:
    document = Document(parse(formula), 0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 1.0), **others)
    return whole(
        strip_in_slices(document.function, view_of(document, (800.0, 500.0)), step, points)
    )


def test_it_covers_the_view_from_left_to_right() -> None:
    made = strip("sqrt(x)")
    assert [s.found for s in made.stretches] == [Found.NOTHING, Found.EXPLAINED, Found.AGREE]
    assert made.stretches[0].left == 0.0
    assert made.stretches[0].right == made.stretches[1].left == pytest.approx(0.5, abs=0.002)
    assert made.stretches[-1].right == 1.0
    assert sum(made.counts) == COUNT


def test_where_f_breaks_between_two_places_is_worth_a_look() -> None:
    made = strip("abs(x)", Point("corner", 0.0, 0.0), Point("root", 0.0, 0.0))
    assert made.worth_a_look == (0.0,)
    assert made.at(0.5) == made.at(0.502) == 0.0
    assert made.at(0.4) is None
    assert (made.beside(-1.0, 1), made.beside(-1.0, -1), made.beside(0.0, 1)) == (0.0, None, None)
    assert str(made) == "agree at 1000 of 1000 places, 1 to look at"


def test_a_break_comes_before_the_stretch_around_it() -> None:
    made = strip("abs(x)", Point("corner", 0.0, 0.0), step=0.3)
    (around,) = [s for s in made.stretches if s.found is Found.LOOK]
    assert around.left < 0.49
    assert made.at(0.497) == 0.0


def test_what_lies_out_of_view_is_left_out() -> None:
    assert strip("abs(x-9)", Point("corner", 9.0, 0.0)).breaks == ()


def test_words_say_what_h_explains_and_where_there_is_nothing() -> None:
    assert "explained by h, nowhere to look" in str(strip("sin(1000x)"))
    assert str(strip("log(-x^2-1)")) == "f is not defined in view"


def test_it_follows_a_logarithmic_axis() -> None:
    document = Document(parse("abs(x-1)"), x_range=(0.01, 100.0), y_range=(0.0, 1.0), log_x=True)
    view = view_of(document, (800.0, 500.0))
    made = whole(strip_in_slices(document.function, view, 1e-4, [Point("corner", 1.0, 0.0)]))
    (only,) = made.breaks
    assert only.left == pytest.approx(0.5)


def test_a_long_chain_is_swept_in_parts() -> None:
    document = Document(Chain("x", (Block("sin"),) * 400), x_range=(-2.0, 2.0))
    view = view_of(document, (800.0, 500.0))
    assert sum(1 for _ in strip_in_slices(document.function, view, 1e-4)) == 4
