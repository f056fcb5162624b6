import math
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.incremental import Slices
from gui.plot.plot_view import PlotView
from gui.session import Session
from gui.widgets.theme import DARK, LIGHT, palette_of
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import set_chain

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def view_of(session: Session, show: Show, qtbot: QtBot) -> PlotView:
    frame = QWidget()  # pyqtgraph takes a widget apart when it is closed itself
    frame.resize(700, 450)
    view = PlotView(session)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view)
    show(frame)
    settle(view, qtbot)
    return view


def settle(view: PlotView, qtbot: QtBot) -> None:
    """Wait for the frame that is due."""
    qtbot.waitUntil(lambda: not view._frame.isActive())


def curve(view: PlotView, name: str) -> tuple[Any, Any]:
    """What is drawn under a name of the legend."""
    (item,) = [i for i in view.getPlotItem().listDataItems() if i.name() == name]
    x, y = item.getData()
    return x, y


def words(view: PlotView) -> str:
    """What stands in the plot's corner."""
    text: str = view._scene.sentence.toPlainText()
    return text


def pixel(view: PlotView, x: float, y: float) -> QPoint:
    point = view.getViewBox().mapViewToScene(QPointF(x, y))
    at: QPoint = view.mapFromScene(point)
    return at


def colours(image: QImage) -> set[str]:
    step = range(0, image.height())
    return {image.pixelColor(x, y).name() for y in step for x in range(0, image.width(), 2)}


def test_both_curves_are_painted_in_their_colours(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    view = view_of(open_session("x^2", x_range=(-2.0, 2.0), y_range=(-4.0, 4.0)), show, qtbot)
    seen = colours(view.grab().toImage())
    assert {LIGHT.forward_curve.name(), LIGHT.backward_curve.name()} <= seen


def test_waves_that_are_shorter_than_a_dash_are_solid(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("sin(1/x)", x=-0.9, x_range=(-1.0, 1.0), y_range=(-30.0, 30.0))
    session.set_shown(session.document.shown._replace(curves=("f″",), tangent=False), "", "")
    view = view_of(session, show, qtbot)
    image = view.grab().toImage()
    wanted = view._scene._curves["f″"].waves.opts["pen"].color()
    for x, dashed in ((0.0637, False), (0.0796, False), (0.159, True)):
        top, bottom = pixel(view, x, 29.0), pixel(view, x, -29.0)
        columns = range(top.x() - 6, top.x() + 7)
        inked = [
            any(_alike(image.pixelColor(column, row), wanted) for column in columns)
            for row in range(top.y(), bottom.y())
        ]
        assert all(inked) != dashed, x


def _alike(one: QColor, other: QColor) -> bool:
    apart = one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue()
    return max(map(abs, apart)) < 90


def test_the_point_follows_x(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-4.0, 8.0))
    view = view_of(session, show, qtbot)
    session.set_x(1.5)
    assert {(p.pos().x(), p.pos().y()) for p in view._scene._dots.points()} == {
        (1.5, 2.25),
        (1.5, 3.0),
    }
    assert view._scene.line.value() == 1.5
    x, y = curve(view, "tangent")
    assert np.allclose(y, 2.25 + 3.0 * (x - 1.5))
    assert view.accessibleDescription() == (
        "Plot of f and f′ for x from −2 to 2. At x = 1.5: f = 2.25, f′ = 3."
    )


def test_where_x_is_not_in_view_the_edge_says_so(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-4.0, 8.0))
    view = view_of(session, show, qtbot)
    label = view._scene.beyond
    assert not label.isVisible()
    session.set_x(7.5)
    assert (label.isVisible(), label.toPlainText()) == (True, "x = 7.5 ▸")
    session.set_x(-3.0)
    assert label.toPlainText() == "◂ x = −3"
    session.set_x(0.0)
    assert not label.isVisible()


def test_where_f_is_not_defined_there_is_no_point(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("ln(x)", x=1.0)
    view = view_of(session, show, qtbot)
    session.set_x(-1.0)
    assert len(view._scene._dots.points()) == 0
    assert not len(curve(view, "tangent")[0])


@pytest.mark.parametrize("formula", ["ln(-1 - x^2)", "sqrt(-2)"])
def test_undefined_everywhere_says_so(
    formula: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(formula)
    view = view_of(session, show, qtbot)
    assert words(view) == "The function is undefined everywhere in the view."
    set_chain(session, parse("x"))
    qtbot.waitUntil(lambda: words(view) == "")


def test_fit_finds_a_view_of_both_curves(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2", x=2.0, x_range=(-3.0, 3.0), y_range=(100.0, 101.0))
    view = view_of(session, show, qtbot)
    view.fit()
    low, high = view.viewRange()[1]
    assert low < -6.0
    assert high > 9.0


@pytest.mark.parametrize("x_range", [(-1e290, 1e290), (-8e307, 8e307), (1e-300, 2e-300)])
@pytest.mark.parametrize("formula", ["x", "exp(x)", "1/x"])
def test_huge_and_tiny_ranges_do_no_harm(
    formula: str, x_range: tuple[float, float], open_session: OpenSession, show: Show,
    qtbot: QtBot,
) -> None:  # fmt: skip
    session = open_session(formula, x_range=x_range, y_range=None)
    view = view_of(session, show, qtbot)
    view.grab()
    session.set_x(0.0)
    assert all(math.isfinite(v) for pair in view.viewRange() for v in pair)


@pytest.mark.parametrize("formula", ["exp(exp(exp(x)))", "tan(x)", "1/x^9", "abs(x)", "0", "1e300"])
def test_wild_functions_are_drawn(
    formula: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(formula, x_range=(-5.0, 5.0), y_range=None)
    view = view_of(session, show, qtbot)
    view.grab()
    low, high = view.viewRange()[1]
    assert -1e301 < low < high < 1e301
    assert words(view) == ""


def test_a_change_of_theme_recolours_everything(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    view = view_of(open_session("x^2"), show, qtbot)
    view.setPalette(palette_of(DARK))
    settle(view, qtbot)
    seen = colours(view.grab().toImage())
    assert DARK.background.name() in seen
    assert DARK.forward_curve.name() in seen
    assert LIGHT.forward_curve.name() not in seen
    assert QColor(view._scene.line.pen.color()) == DARK.muted


def test_there_is_no_menu_that_derives_plotted_data(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    view = view_of(open_session(), show, qtbot)
    assert not view.getPlotItem().menuEnabled()
    assert not view.getViewBox().menuEnabled()


@pytest.mark.parametrize("frames", [200, pytest.param(2000, marks=pytest.mark.slow)])
def test_many_frames_leave_nothing_behind(
    frames: int,
    open_session: OpenSession,
    show: Show,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = open_session("x^2 + 1")
    view = view_of(session, show, qtbot)
    view.window().resize(200, 150)
    settle(view, qtbot)
    # What is soaked is the drawing; the curves come ready.
    canned = view._drawn

    def ready(*_: Any) -> Slices[Any]:
        yield
        return canned

    monkeypatch.setattr(view._curves, "sampled_in_slices", ready)
    items = len(view.scene().items())
    for i in range(frames):
        session.set_x(math.sin(i))
        view._frame.stop()
        view._draw()
        if i % 20 == 0:
            view.repaint()
    assert len(view.scene().items()) == items
