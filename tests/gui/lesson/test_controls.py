from PySide6.QtWidgets import QApplication, QComboBox

from gui.lesson.controls import Controls
from gui.widgets.theme import LIGHT
from tests.gui.conftest import OpenSession
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


def test_what_is_needed_least_goes_first_where_there_is_no_room(open_session: OpenSession) -> None:
    made = Controls()
    made.steps.show_walk(open_session("exp(x^2)^2").walk)
    pace, count = find(made, QComboBox, "lessonPace"), made.steps.count
    seen = []
    whole = made.fit(10_000)
    for less in (0, 1, pace.sizeHint().width() + 15, whole, 0):
        made.fit(whole - less)
        seen.append((pace.isHidden(), count.has_dots, count.isHidden()))
    all_of_it = (False, True, False)
    assert seen == [
        all_of_it, (True, True, False), (True, False, False), (True, False, True), all_of_it
    ]  # fmt: skip


def test_the_width_that_is_worked_out_is_that_of_the_row(open_session: OpenSession) -> None:
    made = Controls()
    made.steps.show_walk(open_session("exp(x^2)^2").walk)
    whole = made.fit(10_000)
    for width in (whole, whole - 1, whole - 150, 0):
        needed = made.fit(width)
        for part in (made.steps, made):
            layout = part.layout()
            assert layout is not None
            layout.invalidate()
            layout.activate()
        assert needed == made.sizeHint().width()
