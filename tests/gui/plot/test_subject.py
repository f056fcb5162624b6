"""f over a parameter instead of x, in the window's plot."""

import pytest
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from core.document import Parameter
from core.formula import parse
from gui.plot.legend import Entry
from gui.plot.panel import PlotPanel
from gui.plot.plot_view import PlotView
from gui.plot.points_list import PointsList
from gui.plot.subject import PlotSubject
from gui.session import Session, propose
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, find


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    parameters = Parameter("a", 2.0, 0.0, 4.0), Parameter("b", 1.0)
    view = {"x_range": (-2.0, 2.0), "y_range": (-4.0, 4.0)}
    return open_session("a^2 x + b", x=0.5, parameters=parameters, **view)


@pytest.fixture
def panel(session: Session, show: Show, qtbot: QtBot) -> PlotPanel:
    plot = PlotView(session)
    made = PlotPanel(plot, session)
    made.resize(900, 500)
    with qtbot.waitSignal(plot.rested):
        show(made)
    return made


def choose(panel: PlotPanel, letter: str, qtbot: QtBot) -> PlotView:
    plot = find(panel, PlotView, "plotView")
    actions = plot.actions_of_plot.over_what.actions()
    with qtbot.waitSignal(plot.rested):
        next(action for action in actions if action.text() == letter).trigger()
    return plot


def test_the_axis_and_the_legend_say_what_f_is_over(
    panel: PlotPanel, session: Session, qtbot: QtBot
) -> None:
    plot = choose(panel, "a", qtbot)
    assert session.document.over == "a"
    axis = plot.getPlotItem().getAxis("bottom")
    assert (axis.labelText, axis.label.isVisible()) == ("a", True)
    assert find(panel, Entry, "legend f′").accessibleDescription() == "∂f/∂a"
    assert plot.figure.view.x_range == (0.0, 4.0)
    assert (plot.figure.here.x, plot.figure.here.slope) == (2.0, 2.0)
    description = "Plot of f and ∂f/∂a for a from 0 to 4. At a = 2: f = 3, ∂f/∂a = 2."
    assert plot.accessibleDescription().startswith(description)
    choose(panel, "x", qtbot)
    assert not axis.label.isVisible()
    assert find(panel, Entry, "legend f′").accessibleDescription() == "f′"
    assert plot.figure.view.x_range == (-2.0, 2.0)


def test_tables_and_fields_have_its_letter_and_pins_are_of_x(
    panel: PlotPanel, session: Session, qtbot: QtBot
) -> None:
    session.pin()
    plot = choose(panel, "a", qtbot)
    plot.actions_of_plot.ranges.trigger()
    table = PointsList(plot)
    qtbot.addWidget(table)
    header = find(table, QTableWidget, "pointsTable").horizontalHeaderItem(1)
    assert header is not None
    assert header.text() == "a"
    assert find(panel, QLabel, "xFromLabel").text() == "a from"
    assert panel.findChild(QWidget, "pins").isHidden()  # type: ignore[union-attr]
    choose(panel, "x", qtbot)
    assert find(panel, QLabel, "xFromLabel").text() == "x from"
    assert not panel.findChild(QWidget, "pins").isHidden()  # type: ignore[union-attr]


def test_the_line_sets_the_parameter_as_one_step(
    panel: PlotPanel, session: Session, qtbot: QtBot
) -> None:
    plot = choose(panel, "a", qtbot)
    with qtbot.waitSignal(plot.rested):
        for value in (2.5, 2.75, 3.0):
            plot.subject.set_x(value)
    assert session.document.values["a"] == 3.0
    assert session.document.x == 0.5
    assert plot.figure.here.x == 3.0
    assert session.undo_stack.count() == 1
    with qtbot.waitSignal(plot.rested):
        session.set_x(1.0)  # now the curve is another
    assert plot.figure.here.slope == 6.0


def test_its_view_is_not_the_documents(panel: PlotPanel, session: Session, qtbot: QtBot) -> None:
    plot = choose(panel, "a", qtbot)
    with qtbot.waitSignal(plot.rested):
        plot.ranges.zoom(0.5)
    assert session.document.x_range == (-2.0, 2.0)
    assert plot.figure.view.x_range[0] > 0.0
    assert plot.ranges.document() == session.document
    choose(panel, "x", qtbot)
    choose(panel, "a", qtbot)
    assert plot.figure.view.x_range == (0.0, 4.0)


def test_without_its_letter_f_is_over_x_again(session: Session, qtbot: QtBot) -> None:
    subject = PlotSubject(session)
    session.set_shown(session.document.shown, "", "a")
    assert subject.letter == "a"
    with qtbot.waitSignal(subject.letter_changed):
        do(session, propose.rewrite, parse("x + b"))
    assert subject.letter == "x"
    assert subject.document is session.document
