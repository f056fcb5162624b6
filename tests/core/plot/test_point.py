import math

import pytest

from core.document import Document
from core.formula import parse
from core.plot.point import Point, Points, followed, remark, spoken, summary


def test_a_list_of_points_says_what_it_leaves_out() -> None:
    found = Points([Point("root", 0.5, 0.0)], {"root": 99}, unclear=True)
    lines = remark(found).splitlines()
    assert lines[0] == "root: the nearest 1 of at least 99"
    assert "may be missing" in lines[1]
    assert remark(Points([Point("root", 0.5, 0.0)])) == "Complete and proved."
    assert remark(Points(())) == "None in view.\nComplete and proved."
    assert remark(Points((), searched=False)) == "None in view."


def test_exact_forms_stand_beside_the_decimals() -> None:
    low = Point("minimum", 1 / math.e, -1 / math.e, x_form="1/e", y_form="−1/e")
    assert "minimum at x = 1/e ≈ 0.367879 (f = −1/e ≈ −0.3679)" in summary([low], (0.0, 1.0))
    assert low.copied == f"minimum\t{1 / math.e!r}\t{-1 / math.e!r}\t1/e\t−1/e"
    assert Point("root", 0.5, 0.0).copied == "root\t0.5\t0"


def test_a_summary_has_a_line_a_kind_in_the_usual_order() -> None:
    found = [Point("pole", 1.0, math.nan), Point("minimum", 0.0, -1.0), Point("root", 2.0, 0.0)]
    lines = summary(found, (-3.0, 3.0)).splitlines()
    assert lines == [
        "For x from -3 to 3:",
        "root at x = 2",
        "minimum at x = 0 (f = −1)",
        "pole at x = 1",
    ]


def test_many_points_of_a_kind_are_counted() -> None:
    found = [Point("root", float(i), 0.0) for i in range(12)]
    assert summary(found, (0.0, 12.0)).endswith("and 4 more")


@pytest.mark.parametrize("logs", [(False, False), (True, False), (True, True)])
def test_a_plot_is_described_with_its_axes(logs: tuple[bool, bool]) -> None:
    document = Document(
        parse("x^2"), 3.0, x_range=(1.0, 9.0), y_range=(1.0, 81.0), log_x=logs[0], log_y=logs[1]
    )
    words = spoken(document, document.chain.trace(3.0), Points(()))
    assert words.startswith("Plot of f and f′ for x from 1 to 9")
    assert words.count("logarithmic") == any(logs)
    assert words.endswith("At x = 3: f = 9, f′ = 6.")


def test_a_count_is_at_least_so_much_where_not_all_is_known() -> None:
    root = Point("root", 0.5, 0.0)
    known, some = (
        Points([root], {"root": 99}),
        Points([root], {"root": 99}, unresolved=((0.7, 0.7),)),
    )
    assert "root at x = 0.5 and 98 more" in summary(known, (0.0, 1.0))
    assert "root at x = 0.5 and at least 98 more" in summary(some, (0.0, 1.0))
    assert remark(some).startswith("root: the nearest 1 of at least 99")


def test_places_next_to_each_other_are_told_apart() -> None:
    near = [Point("root", x, 0.0) for x in (0.9999999, 1.0000001)]
    assert "root at x = 0.9999999, 1.0000001" in summary(near, (0.0, 2.0))


def test_a_point_is_followed_where_f_moves_it() -> None:
    before = [Point("root", x, 0.0) for x in (-1.0, 1.0)] + [Point("minimum", 0.0, -1.0)]
    moved = [Point("root", x, 0.0) for x in (-2.0, 2.0)]
    assert followed(1, before, moved) == 1
    assert followed(2, before, moved) is None
    assert followed(1, before, moved[:1]) is None
    assert followed(-1, before, moved) is None
