import math
from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from core.snap import spacing
from gui.plot_view import PlotView
from gui.session import Session
from gui.theme import DARK, LIGHT, palette_of
from tests.gui.conftest import OpenSession, Show

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
    text: str = view._words.toPlainText()
    return text


def pixel(view: PlotView, x: float, y: float) -> QPoint:
    point = view.getViewBox().mapViewToScene(QPointF(x, y))
    at: QPoint = view.mapFromScene(point)
    return at


def colours(image: QImage) -> set[str]:
    step = range(0, image.height())
    return {image.pixelColor(x, y).name() for y in step for x in range(0, image.width(), 2)}


def test_curves_show_f_and_its_slope(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    view = view_of(open_session("x^2", x_range=(-2.0, 2.0), y_range=(-4.0, 4.0)), show, qtbot)
    x, y = curve(view, "f")
    assert np.allclose(y, x**2, atol=1e-12)
    assert (x[0], x[-1]) == pytest.approx((-2, 2))
    x, y = curve(view, "f′")
    assert np.allclose(y, 2 * x, atol=1e-12)


def test_both_curves_are_painted_in_their_colours(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    view = view_of(open_session("x^2", x_range=(-2.0, 2.0), y_range=(-4.0, 4.0)), show, qtbot)
    seen = colours(view.grab().toImage())
    assert {LIGHT.forward_curve.name(), LIGHT.backward_curve.name()} <= seen


def test_a_new_chain_is_drawn_once_a_frame(
    open_session: OpenSession, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session("x^2")
    view = view_of(session, show, qtbot)
    drawn = []
    monkeypatch.setattr(view._f, "setData", lambda *data: drawn.append(data))
    for text in ("sin(x)", "cos(x)", "x"):
        session.set_chain(parse(text))
    qtbot.waitUntil(lambda: bool(drawn))
    settle(view, qtbot)
    assert len(drawn) == 1
    x, y = drawn[0]
    assert np.allclose(x, y)


def test_the_point_follows_x(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    session = open_session("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-4.0, 8.0))
    view = view_of(session, show, qtbot)
    session.set_x(1.5)
    assert {(p.pos().x(), p.pos().y()) for p in view._points.points()} == {(1.5, 2.25), (1.5, 3.0)}
    assert view._line.value() == 1.5
    x, y = curve(view, "tangent")
    assert np.allclose(y, 2.25 + 3.0 * (x - 1.5))
    assert view.accessibleDescription() == (
        "Plot of f and f′ for x from −2 to 2. At x = 1.5: f = 2.25, f′ = 3."
    )


def test_where_f_is_not_defined_there_is_no_point(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("ln(x)", x=1.0)
    view = view_of(session, show, qtbot)
    session.set_x(-1.0)
    assert len(view._points.points()) == 0
    assert not curve(view, "tangent")[0]


@pytest.mark.parametrize("formula", ["ln(-1 - x^2)", "sqrt(-2)"])
def test_undefined_everywhere_says_so(
    formula: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session(formula)
    view = view_of(session, show, qtbot)
    assert words(view) == "f is not defined anywhere in view."
    session.set_chain(parse("x"))
    qtbot.waitUntil(lambda: words(view) == "")


def send(view: PlotView, kind: QEvent.Type, at: QPoint, *, down: bool) -> None:
    buttons = LEFT if down else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    place = QPointF(at)
    where = QPointF(view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, place, where, button, buttons, NONE))


def test_dragging_the_line_snaps_x(
    open_session: OpenSession, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # pyqtgraph passes over moves that come faster than the screen.
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)
    session = open_session("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-4.0, 4.0))
    view = view_of(session, show, qtbot)
    start, end = pixel(view, 1.0, -2.0), pixel(view, 0.0, -2.0)
    send(view, QEvent.Type.MouseMove, start, down=False)
    send(view, QEvent.Type.MouseButtonPress, start, down=True)
    seen = []
    for i in range(start.x(), end.x() - 1, -3):
        view.lastMousePos = QPointF(i + 3, start.y())
        send(view, QEvent.Type.MouseMove, QPoint(i, start.y()), down=True)
        seen.append(session.document.x)
    send(view, QEvent.Type.MouseMove, end, down=True)
    send(view, QEvent.Type.MouseButtonRelease, end, down=False)
    step = spacing(4.0 / view._size()[0])
    assert len(set(seen)) > 10
    assert all(x == float(f"{x:.10g}") for x in seen)
    assert all(math.isclose(x / step, round(x / step), abs_tol=1e-9) for x in seen)
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize("offset", [0.0, 1e-4, -1e-4])
def test_the_line_lands_on_round_numbers_and_on_zero(
    offset: float, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("x^2", x=1.0)
    view = view_of(session, show, qtbot)
    for start in (0.0, 0.5):
        view._line.setValue(start + offset)
        view._line.setValue(start + 2 * offset)
        assert session.document.x == start
        assert view._line.value() == start


def test_the_wheel_zooms_and_the_session_knows(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    view = view_of(session, show, qtbot)
    before = session.document.x_range
    place = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    low, high = session.document.x_range
    assert high - low < before[1] - before[0]
    assert session.undo_stack.count() == 0
    settle(view, qtbot)
    x, _ = curve(view, "f")
    assert (x[0], x[-1]) == pytest.approx((low, high))


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
    assert QColor(view._line.pen.color()) == DARK.muted


def test_there_is_no_menu_that_derives_plotted_data(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    view = view_of(open_session(), show, qtbot)
    assert not view.getPlotItem().menuEnabled()
    assert not view.getViewBox().menuEnabled()


def test_a_soak_of_two_thousand_frames(
    open_session: OpenSession, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session("x^2 + 1")
    view = view_of(session, show, qtbot)
    view.window().resize(200, 150)
    settle(view, qtbot)
    # What is soaked is the drawing; the curves come ready.
    canned = view._curves
    monkeypatch.setattr("gui.plot_view.sample", lambda *_: canned)
    drawn = 0
    items = len(view.scene().items())
    for i in range(2000):
        session.set_x(math.sin(i))
        view._frame.stop()
        view._draw()
        if i % 20 == 0:
            view.repaint()
        drawn += 1
    assert drawn == 2000
    assert len(view.scene().items()) == items
