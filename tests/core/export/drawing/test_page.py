from dataclasses import replace

import pytest

from core.document import Document
from core.export.drawing.page import EDGE, LEAST, Page, page_of
from core.export.drawing.words import width_of
from core.export.look import ORIGIN, SCREEN, TEXT, Look
from core.formula import parse
from core.plot.compose import ticks_of, view_of
from core.plot.scale import Limits


def page(
    look: Look = SCREEN, above: float = 0.0, x_range: Limits = (-2.0, 2.0),
    y_range: Limits = (-1.0, 3.0),
) -> Page:  # fmt: skip
    document = Document(parse("x"), x_range=x_range, y_range=y_range)
    view = view_of(document, look.size)
    return page_of(look, view, ticks_of(view), above)


def test_a_page_has_room_for_labels_and_for_what_is_above() -> None:
    made = page()
    assert made.size == SCREEN.size
    widest = max(width_of(label, TEXT) for label in ("−1.0", "3.0"))
    assert made.box.left > widest + EDGE
    assert page(above=50).box.top == made.box.top - 50
    far = page(y_range=(-1e-30, 1e-30))
    assert far.box.left > made.box.left
    assert made.view.size == made.plot


def test_axes_through_0_leave_room_at_the_edge_only_where_they_are() -> None:
    look = replace(SCREEN, axes=ORIGIN)
    assert page(look).box[:2] == (EDGE, EDGE)
    right = page(look, x_range=(1.0, 2.0))
    assert right.box.left > EDGE
    assert right.box.bottom == EDGE


def test_coordinates_become_pixels() -> None:
    made = page()
    assert made.across([-2.0, 2.0]).tolist() == pytest.approx([made.box.left, made.box.right])
    assert made.up([-1.0, 3.0]).tolist() == pytest.approx([made.box.bottom, made.box.top])
    assert made.origin == pytest.approx((made.across([0.0])[0], made.up([0.0])[0]))
    assert made.within(made.box) == (0, 0, *made.plot)


def test_the_plot_is_never_empty() -> None:
    tiny = Look(4, 4, text=40)
    assert page(tiny, above=1000).plot >= (LEAST, LEAST)
