"""What the window paints, and that it is the figure that an export paints."""

import itertools
from dataclasses import fields, is_dataclass, replace

import matplotlib.figure
import numpy as np
import pytest
from PySide6.QtGui import QColor

from core.document import FIRST
from core.export import inks
from core.export.drawing.curves import paint_curves
from core.plot.curves import NAMES, Curves
from core.plot.figure import Dot
from core.plot.finished import finished
from gui.plot.items import colours, faint_colour
from gui.plot.scene import said
from gui.widgets.theme import DARK, LIGHT
from tests.sampled import one_in

VIEWS = [
    ("sin(1000x)", {"x_range": (-5.0, 5.0), "y_range": (-1200.0, 1200.0)}),
    ("floor(x)", {"x_range": (-4.0, 4.0), "y_range": (-5.0, 5.0)}),
    ("tan(x)", {"x_range": (-6.0, 6.0), "y_range": (-9.0, 9.0)}),
    ("sin(x)/x", {"x_range": (-10.0, 10.0), "y_range": (-1.0, 1.5)}),
    ("sqrt(-1-x^2)", {"x_range": (-5.0, 5.0), "y_range": (-1.0, 1.0)}),
    ("exp(-x)", {"x_range": (-2.0, 8.0), "y_range": (1e-4, 10.0), "log_y": True}),
    ("x^2", {"x_range": (1e15, 2e15), "y_range": (1e30, 4e30), "x": 1.5e15}),
]


def assert_same(one, other):
    """Compare plain data, arrays in it too."""
    assert type(one) is type(other)
    if is_dataclass(one):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    elif isinstance(one, tuple | list):
        assert len(one) == len(other)
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    else:
        np.testing.assert_array_equal(one, other)


@pytest.fixture
def settled(plot, monkeypatch):
    """Give plots whose curves have been sampled in one go, as for an export."""
    monkeypatch.setattr("gui.plot.plot_view.BUDGET", None)

    def make(formula, **others):
        shown = plot(formula, **others)
        actions = shown.view.actions_of_plot
        with shown.rest():
            actions.curves["f″"].trigger()
            actions.curves["numerical f′"].trigger()
            actions.points.trigger()
        shown.view._curves = Curves()
        with shown.rest():
            shown.view._schedule()
        return shown

    return make


@pytest.mark.parametrize(("formula", "others"), VIEWS, ids=[formula for formula, _ in VIEWS])
def test_both_painters_are_given_the_same(settled, formula, others):
    shown = settled(formula, **others)
    # What is proved of it, the window alone tells.
    figure = replace(shown.view.figure, proof=None)
    chosen = shown.view.actions_of_plot.chosen()
    assert chosen[:3] == (("f", "f′", "f″", "numerical f′"), True, True)
    assert_same(figure, finished(shown.view.ranges.document(), figure.view, chosen))


@pytest.mark.parametrize(
    ("formula", "others"), one_in(2, VIEWS), ids=[formula for formula, _ in VIEWS]
)
def test_both_painters_paint_what_they_are_given(settled, formula, others):
    figure = (shown := settled(formula, **others)).view.figure
    axes = matplotlib.figure.Figure().add_subplot()
    paint_curves(axes, figure, inks.LIGHT, 1.0)
    printed = [np.column_stack(line.get_data()) for line in axes.lines]
    for line in figure.lines:
        own = np.column_stack((line.x, line.y))
        np.testing.assert_array_equal(np.column_stack(shown.line(line.name)), own)
        # Of a dashed curve what would be stripes is stroked by itself.
        parts = [other for other in printed if other.shape == own.shape]
        assert any(
            np.array_equal(np.where(np.isnan(one), other, one), own, equal_nan=True)
            for one, other in itertools.product(parts, repeat=2)
        )
    scene = shown.view._scene
    circles = {(spot.pos().x(), spot.pos().y()) for spot in scene._ends.points()}
    assert circles == {(end.x, end.y) for end in figure.ends}
    assert circles <= {tuple(place) for data in printed for place in data.tolist()}
    assert [axis.ticks for axis in scene._axes] == list(figure.ticks)
    assert bool(shown.words()) == bool(figure.note)


@pytest.mark.parametrize(("theme", "paper"), [(LIGHT, inks.LIGHT), (DARK, inks.DARK)])
def test_paper_has_the_colours_of_the_screen(theme, paper):
    own = colours(theme)
    assert [own[name] for name in NAMES] == [QColor(paper.curves[name]) for name in NAMES]
    assert QColor(paper.paper) == theme.background
    for name in FIRST:
        pin = Dot("g" if name == "f" else "g′", 0.0, 0.0)
        assert faint_colour(pin, theme) == QColor(paper.behind[name])


def test_while_x_moves_the_curves_are_not_painted_anew(plot, monkeypatch):
    shown = plot("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-4.0, 4.0))
    before, scene = shown.view.figure, shown.view._scene
    monkeypatch.setattr(type(scene._curves["f"]), "show_line", lambda *_: pytest.fail("painted"))
    monkeypatch.setattr(type(scene._ends), "show_at", lambda *_, **__: None)
    shown.session.set_x(0.75)
    after = shown.view.figure
    assert after.here.x == 0.75
    for part in ("view", "ticks", "lines", "asymptotes", "ends", "marks"):
        assert getattr(after, part) is getattr(before, part)


def test_a_mark_is_drawn_once_for_all_places_and_figures(plot):
    shown = plot("floor(x)", x=0.5, x_range=(-40.0, 40.0), y_range=(-40.0, 40.0))
    scene = shown.view._scene
    assert len(shown.view.figure.ends) > 50
    assert len(scene._ends.fragmentAtlas) <= 2
    before = len(scene._dots.fragmentAtlas)
    for x in (0.75, 1.25, 3.5):
        shown.session.set_x(x)
    assert len(scene._dots.fragmentAtlas) == before


def test_without_a_note_nothing_is_said():
    assert said(None) == ("", "")
