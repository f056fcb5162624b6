import pytest
from PySide6.QtCore import Qt

from gui.plot.panel import EndField, PlotPanel
from gui.plot.plot_view import PlotView
from tests.gui.helpers import find


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


def test_nothing_is_beside_the_plot_at_first(panel):
    made, _, _ = panel
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


def test_points_are_told_to_ears(panel):
    _, plot, _ = panel
    assert "minimum at x = 0 (f = −2)" in plot.accessibleDescription()


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
