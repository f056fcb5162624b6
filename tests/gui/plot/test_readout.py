from PySide6.QtGui import QPalette

from gui.plot.readout import Readout


def test_it_says_how_much_is_proved_while_the_pointer_is_elsewhere_and_there_is_room(
    plot, qtbot, show
):
    shown = plot("x^2", x_range=(-5.0, 5.0), y_range=(-1.0, 2.0))
    qtbot.waitUntil(lambda: shown.view.figure.proof is not None)
    made, roles = Readout(), QPalette.ColorRole
    made.resize(600, 24)
    show(made)
    made.show_figure(shown.view.figure)
    assert (made.text(), made.foregroundRole()) == (
        "the curve is proved everywhere", roles.PlaceholderText
    )  # fmt: skip
    made.show_pointed("x = 1.5")
    assert (made.text(), made.foregroundRole()) == ("x = 1.5", roles.WindowText)
    made.show_pointed("")
    assert made.text() == "the curve is proved everywhere"
    made.resize(60, 24)
    assert made.text() == ""
    made.show_pointed("x = 1.5, f = 2.25")
    assert made.text() == "x = 1.5, f = 2.25"
    made.show_pointed("")
    made.resize(600, 24)
    assert made.text() == "the curve is proved everywhere"


def test_nothing_is_proved_where_nothing_is_drawn(plot, qtbot):
    shown = plot("ln(x)", x=-2.0, x_range=(-5.0, -1.0), y_range=(-1.0, 2.0))
    with qtbot.waitSignal(shown.view.rested):
        shown.session.set_view((-4.0, -1.0), (-1.0, 2.0))
    made = Readout()
    made.resize(600, 24)
    made.show_figure(shown.view.figure)
    assert made.text() == ""
