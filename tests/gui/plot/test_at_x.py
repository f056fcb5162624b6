from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton

from gui.plot.legend import PlotLegend
from tests.gui.conftest import Show
from tests.gui.helpers import find
from tests.gui.plots import Plot


def test_a_corner_has_two_halves_once_the_check_is_known(
    plot: Callable[..., Plot], show: Show
) -> None:
    shown = plot("abs(x)", x=0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 3.0))
    legend = PlotLegend(shown.view, shown.session)
    tangent = find(legend, QAbstractButton, "legend tangent")
    with shown.qtbot.waitSignal(shown.session.check_changed):
        shown.session.set_x(0.0)
    assert [xs.size for xs, _ in shown.view.figure.here.halves] == [2, 2]
    assert not shown.view.figure.here.tangent[0].size
    assert shown.view._scene._tangent.isVisible()
    assert tangent.accessibleDescription() == "slope −1 left, 1 right"
    with shown.qtbot.waitSignal(shown.session.check_changed):
        shown.session.set_x(0.25)
    assert not list(shown.view.figure.here.halves)
    assert shown.view.figure.here.tangent[0].size
