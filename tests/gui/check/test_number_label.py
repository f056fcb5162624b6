import math

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage

from core.digits import in_full
from gui.check.number_label import NumberLabel
from gui.widgets.theme import LIGHT
from tests.gui.conftest import Show

BLACK = QColor("black")


def test_digits_that_differ_are_marked(show: Show) -> None:
    label = NumberLabel("any", "any number")
    show(label)
    pictures = []
    for other in (None, 1.25, 1.26, 2.25):
        label.show_number(1.25, BLACK, other)
        pictures.append(label.grab().toImage())
    alone, same, last, first = pictures
    assert alone == same
    assert last != alone
    assert first not in (last, alone)
    assert label.text() == "1.25"


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (3.297442541400256, 9, "3.29744254"),
        (3.297442541400256, None, "3.297442541400256"),
        (8.8e-08, 2, "8.8×10⁻⁸"),
        (-1e-300, None, "−1×10⁻³⁰⁰"),
        (-math.inf, 4, "−∞"),
        (math.nan, 4, "undefined"),
    ],
)
def test_people_read_one_form_of_numbers_and_programs_all_digits(
    value: float, digits: int | None, shown: str, show: Show
) -> None:
    label = NumberLabel("any", "any number", "What it is.")
    show(label)
    label.show_number(value, BLACK, None, digits)
    assert label.shown == shown
    assert label.text() == repr(value)
    assert label.toolTip().endswith("What it is.")


def test_what_is_undefined_is_pale(show: Show) -> None:
    label = NumberLabel("any", "any number")
    show(label)
    label.show_number(math.nan, BLACK, 1.0)
    assert label.colour == LIGHT.muted


def test_a_number_that_is_too_long_is_written_smaller(show: Show) -> None:
    label = NumberLabel("any", "any number", "", 2)
    show(label)
    label.setFixedWidth(label.minimumSizeHint().width())
    label.show_number(-1.2345678901234567e-300, BLACK, 1.0)
    picture = label.grab().toImage()
    edge = [picture.pixelColor(picture.width() - 1, y) for y in range(picture.height())]
    assert len({colour.name() for colour in edge}) == 1


@pytest.mark.parametrize(
    ("value", "other", "bounds", "shown", "marked"),
    [
        (0.7500000099, 0.75, (0.0, 0.0), "0.7500000099", "99"),
        (3.0000001, 3.0, (0.0, 0.0), "3.0000001", "1"),
        (1.25e-9, 1e-9, (0.0, 0.0), "1.25×10⁻⁹", "25"),
        (1e-9, 1e-8, (0.0, 0.0), "1×10⁻⁹", "⁹"),
        (0.7500000000000001, 0.75, (3e-16, 0.0), "≈ 0.75", ""),
        (6.1e-17, 0.0, (1.2e-16, 0.0), "≈ 0", ""),
        (-1e-12, 6.1e-17, (0.0, 1.2e-16), "−1×10⁻¹²", "−1×10⁻¹²"),
        (0.7500000099, 0.7500000000000001, (0.0, 3e-16), "0.7500000099", "99"),
    ],
)
def test_only_digits_that_mean_something_differ(
    value: float,
    other: float,
    bounds: tuple[float, float],
    shown: str,
    marked: str,
    show: Show,
) -> None:
    label = NumberLabel("any", "any number")
    show(label)
    label.show_number(value, BLACK, other, 10, bounds=bounds)
    told = "".join(text for text, font in label._pieces() if font.bold())
    assert (label.shown, told) == (shown, marked)
    label.show_number(value, BLACK, other, None, bounds=bounds)
    assert label.shown == in_full(value)
    assert label.text() == repr(value)


@pytest.mark.parametrize(
    ("value", "other", "indent"),
    [
        (math.nan, 50005000.125, 0),
        (math.inf, 50005000.125, 0),
        (50005000.125, math.nan, 0),
        (math.nan, -1234.5, 1),
        (1234.5, -math.inf, 1),
        (-math.inf, -1234.5, 0),
        (2.5, 1234.5, 3),
        (2.5, -1234.5, 4),
    ],
)
def test_a_word_begins_where_the_first_digit_of_the_other_does(
    value: float, other: float, indent: int, show: Show
) -> None:
    label = NumberLabel("any", "any number")
    show(label)
    label.show_number(value, BLACK, other)
    room = QFontMetrics(label.font()).horizontalAdvance("8")
    picture = label.grab().toImage()
    alone = NumberLabel("any", "any number")
    show(alone)
    alone.resize(label.size())
    alone.show_number(value, BLACK)
    assert _first_column(picture) - _first_column(alone.grab().toImage()) == indent * room


def _first_column(picture: QImage) -> int:
    ground = picture.pixelColor(0, 0)
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return next(x for x, y in places if picture.pixelColor(x, y) != ground)
