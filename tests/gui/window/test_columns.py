import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.window.columns import LOW, NARROW
from gui.window.main_window import MainWindow
from tests.gui.helpers import action, find, scaled, set_chain, settle


def place(window: MainWindow, name: str) -> QRect:
    widget = find(window, QWidget, name)
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def resize(window: MainWindow, width: int, height: int = 900) -> None:
    window.resize(scaled(width), scaled(height))
    QApplication.processEvents()
    settle()


@pytest.mark.parametrize(("figures", "narrow"), [(112, True), (129, True), (131, False)])
def test_the_inspector_lies_below_the_plot_of_a_narrow_window(
    window: MainWindow, figures: int, narrow: bool
) -> None:
    assert abs(figures - NARROW) < 20
    width = figures * window.fontMetrics().horizontalAdvance("8")
    window.resize(width, scaled(900))
    settle()
    assert window.width() == width
    plot, value = place(window, "plotView"), place(window, "backpropValue")
    assert (value.top() > plot.bottom()) == narrow
    assert (value.left() > plot.right()) != narrow
    assert find(window, QWidget, "chainView").width() > 0.55 * width


def test_nothing_is_clipped_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    resize(window, 900, 700)
    set_chain(window.session, parse("(1-cos(x))/x^2"))
    with qtbot.waitSignal(window.session.check_changed):
        window.session.set_x(1e-8)
    settle()
    for name in ("verdictLabel", "reasonLabel"):
        label = find(window, QLabel, name)
        assert label.height() >= label.heightForWidth(label.width())
        assert window.rect().contains(place(window, name))
    assert place(window, "relErrorValue").bottom() < place(window, "xSpin").top()


@pytest.mark.parametrize("size", [(1366, 768), (1366, 700), (900, 700)])
def test_both_derivatives_are_always_in_view(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int]
) -> None:
    with qtbot.waitSignal(window.session.check_changed):
        set_chain(window.session, parse("a sin(b x) + c"))
    resize(window, *size)
    for name in ("backpropValue", "numericalValue"):
        label = find(window, QLabel, name)
        assert label.height() >= label.sizeHint().height()
        assert place(window, name).bottom() < place(window, "xSpin").top()
        assert not label.visibleRegion().isEmpty()


@pytest.mark.parametrize("width", [720, 1000])
@pytest.mark.parametrize(("formula", "x"), [("exp(x^2)^2", 0.5), ("(1-cos(x))/x^2", 1e-8)])
def test_neither_a_selected_block_nor_its_page_moves_a_thing_in_a_narrow_window(
    window: MainWindow, formula: str, x: float, width: int
) -> None:
    set_chain(window.session, parse(formula))
    window.session.set_x(x)  # the second has much to say
    resize(window, width, 700)
    before = place(window, "chainView"), place(window, "plotView")
    window.session.select([(0,)])
    action(window, "Selected block").trigger()
    settle()
    assert find(window, QWidget, "blockPlot").height() > 60
    assert (place(window, "chainView"), place(window, "plotView")) == before
    action(window, "Reset layout").trigger()  # the next window opens as this one closes


def test_beside_it_leaves_a_low_window_room_for_blocks_and_a_plot(window: MainWindow) -> None:
    set_chain(window.session, parse("a x^2 + b x + c"))
    window.resize(scaled(900), LOW * window.fontMetrics().lineSpacing())
    QApplication.processEvents()
    settle()
    inspector, plot = place(window, "inspector"), place(window, "plotView")
    assert inspector.left() > plot.right()
    assert plot.height() > scaled(120)
    assert place(window, "chainView").height() > scaled(120)


def test_a_window_made_narrow_may_be_low(window: MainWindow) -> None:
    resize(window, 1280)
    resize(window, 750, 600)
    flat, rows = find(window, QWidget, "inspector"), window._rows
    least = flat.minimumSizeHint().height() + rows.minimumSizeHint().height()
    assert window._columns.minimumSizeHint().height() == least
    assert window.height() == scaled(600)


def test_the_inspector_comes_back_as_wide_as_they_were(window: MainWindow) -> None:
    resize(window, 1400)
    window._columns.setSizes([scaled(160), scaled(840), scaled(400)])
    kept = window._columns.sizes()
    resize(window, 900)
    resize(window, 1400)
    assert window._columns.sizes() == kept


def test_the_palette_gives_way(window: MainWindow) -> None:
    resize(window, 900)
    before = find(window, QWidget, "chainView").width()
    action(window, "Palette").trigger()
    QApplication.processEvents()
    assert find(window, QWidget, "chainView").width() > before + 100
    window.close()
    again = MainWindow()
    assert not action(again, "Palette").isChecked()
    action(again, "Reset layout").trigger()
    assert action(again, "Palette").isChecked()
    again.deleteLater()
