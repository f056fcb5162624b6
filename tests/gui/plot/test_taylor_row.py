from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QSlider, QToolButton

from core.document import Shown
from gui.plot.taylor_row import TaylorRow
from tests.gui.helpers import find
from tests.gui.plots import Plot


def _is_drawn(shown: Plot) -> bool:
    return shown.view.figure.here.taylor is not None


def test_the_slider_chooses_the_order_and_the_formula_stands_beside_it(
    plot: Callable[..., Plot],
) -> None:
    shown = plot("exp(x)", x=0.0, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    row = TaylorRow(shown.view)
    assert row.isHidden()
    shown.view.actions_of_plot.taylor.trigger()
    assert not row.isHidden()
    words, order = find(row, QLabel, "taylorFormula"), find(row, QSlider, "taylorOrder")
    shown.qtbot.waitUntil(lambda: words.text() == "T₃ = 1 + x + 0.5 x² + 0.1667 x³")
    assert _is_drawn(shown)
    order.setValue(1)
    assert shown.session.document.shown == Shown(taylor=1)
    assert not _is_drawn(shown)
    shown.qtbot.waitUntil(lambda: words.text() == "T₁ = 1 + x")
    find(row, QToolButton, "copyTaylor").click()
    assert QGuiApplication.clipboard().text() == "1 + x"
    find(row, QToolButton, "hideTaylor").click()
    assert row.isHidden()
    assert shown.session.document.shown == Shown()


def test_where_there_is_none_it_says_so(plot: Callable[..., Plot]) -> None:
    shown = plot("abs(x)", x=0.0, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    row = TaylorRow(shown.view)
    shown.session.set_shown(Shown(taylor=2), "", "")
    words = find(row, QLabel, "taylorFormula")
    shown.qtbot.waitUntil(lambda: words.text() == "there is none of this order here")
    assert not _is_drawn(shown)
