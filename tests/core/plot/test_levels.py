import pytest

from core.chain import Block, Chain
from core.chain.limits import MAX_BLOCKS
from core.document import Document
from core.formula import FormulaError, parse
from core.incremental import Slices, whole
from core.plot.levels import level_of, with_level
from core.plot.point import Point, Points, remark, summary
from core.points.facts import Crowd


def asked(text: str, level: str, x_range=(-5.0, 5.0), own: Points | None = None) -> Points:
    document = Document(parse(text), x_range=x_range, y_range=None)
    return whole(with_level(document, Points(()) if own is None else own, level_of(level)))


@pytest.mark.parametrize(
    ("text", "level", "places"),
    [
        ("exp(x)", "2", [("ln 2", 0.6931471805599453)]),
        ("x^2", "2", [("−√2", -(2**0.5)), ("√2", 2**0.5)]),
        ("sin(x)", "1", [("−3π/2", -4.71238898038469), ("π/2", 1.5707963267948966)]),
        ("x^2", "sqrt(16)", [("", -2.0), ("", 2.0)]),
        ("1/x", "4", [("", 0.25)]),
    ],
)
def test_the_places_are_points_with_their_exact_forms(text, level, places) -> None:
    found = asked(text, level)
    assert [(point.x_form, point.x) for point in found] == places
    assert {(point.title, point.y) for point in found} == {(f"f = {level}", level_of(level).value)}
    assert (found.remark, found.proved) == ("", True)


def test_they_stand_among_the_others_and_in_words() -> None:
    own = Points([Point("minimum", 0.0, 0.0)], {"inflection": 99})
    found = asked("x^2", "4", own=own)
    assert [point.kind for point in found] == ["level", "minimum", "level"]
    assert found.counts == {"inflection": 99}
    assert "f = 4 at x = −2, 2" in summary(found, (-5.0, 5.0))


def test_of_many_the_nearest_are_listed_and_all_are_counted() -> None:
    found = asked("sin(25x)", "0.5")
    assert "f = 0.5: the nearest 60 of 79" in remark(found)


@pytest.mark.parametrize(
    ("text", "level", "sentence"),
    [
        ("x^2", "-1", "f is never −1 between −5 and 5"),
        ("floor(x)", "0.5", "f is never 0.5 between −5 and 5"),
        ("sin(x)^2+cos(x)^2", "1", "f is 1 everywhere between −5 and 5, as far as rounding tells"),
    ],
)
def test_where_there_is_none_a_sentence_says_what_is_known(text, level, sentence) -> None:
    found = asked(text, level)
    assert (tuple(found), found.remark) == ((), sentence)


def test_nothing_is_never_where_not_all_is_known(monkeypatch) -> None:
    def unclear(_document: Document, _g: Chain) -> Slices[Points]:
        yield
        return Points((), unclear=True)

    monkeypatch.setattr("core.plot.levels.meeting", unclear)
    found = asked("x^2", "-1")
    assert found.remark == "no place is known at which f is −1 between −5 and 5"
    assert found.unclear


def test_points_without_end_are_told_once_with_all_of_their_stretch(monkeypatch) -> None:
    def crowded(_document: Document, _g: Chain) -> Slices[Points]:
        yield
        return Points((), crowds=(Crowd(0.0, -0.2, 0.1), Crowd(1.0, 0.9, 1.1)))

    monkeypatch.setattr("core.plot.levels.meeting", crowded)
    found = asked("x^2", "2", own=Points((), crowds=(Crowd(0.0, -0.1, 0.3),)))
    assert found.crowds == (Crowd(0.0, -0.2, 0.3), Crowd(1.0, 0.9, 1.1))
    assert found.remark.startswith("no place is known")


def test_a_stretch_at_that_height_is_no_never() -> None:
    assert asked("floor(x)", "2").remark == ""


def test_a_list_is_no_surer_than_what_was_asked() -> None:
    found = asked("x", "7", own=Points((), unresolved=((1.0, 2.0),)))
    assert not found.proved
    assert found.remark.startswith("f is never 7")


def test_what_is_too_large_for_one_more_block_says_so() -> None:
    large = Document(Chain("x", (Block("negate"),) * MAX_BLOCKS))
    found = whole(with_level(large, Points(()), level_of("2")))
    assert found.remark == "where f is 2 was not looked for: f has too many blocks"


@pytest.mark.parametrize("text", ["", "x", "a+1", "2+", "1/0"])
def test_what_is_no_number_is_no_level(text: str) -> None:
    with pytest.raises(FormulaError):
        level_of(text)
