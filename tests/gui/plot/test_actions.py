from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.document import DEFAULTS
from gui.plot.actions import PlotActions


def actions(qtbot: QtBot) -> PlotActions:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = PlotActions(owner)
    made.kept = owner  # type: ignore[attr-defined]  # as long as the test goes on
    return made


def test_at_first_what_is_shown_is_the_usual(qtbot: QtBot) -> None:
    assert actions(qtbot).chosen() == DEFAULTS


def test_what_is_chosen_is_told(qtbot: QtBot) -> None:
    made = actions(qtbot)
    with qtbot.waitSignal(made.shown_changed):
        made.curves["f″"].trigger()
    with qtbot.waitSignal(made.shown_changed):
        made.tangent.trigger()
    shown = made.chosen()
    assert shown.curves == (*DEFAULTS.curves, "f″")
    assert not shown.tangent


def test_everything_is_in_the_menu_with_its_key(qtbot: QtBot) -> None:
    made, menu = actions(qtbot), QMenu()
    made.add_to(menu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert "Fit y to the curves\tHome" in texts
    assert "Strong marks of points" in texts
    told = made.keys()
    assert told
    assert not {words for _, words in told} & {text.partition("\t")[0] for text in texts}


def test_which_axes_are_logarithmic_is_shown(qtbot: QtBot) -> None:
    made = actions(qtbot)
    made.show_logs((True, False))
    assert (made.log_x.isChecked(), made.log_y.isChecked()) == (True, False)
