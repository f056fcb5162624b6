from PySide6.QtWidgets import QApplication, QComboBox

from gui.lesson.controls import Controls
from gui.widgets.theme import LIGHT
from tests.gui.helpers import find


def test_it_offers_play_and_rest_in_the_colour_of_the_pass(qapp: QApplication) -> None:
    made = Controls()
    wide = made.play.width()
    made.show_playing(True)
    assert (made.play.text(), made.play.accessibleName()) == ("Pause", "Pause")
    made.show_playing(False)
    assert (made.play.text(), made.play.width()) == ("Play", wide)
    made.colour(LIGHT.backward, LIGHT.background)
    assert made.play.palette().button().color() == LIGHT.backward


def test_a_pace_is_chosen_by_name(qapp: QApplication) -> None:
    made, chosen = Controls(), list[str]()
    made.pace_chosen.connect(chosen.append)
    find(made, QComboBox, "lessonPace").setCurrentIndex(0)
    assert chosen == ["slow"]
