import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTableWidget

from core.formula import parse
from gui.plot.panel import PLACE, EndField, PlotPanel
from gui.plot.plot_view import PlotView
from tests.gui.helpers import find, set_chain


@pytest.fixture
def panel(open_session, show, qtbot):
    session = open_session("x^2-2", x=1.0, x_range=(-5.0, 5.0), y_range=(-4.0, 4.0))
    plot = PlotView(session)
    made = PlotPanel(plot, session)
    made.resize(900, 500)
    with qtbot.waitSignal(plot.rested):
        show(made)
    return made, plot, session


def typed(qtbot, field, text):
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), text)
    qtbot.keyClick(field.lineEdit(), Qt.Key.Key_Return)


def places(table):
    model = table.model()
    return [float(model.index(row, 1).data(PLACE)) for row in range(model.rowCount())]


def test_nothing_is_beside_the_plot_at_first(panel):
    made, _, _ = panel
    assert made.findChild(QTableWidget) is None
    assert made.findChild(EndField, "xFrom") is None


def test_ranges_are_typed_exactly(panel, qtbot):
    made, plot, session = panel
    plot.actions_of_plot.ranges.trigger()
    typed(qtbot, find(made, EndField, "xTo"), "pi/2")
    typed(qtbot, find(made, EndField, "yFrom"), "-1e-3")
    assert session.document.x_range == (-5.0, 1.5707963267948966)
    assert session.document.y_range == (-1e-3, 4.0)
    assert plot.getViewBox().viewRange() == [[-5.0, 1.5707963267948966], [-1e-3, 4.0]]


@pytest.mark.parametrize("text", ["nan", "1e999", "-7", "-5", "1e306", "x"])
def test_a_range_that_is_none_is_refused_with_a_reason(panel, qtbot, text):
    made, plot, session = panel
    plot.actions_of_plot.ranges.trigger()
    field = find(made, EndField, "xTo")
    typed(qtbot, field, text)
    assert session.document.x_range == (-5.0, 5.0)
    assert field.toolTip()


def test_points_are_listed_copied_and_gone_to(panel, qtbot):
    made, plot, session = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.points.trigger()
    table = find(made, QTableWidget, "pointsTable")
    model = table.model()
    kinds = [model.index(row, 0).data() for row in range(table.rowCount())]
    assert kinds == ["root", "minimum", "root"]
    at = table.visualRect(model.index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.document.x == 0.0
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "minimum\t0\t-2"


def test_no_exponent_is_cut_off_in_the_table(panel, qtbot):
    made, plot, session = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.points.trigger()
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("(x^3-3x)/1e9"))
    model = find(made, QTableWidget, "pointsTable").model()
    heights = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert "−2×10⁻⁹" in heights
    assert "0" in heights


def test_points_are_told_to_ears(panel):
    _, plot, _ = panel
    assert "minimum at x = 0 (f = −2)" in plot.accessibleDescription()


def test_many_points_are_counted_and_the_nearest_listed(panel, qtbot):
    made, plot, session = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.points.trigger()
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("sin(100x)"))
    table, words = find(made, QTableWidget, "pointsTable"), find(made, QLabel, "pointsRemark")
    assert "root: the nearest 60 of 319" in words.text()
    assert max(abs(x - 1.0) for x in places(table)) < 2
    with qtbot.waitSignal(plot.rested):
        session.set_x(-4.0)
    assert max(abs(x + 4.0) for x in places(table)) < 3


def test_what_is_shown_is_short_and_what_is_copied_is_exact(panel, qtbot):
    made, plot, _ = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.points.trigger()
    table = find(made, QTableWidget, "pointsTable")
    assert table.model().index(0, 1).data() == "−√2 ≈ −1.414214"
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "root\t-1.4142135623730951\t0\t−√2"


def test_of_noise_nothing_is_listed(panel, qtbot):
    made, plot, session = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.points.trigger()
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("sin(1e5x)+x"))
    assert "may be missing" in find(made, QLabel, "pointsRemark").text()
    assert find(made, QTableWidget, "pointsTable").rowCount() == 0


@pytest.mark.parametrize("text", ["0", "-1", "nan", "1e-306"])
def test_a_range_below_zero_is_refused_on_a_logarithmic_axis(panel, qtbot, text):
    made, plot, session = panel
    plot.actions_of_plot.log_x.trigger()
    plot.actions_of_plot.ranges.trigger()
    field = find(made, EndField, "xFrom")
    typed(qtbot, field, text)
    assert session.document.x_range == (0.005, 5.0)
    assert field.toolTip()


def test_ranges_typed_on_a_logarithmic_axis_are_exact(panel, qtbot):
    made, plot, session = panel
    plot.actions_of_plot.log_x.trigger()
    plot.actions_of_plot.ranges.trigger()
    typed(qtbot, find(made, EndField, "xFrom"), "1e-3")
    assert session.document.x_range == (1e-3, 5.0)
    with qtbot.waitSignal(plot.rested):
        session.set_view((1e-3, 7.0), (1.0, 2.0))
    assert find(made, EndField, "xFrom").text() == "0.001"


def test_at_a_pole_there_is_no_height(panel, qtbot):
    made, plot, session = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.points.trigger()
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("tan(x)"))
    model = find(made, QTableWidget, "pointsTable").model()
    rows = [
        [model.index(row, column).data() for column in (0, 2)] for row in range(model.rowCount())
    ]
    assert ["pole", "–"] in rows
    assert all(height == "–" for kind, height in rows if kind == "pole")
