from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from core.plot.curves import NAMES
from gui.plot.items import Bands, CurveItem, Grid, colours
from gui.widgets.theme import DARK, LIGHT
from tests.gui.plots import Plot

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_curve_has_a_colour_of_its_own(theme) -> None:
    assert set(colours(theme)) == set(NAMES)
    assert len({colour.rgb() for colour in colours(theme).values()}) == len(NAMES)


def test_bands_cover_what_they_fill_and_nothing_else() -> None:
    bands = Bands()
    x = np.array([0.0, 1.0, np.nan, 4.0, 5.0])
    bands.set_data(x, np.full(5, -1.0), np.full(5, 1.0))
    rect = bands.boundingRect()
    assert (rect.left(), rect.right()) == (0.0, 5.0)
    bands.set_data(*(np.empty(0),) * 3)
    assert bands.boundingRect().isEmpty()


def test_a_curve_without_a_line_is_not_seen() -> None:
    item = CurveItem("f")
    item.show_line(None)
    assert not item.stroke.isVisible()


def test_the_grid_is_as_large_as_the_view(plot: Callable[..., Plot]) -> None:
    shown = plot("x", x_range=(-2.0, 2.0), y_range=(-1.0, 1.0))
    (grid,) = (item for item in shown.view.items() if isinstance(item, Grid))
    assert grid.boundingRect().width() == pytest.approx(4.0)


def test_the_line_at_x_is_dragged(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x=0.0, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    shown.drag(shown.at(0.0, 1.0), shown.at(0.0, 1.0) + QPoint(100, 0))
    assert shown.session.document.x > 0.2
