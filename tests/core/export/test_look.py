from typing import Any

import pytest

from core.export.look import PRESETS, SMALLEST, TEXT, Look


def test_presets_are_large_enough_to_read() -> None:
    assert list(PRESETS) == ["screen", "slide", "full", "half", "square"]
    assert all(look.text >= SMALLEST for look in PRESETS.values())
    assert PRESETS["half"].width == 8.4
    assert PRESETS["square"].width == PRESETS["square"].height


def test_sizes_follow_from_the_text() -> None:
    look = Look(2.54 * 5, 2.54 * 4, text=9)
    assert look.inches == pytest.approx((5, 4))
    assert look.pixel * TEXT == 9
    assert look.size == pytest.approx((480, 384))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"width": 3.0}, "4 to 200 cm wide and high, not 3 cm"),
        ({"height": 1e9}, "4 to 200 cm wide and high"),
        ({"width": float("nan")}, "not nan cm"),
        ({"text": 5.0}, "at least 7 pt, not 5"),
        ({"axes": "none"}, "frame or origin, not none"),
        ({"dpi": 1.0}, "dots to an inch, not 1"),
        ({"dpi": 1e5}, "10 to 1928 dots"),
        ({"dpi": float("nan")}, "not nan"),
    ],
)
def test_what_cannot_be_drawn_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Look(**changes)
