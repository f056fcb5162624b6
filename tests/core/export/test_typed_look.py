from typing import Any

import pytest

from core.export.look import PRESETS, SCREEN, SMALLEST
from core.export.typed_look import typed_look


def test_nothing_typed_is_the_usual_look() -> None:
    assert typed_look() == SCREEN


@pytest.mark.parametrize("width", ["8.4cm", "84 mm", " 8.4cm "])
def test_a_narrow_figure_is_one_of_a_column(width: str) -> None:
    look = typed_look(width=width)
    assert (look.width, look.text) == pytest.approx((8.4, 7))
    assert look.height / look.width == pytest.approx(6.3 / 8.4)


def test_a_width_in_pixels_is_exact() -> None:
    for width in (300, 641, 1200, 4000):
        look = typed_look(width=f"{width}px")
        assert look.inches[0] * look.dpi == pytest.approx(width)
        assert look.width == SCREEN.width
    poster, tiny = typed_look(width="65.024cm"), typed_look(preset="slide", width="8cm")
    assert (poster.text, tiny.text) == pytest.approx((36, SMALLEST))
    fine = typed_look(width="1200px", dpi="100")
    assert (fine.inches[0], fine.dpi) == pytest.approx((12, 100))


def test_words_choose() -> None:
    look = typed_look(preset="slide", theme="dark", axes="origin", title="", transparent=True,
                      grey=True, dpi="72")  # fmt: skip
    assert look.width == PRESETS["slide"].width
    assert (look.dark, look.axes, look.title, look.dpi) == (True, "origin", "", 72)
    assert look.transparent
    assert look.grey


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"width": "9"}, "--width '9': expected a width such as 8.4cm"),
        ({"width": "-1cm"}, "--width '-1cm'"),
        ({"width": "1cm"}, "--width: a figure is 4 to 200 cm"),
        ({"width": "1px"}, "--width: at this size there are 10 to"),
        ({"dpi": "x"}, "--dpi 'x': expected a number"),
        ({"dpi": "inf"}, "--dpi 'inf'"),
        ({"dpi": "1e9"}, "--dpi: at this size"),
        ({"preset": "huge"}, "--preset 'huge': expected one of screen, slide"),
        ({"theme": "blue"}, "--theme 'blue': expected one of light, dark"),
        ({"axes": "none"}, "--axes 'none': expected one of frame, origin"),
    ],
)
def test_what_is_wrong_is_told_with_its_option(typed: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        typed_look(**typed)
