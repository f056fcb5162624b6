from dataclasses import replace
from typing import Any

import pytest

from core.document import Shown
from core.export.inks import LIGHT
from core.export.look import ORIGIN
from tests.core.export.drawing.paper import BARE, Paper, has

VIEW: Any = {"x": 0.5, "x_range": (-2.0, 2.0), "y_range": (-8.0, 8.0)}
THROUGH_0 = replace(BARE, axes=ORIGIN)
ONLY_F = Shown(("f",), tangent=False)


def test_a_frame_has_all_labels_beside_it() -> None:
    paper = Paper("x^3", ONLY_F, **VIEW)
    box = paper.page.box
    told = {words.text: words for words in paper.laid.words}
    across, up = paper.figure.ticks
    assert set(across.labels) | set(up.labels) | {"x"} <= set(told)
    for label in across.labels:
        assert told[label].box[3] < box.bottom or told[label].box[2] < box.left
    assert all(has(paper.box(box.left, y - 1, box.right, y + 1), LIGHT.muted).any(axis=0).all()
               for y in (box.bottom, box.top))  # fmt: skip


def test_axes_through_0_have_labels_where_nothing_is() -> None:
    paper = Paper("x^3", ONLY_F, THROUGH_0, **VIEW)
    x, y = paper.page.origin
    told = {words.text: words for words in paper.laid.words}
    assert told["1.0"].box[3] < y  # below, for the curve is above it
    assert told["−1.0"].box[1] > y or told["−1.0"].box[3] < y
    assert {"2", "−2"} <= set(told)
    assert told["2"].box[2] < x
    assert "0" not in told  # it would lie on the axes
    for words in told.values():
        if words.text != "x":
            assert not has(paper.box(*words.box), LIGHT.curves["f"], LIGHT.muted).any(), words.text


def test_where_0_is_out_of_view_the_axes_are_at_the_edge() -> None:
    paper = Paper("x^3", ONLY_F, THROUGH_0, x=6.0, x_range=(5.0, 7.0), y_range=(100.0, 400.0))
    box = paper.page.box
    assert paper.page.origin == (box.left, box.bottom)
    told = {words.text: words for words in paper.laid.words}
    assert told["200"].box[2] < box.left
    assert told["6.0"].box[3] < box.bottom


def test_where_a_curve_leaves_labels_no_room_there_is_a_frame() -> None:
    paper = Paper("sin(1000x)", look=THROUGH_0, x=0.5, x_range=(-5.0, 5.0), y_range=(-900.0, 900.0))
    told = {words.text for words in paper.laid.words}
    assert set(paper.figure.ticks[0].labels) <= told


@pytest.mark.parametrize("look", [BARE, THROUGH_0])
def test_only_logarithmic_axes_have_small_ticks(look: Any) -> None:
    linear = Paper("x^2", ONLY_F, look, x=2.0, x_range=(1.0, 100.0), y_range=(1.0, 100.0))
    log = Paper("x^2", ONLY_F, look, x=2.0, x_range=(1.0, 100.0), y_range=(1.0, 100.0), log_x=True)
    below = [
        has(own.box(own.page.box.left, own.page.origin[1] - 3, own.page.box.right,
                    own.page.origin[1] - 1), LIGHT.muted).sum()
        for own in (linear, log)
    ]  # fmt: skip
    assert below[1] > below[0]
