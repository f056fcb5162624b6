"""Pinned functions: the row that names them, their curves, and what they are at x."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.document import FIRST, Parameter
from core.formula import parse
from gui.plot.panel import PlotPanel
from gui.plot.pins import FaintLabel
from gui.plot.plot_view import PlotView
from gui.session import Session, propose
from gui.widgets.theme import DARK, LIGHT, Theme, palette_of
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.plot.figure import Faint


@pytest.fixture
def session(open_session: OpenSession) -> Session:
    view = {"x_range": (-2.0, 2.0), "y_range": (-4.0, 4.0)}
    return open_session("a x", x=0.5, parameters=(Parameter("a", 2.0, 0.0, 4.0),), **view)


@pytest.fixture
def panel(session: Session, show: Show, qtbot: QtBot) -> PlotPanel:
    plot = PlotView(session)
    made = PlotPanel(plot, session)
    made.resize(900, 500)
    with qtbot.waitSignal(plot.rested):
        show(made)
    return made


def plot_of(panel: PlotPanel) -> PlotView:
    return find(panel, PlotView, "plotView")


def names_of(plot: PlotView) -> list[str]:
    faint: Sequence[Faint] = plot.figure.faint
    return [own.name for own in faint]


def label(panel: PlotPanel, name: str) -> FaintLabel:
    QCoreApplication.sendPostedEvents()  # Qt shows what joins a layout with the next events
    return find(panel, FaintLabel, name)


def test_f_stays_as_g_while_it_changes(panel: PlotPanel, session: Session, qtbot: QtBot) -> None:
    plot = plot_of(panel)
    assert panel.findChild(QWidget, "pins").isHidden()  # type: ignore[union-attr]
    qtbot.mouseClick(find(panel, QToolButton, "pin"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(plot.rested):
        do(session, propose.rewrite, parse("x^2 - 1"))
    assert label(panel, "pin g").accessibleName() == "g(x) = 2x"
    assert label(panel, "pin g").value == "= 1"
    assert names_of(plot) == ["g′", "g"]
    assert {dot.name for dot in plot.figure.here.dots} == {"f", "f′", "g", "g′"}
    session.set_x(-0.75)
    assert label(panel, "pin g").value == "= −1.5"
    crossings = [point for point in plot.points if point.kind == "crossing"]
    assert [round(point.x, 9) for point in crossings] == [round(1 - 2**0.5, 9)]


def test_a_pin_is_removed_and_comes_back_by_undo(
    panel: PlotPanel, session: Session, qtbot: QtBot
) -> None:
    plot = plot_of(panel)
    plot.actions_of_plot.pin.trigger()
    with qtbot.waitSignal(plot.rested):
        qtbot.mouseClick(find(panel, QToolButton, "unpin g"), Qt.MouseButton.LeftButton)
    assert names_of(plot) == []
    assert panel.findChild(QWidget, "pins").isHidden()  # type: ignore[union-attr]
    with qtbot.waitSignal(plot.rested):
        session.undo_stack.undo()
    assert names_of(plot) == ["g′", "g"]


def test_a_family_lies_behind_f_and_is_named(panel: PlotPanel, qtbot: QtBot) -> None:
    plot = plot_of(panel)
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.family_of.actions()[1].trigger()
    assert names_of(plot) == [""] * 5
    assert label(panel, "family").accessibleName() == "f for a = 0, 1, 2, 3, 4"
    with qtbot.waitSignal(plot.rested):
        plot.actions_of_plot.family_of.actions()[0].trigger()
    assert names_of(plot) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_curves_are_paler_than_those_of_f(
    panel: PlotPanel, session: Session, qtbot: QtBot, theme: Theme
) -> None:
    QGuiApplication.setPalette(palette_of(theme))
    plot = plot_of(panel)
    session.pin()
    with qtbot.waitSignal(plot.rested):
        do(session, propose.rewrite, parse("-x"))
    items = plot._scene._faint
    shown = [item.stroke.opts["pen"].color() for item in items if item.stroke.isVisible()]
    assert len(shown) == 2
    own = plot._scene._pens
    assert not {colour.rgb() for colour in shown} & {own[name].color().rgb() for name in FIRST}


def test_four_pins_are_told_apart_by_their_dashes(panel: PlotPanel, session: Session) -> None:
    for text in ("x", "2x", "3x", "4x"):
        do(session, propose.rewrite, parse(text))
        session.pin()
    images = [label(panel, f"pin {name}").grab().toImage() for name in ("g", "g₂", "g₃", "g₄")]
    strips = {bytes(image.copy(0, 0, 28, image.height()).constBits()) for image in images}
    assert len(strips) == 4


def test_a_function_pinned_while_it_is_not_seen_is_told(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    session.set_shown(session.document.shown, "", "a")
    view = PlotView(session)
    with qtbot.waitSignal(view.rested):
        show(view)
    with qtbot.waitSignal(session.told) as told:
        qtbot.keyClick(view, Qt.Key.Key_P)
    assert told.args == ["f is pinned as g, which is shown where f is plotted over x."]


def test_pin_is_offered_where_f_can_be_pinned_and_says_why_not(
    panel: PlotPanel, session: Session
) -> None:
    button, told = find(panel, QToolButton, "pin"), list[str]()
    assert button.isEnabled()
    session.set_draft("x^")
    assert not button.isEnabled()
    assert "not finished" in button.toolTip()
    session.set_draft(None)
    session.pin()
    assert not button.isEnabled()
    assert "already" in button.toolTip()
    session.told.connect(told.append)
    plot_of(panel).keyPressEvent(
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier)
    )
    assert "already" in told[0]
    session.undo_stack.undo()
    assert button.isEnabled()
