from PySide6.QtWidgets import QAbstractButton, QApplication

from core.lesson import Direction
from gui.lesson.step_buttons import LEFTWARD, RIGHTWARD, PassSwitch, StepButtons
from tests.gui.conftest import OpenSession


def test_each_button_says_which_it_is(qapp: QApplication, open_session: OpenSession) -> None:
    made, pressed = StepButtons(), list[str]()
    made.pressed.connect(pressed.append)
    made.show_walk(open_session().walk)
    for button in made.buttons.values():
        button.setEnabled(True)
        button.click()
    assert pressed == list(RIGHTWARD) == list(LEFTWARD)


def test_the_switch_shows_and_chooses_a_pass(qapp: QApplication) -> None:
    made, chosen = PassSwitch(), list[Direction]()
    made.chosen.connect(chosen.append)
    made.show_direction(Direction.BACKWARD)
    forward, backward = made.findChildren(QAbstractButton)
    assert (forward.isChecked(), backward.isChecked()) == (False, True)
    forward.click()
    assert chosen == [Direction.FORWARD]
