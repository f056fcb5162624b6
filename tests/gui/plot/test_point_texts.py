"""What the table of points shows in the width there is."""

from math import nan, pi

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from core.plot.point import Point
from gui.plot.point_texts import fitted
from gui.widgets.plain_table import AIR

POINTS = (
    Point("maximum", 1.0986122886681098, 4.5, x_form="(2 + 3√5 + ln 17)/√211", y_form="9/2"),
    Point("vertical tangent", -3.141592653589793, -0.25, x_form="−π"),
    Point("pole", 2.0, nan),
)


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(QFont())


def width_of(rows: list[tuple[str, ...]], metrics: QFontMetrics) -> int:
    columns = zip(*rows, strict=True)
    return sum(max(map(metrics.horizontalAdvance, column)) + AIR for column in columns)


def test_exact_forms_have_decimals_beside_them_where_all_have_room(metrics: QFontMetrics) -> None:
    rows = fitted(POINTS, metrics, 10_000)
    assert rows[1] == ("vertical tangent", "−π ≈ −3.141593", "−0.25")
    assert rows[2] == ("pole", "2", "undefined")


def test_at_every_width_the_numbers_are_whole(metrics: QFontMetrics) -> None:
    seen = set()
    for figures in range(100, 26, -2):
        width = figures * metrics.horizontalAdvance("8")
        rows = fitted(POINTS, metrics, width)
        assert width_of(rows, metrics) <= width
        assert {row[2] for row in rows} <= {"9/2", "9/2 ≈ 4.5", "−0.25", "undefined"}
        assert rows[1][1] in {"−π", "−π ≈ −3.141593"}
        seen.add(rows[0][1])
    whole = "(2 + 3√5 + ln 17)/√211"
    assert {whole, f"{whole} ≈ 1.098612", "1.098612"} <= seen
    assert any("… ≈ 1.098612" in text for text in seen)


def test_the_one_that_is_short_leaves_its_room_to_the_other(metrics: QFontMetrics) -> None:
    (row,) = fitted([Point("root", pi, 0.0, x_form="π")], metrics, 200)
    assert row == ("root", "π ≈ 3.141593", "0")
    assert fitted([], metrics, 200) == []
