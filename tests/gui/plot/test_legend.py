"""The row above the plot: what is drawn how, and what is under the pointer."""

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from core.formula import parse
from gui.plot.legend import Entry
from gui.plot.panel import PlotPanel
from gui.plot.plot_view import PlotView
from gui.widgets.theme import DARK, LIGHT, palette_of
from tests.gui.helpers import find, move_mouse, set_chain


@pytest.fixture
def panel(open_session, show, qtbot):
    session = open_session("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-2.0, 4.0))
    plot = PlotView(session)
    made = PlotPanel(plot, session)
    made.resize(800, 500)
    with qtbot.waitSignal(plot.rested):
        show(made)
    return made, plot, session


def entry(made, name):
    return find(made, Entry, f"legend {name}")


@pytest.mark.parametrize("name", ["f", "f′"])
def test_a_click_hides_and_shows_a_curve(panel, qtbot, name):
    made, plot, _ = panel
    line = plot._scene._curves[name].stroke
    with qtbot.waitSignal(plot.rested):
        qtbot.mouseClick(entry(made, name), Qt.MouseButton.LeftButton)
    assert not plot.actions_of_plot.curves[name].isChecked()
    assert not line.isVisible()
    assert entry(made, name).isVisible()
    with qtbot.waitSignal(plot.rested):
        qtbot.keyClick(entry(made, name), Qt.Key.Key_Space)
    assert line.isVisible()
    assert line.getData()[0].size


def test_what_the_menu_shows_enters_the_legend(panel):
    made, plot, _ = panel
    assert entry(made, "f").isChecked()
    assert made.findChild(Entry, "legend f″").isHidden()
    plot.actions_of_plot.curves["f″"].trigger()
    assert entry(made, "f″").isChecked()
    plot.actions_of_plot.curves["f"].trigger()
    assert not entry(made, "f").isChecked()


def test_where_the_check_finds_a_pole_there_is_no_tangent(panel, qtbot):
    made, _, session = panel
    set_chain(session, parse("tan(x)"))
    with qtbot.waitSignal(session.check_changed):
        session.set_x(math.pi / 2)
    assert entry(made, "tangent")._words == "no tangent"
    session.set_x(0.0)
    assert entry(made, "tangent")._words == "tangent, slope 1"


def test_the_tangent_names_its_slope_and_can_be_hidden(panel, qtbot):
    made, plot, session = panel
    tangent = entry(made, "tangent")
    assert tangent._words == "tangent, slope 1"
    session.set_x(0.75)
    assert tangent._words == "tangent, slope 1.5"
    set_chain(session, parse("sin(x)"))
    session.set_x(1.5707963267948966)
    assert tangent._words == "tangent, slope ≈ 0"
    with qtbot.waitSignal(plot.rested):
        qtbot.mouseClick(tangent, Qt.MouseButton.LeftButton)
    assert not plot._scene._tangent.isVisible()


def test_it_covers_no_curve_and_its_words_are_whole(panel):
    made, plot, _ = panel
    legend = entry(made, "f").parentWidget()
    assert legend.geometry().bottom() <= plot.mapTo(made, QPoint(0, 0)).y()
    shown = [e for e in made.findChildren(Entry) if not e.isHidden()]
    assert all(e.width() >= e.sizeHint().width() for e in shown)


def test_lines_take_their_curve_s_colour_in_both_schemes(panel):
    made, _, _ = panel
    for theme in (LIGHT, DARK):
        made.setPalette(palette_of(theme))
        image = entry(made, "f").grab().toImage()
        seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
        assert theme.forward_curve.name() in seen


def test_the_readout_stands_in_the_row(panel, qtbot):
    made, plot, _ = panel
    with qtbot.waitSignal(plot.hovered):
        move_mouse(plot.viewport(), QPoint(300, 200))
    assert find(made, QLabel, "readout").text().startswith("x = ")


def test_every_entry_is_told_to_a_screen_reader(panel):
    made, _, _ = panel
    assert {e.accessibleName() for e in made.findChildren(Entry)} >= {"Show f", "Show f′"}


def test_it_says_of_what_only_the_positive_part_is_shown(panel, qtbot):
    made, plot, _ = panel
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.log_y.trigger()
    assert entry(made, "f′")._words == "f′, positive part only"
    assert entry(made, "f")._words == "f"
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.log_y.trigger()
    assert entry(made, "f′")._words == "f′"
