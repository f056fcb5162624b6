"""What is written never lies on what is drawn, whatever is drawn."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from core.document import Pin, Shown
from core.export.drawing.labels import HAIR
from core.export.drawing.words import smallest_of
from core.export.inks import LIGHT
from core.export.look import ORIGIN, PRESETS, SMALLEST
from core.formula import parse
from tests.core.export.drawing.paper import BARE, Paper, has

HALF = replace(PRESETS["half"], dpi=150.0)

POLES: list[tuple[str, tuple[float, float], dict[str, Any]]] = [
    ("1/x", (-5, 5), {}),
    ("tan(x)", (-5, 5), {}),
    ("1/(x^2-1)", (-3, 3), {}),
    ("gamma(x)", (-4, 4), {}),
]
GAPS: list[tuple[str, tuple[float, float], dict[str, Any]]] = [
    ("floor(x)", (-5, 5), {}),
    ("sqrt(x^2-1)", (-3, 3), {}),
    ("sin(x)/x", (-10, 10), {}),
    ("abs(x)", (-2, 2), {}),
    ("x < 1 ? x^2 : 3 - x", (-2, 4), {}),
]
SIZES: list[tuple[str, tuple[float, float], dict[str, Any]]] = [
    ("exp(exp(x))", (-2, 8), {}),
    ("1e300*x^2", (-2, 2), {}),
    ("1e-300*x", (-2, 2), {}),
    ("x^2", (-1e-12, 1e-12), {}),
    ("1e6 + x", (-1, 1), {}),
    ("x^2", (0.500000001, 0.500000002), {"x": 0.5000000015}),
]
WAVES: list[tuple[str, tuple[float, float], dict[str, Any]]] = [
    ("sin(1000x)", (-5, 5), {}),
    ("sin(1/x)", (-1, 1), {}),
    ("x sin(10x)", (-5, 5), {}),
    ("exp(-x^2)*cos(20x)", (-3, 3), {}),
]
OTHERS: list[tuple[str, tuple[float, float], dict[str, Any]]] = [
    ("2", (-5, 5), {}),
    ("x", (-5, 5), {}),
    ("sqrt(-1-x^2)", (-5, 5), {}),
    ("exp(-x)", (-2, 8), {"log_y": True}),
    ("x^3", (0.01, 100), {"log_x": True, "log_y": True, "y_range": (1e-4, 1e4)}),
    ("a sin(x)", (-5, 5), {"pins": (Pin("g", parse("x^2")),), "family": "a"}),
]
CASES = [*POLES, *GAPS, *SIZES, *WAVES, *OTHERS]
OFTEN = (1, 4, 12, 16, 24)
"""Which of them are tried each time, one of a kind."""


def test_there_are_25_kinds() -> None:
    assert len(CASES) == 25


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=[] if i in OFTEN else [pytest.mark.slow], id=case[0])
     for i, case in enumerate(CASES)],
)  # fmt: skip
@pytest.mark.parametrize("axes", ["frame", pytest.param(ORIGIN, marks=pytest.mark.slow)])
def test_words_lie_on_nothing_are_large_enough_and_all_ink_is_inside(case: Any, axes: str) -> None:
    text, x_range, others = case
    asked = {"x": 0.7, "x_range": x_range, "y_range": None, **others}
    paper = Paper(text, Shown(("f", "f′", "f″")), replace(HALF, axes=axes), **asked)
    assert_words(paper)
    assert_inside(paper)


def assert_words(paper: Paper) -> None:
    pixel = HALF.pixel
    width, height = paper.page.size
    boxes = []
    for words in paper.laid.words:
        smallest = smallest_of(words.text) if words.typeset else 1.0
        assert words.size * pixel * smallest >= SMALLEST - 1e-9, words.text
        left, bottom, right, top = words.box
        assert 0 <= left < right <= width, words.text
        assert 0 <= bottom < top <= height, words.text
        if not words.typeset:
            below = paper.box(left, bottom, right, top)
            curves = (*LIGHT.curves.values(), *LIGHT.behind.values(), LIGHT.family)
            assert not has(below, *curves, LIGHT.muted).any(), words.text
        boxes.append((words.text, words.box))
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, f"{one} lies on {other}"


def assert_inside(paper: Paper) -> None:
    """Ink lies between the axes, but for samples in the key above."""
    box, (width, _) = paper.page.box, paper.page.size
    found = has(paper.rgb, *LIGHT.curves.values(), *LIGHT.behind.values(), LIGHT.family)
    rows, columns = np.nonzero(found[paper.row(box.top) - 1 :])
    assert rows.max(initial=0) <= paper.row(box.bottom) - paper.row(box.top) + 2
    assert (columns >= int(box.left * paper.dots) - 1).all()
    assert (columns <= int(box.right * paper.dots) + 1).all()
    assert columns.max(initial=0) < width * paper.dots


def test_curves_are_named_beside_themselves_in_their_colours() -> None:
    paper = Paper("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-4.0, 4.0))
    for name in ("f", "f′"):
        (words,) = [own for own in paper.laid.words if own.colour == LIGHT.words[name]]
        left, bottom, right, top = words.box
        around = paper.box(left - 12, bottom - 12, right + 12, top + 12)
        others = [c for c in LIGHT.curves.values() if c != LIGHT.curves[name]]
        assert has(around, LIGHT.curves[name]).sum() > 2 * has(around, *others).sum()


def test_names_stand_in_a_key_where_there_is_no_room_or_none_is_wanted() -> None:
    others: Any = {"x": 0.5, "x_range": (-2.0, 2.0), "y_range": (-4.0, 4.0)}
    look = replace(BARE, named_beside=False)
    for paper in (Paper("x^2", look=look, **others), Paper("x", Shown(("f",)), **others)):
        named = [own for own in paper.laid.words if own.text in ("f", "tangent at x = 0.5")]
        assert len(named) == 2  # of x the tangent is x itself
        assert all(own.y > paper.page.box.top for own in named)


@pytest.mark.parametrize(
    ("text", "others", "words"),
    [("x + 1000000", {"x_range": (-1.0, 1.0), "y_range": None}, "f′ lies below the view"),
     ("exp(-x)", {"x_range": (-2.0, 8.0), "y_range": None, "log_y": True}, "f′, nowhere positive")],
)  # fmt: skip
def test_of_a_curve_that_is_out_of_view_it_is_said_why(
    text: str, others: dict[str, Any], words: str
) -> None:
    paper = Paper(text, x=0.5, **others)
    assert words in [own.text.replace(HAIR, "") for own in paper.laid.words]
