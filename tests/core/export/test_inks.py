from dataclasses import replace
from itertools import combinations

import pytest

from core.export.inks import DARK, DARK_GREY, GREY, LIGHT, Inks, inks_of
from core.export.look import SCREEN


def contrast(one: str, other: str) -> float:
    """How well one colour is seen on another, as WCAG 2 defines it."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("inks", [LIGHT, DARK, GREY, DARK_GREY])
def test_words_and_curves_are_seen_on_their_paper(inks: Inks) -> None:
    for colour in (*inks.words.values(), inks.text, inks.muted):
        assert contrast(colour, inks.paper) >= 4.5
    for colour in (*inks.curves.values(), *inks.behind.values()):
        assert contrast(colour, inks.paper) >= 3
    assert contrast(inks.family, inks.paper) > 1
    assert contrast(inks.grid, inks.paper) < contrast(inks.line, inks.paper)


@pytest.mark.parametrize("inks", [GREY, DARK_GREY])
def test_grey_is_grey(inks: Inks) -> None:
    for colour in (*inks.curves.values(), *inks.behind.values(), inks.family, inks.muted):
        assert colour[1:3] == colour[3:5] == colour[5:7]


def test_each_look_has_its_colours() -> None:
    looks = [replace(SCREEN, grey=g, dark=d) for g in (False, True) for d in (False, True)]
    found = [inks_of(look) for look in looks]
    assert found == [LIGHT, DARK, GREY, DARK_GREY]
    assert all(one.curves != other.curves for one, other in combinations(found, 2))
