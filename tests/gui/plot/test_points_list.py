import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidget

from core.formula import parse
from gui.plot.plot_view import PlotView
from gui.plot.points_list import PointsList
from tests.gui.helpers import find, scaled, set_chain


@pytest.fixture
def points(open_session, show, qtbot):
    session = open_session("x^2-2", x=1.0, x_range=(-5.0, 5.0), y_range=(-4.0, 4.0))
    plot = PlotView(session)
    made = PointsList(plot)
    plot.resize(900, 500)
    show(made)
    with qtbot.waitSignal(plot.rested):
        show(plot)
    return made, plot, session


def places(plot):
    return [point.x for point in plot.points]


def test_points_are_listed_copied_and_gone_to(points, qtbot):
    made, _, session = points
    table = find(made, QTableWidget, "pointsTable")
    model = table.model()
    kinds = [model.index(row, 0).data() for row in range(table.rowCount())]
    assert kinds == ["root", "minimum", "root"]
    at = table.visualRect(model.index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.document.x == 0.0
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "minimum\t0\t-2"


def test_no_exponent_is_cut_off_in_the_table(points, qtbot):
    made, plot, session = points
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("(x^3-3x)/1e9"))
    model = find(made, QTableWidget, "pointsTable").model()
    heights = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert "−2×10⁻⁹" in heights
    assert "0" in heights


def test_many_points_are_counted_and_the_nearest_listed(points, qtbot):
    made, plot, session = points
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("sin(100x)"))
    words = find(made, QLabel, "pointsRemark")
    assert "root: the nearest 60 of 319" in words.text()
    assert max(abs(x - 1.0) for x in places(plot)) < 2
    with qtbot.waitSignal(plot.rested):
        session.set_x(-4.0)
    assert max(abs(x + 4.0) for x in places(plot)) < 3


def test_what_is_shown_is_short_and_what_is_copied_is_exact(points, qtbot, fixed_figures):
    made, _, _ = points
    table = find(made, QTableWidget, "pointsTable")
    made.resize(scaled(400), made.height())
    assert table.model().index(0, 1).data() == "−√2 ≈ −1.414214"
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0] == "root\t-1.4142135623730951\t0\t−√2"
    made.resize(scaled(200), made.height())
    index = table.model().index(0, 1)
    assert index.data() == "−√2"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "−√2 ≈ -1.4142135623730951"
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_of_noise_nothing_is_listed(points, qtbot):
    made, plot, session = points
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("sin(1e5x)+x"))
    assert "may be missing" in find(made, QLabel, "pointsRemark").text()
    assert find(made, QTableWidget, "pointsTable").rowCount() == 0


def test_at_a_pole_there_is_no_height(points, qtbot):
    made, plot, session = points
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("tan(x)"))
    model = find(made, QTableWidget, "pointsTable").model()
    rows = [
        [model.index(row, column).data() for column in (0, 2)] for row in range(model.rowCount())
    ]
    assert ["pole", "undefined"] in rows
    assert all(height == "undefined" for kind, height in rows if kind == "pole")


def test_the_highlighted_row_follows_its_point(points, qtbot):
    made, plot, session = points
    table = find(made, QTableWidget, "pointsTable")
    table.selectRow(1)
    with qtbot.waitSignal(plot.rested):
        session.set_view((-1.0, 5.0), (-4.0, 4.0))
    kinds = [table.model().index(row, 0).data() for row in range(table.rowCount())]
    assert kinds == ["minimum", "root"]
    assert table.currentRow() == 0
    with qtbot.waitSignal(plot.rested):
        session.set_view((1.0, 5.0), (-4.0, 4.0))
    assert table.selectedIndexes() == []


def test_where_f_has_a_value_is_listed_and_marked(points, qtbot):
    made, plot, session = points
    field = find(made, QLineEdit, "levelField")
    qtbot.keyClicks(field, "2")
    with qtbot.waitSignal(plot.rested):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    model = find(made, QTableWidget, "pointsTable").model()
    told = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert told == ["f = 2", "root", "minimum", "root", "f = 2"]
    assert [mark.x for mark in plot.figure.marks if mark.kind == "level"] == [-2.0, 2.0]
    with qtbot.waitSignal(plot.rested):
        set_chain(session, parse("x^2+3"))
    assert "F is never" not in find(made, QLabel, "pointsRemark").text()
    assert "f is never 2 between −5 and 5." in find(made, QLabel, "pointsRemark").text()
