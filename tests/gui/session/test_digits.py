import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from gui.session.digits import CHOICES, Digits


def test_a_choice_is_told_once_and_remembered(qtbot: QtBot) -> None:
    digits = Digits()
    with qtbot.waitSignal(digits.changed):
        digits.choose(6)
    assert Digits().count == 6
    with qtbot.assertNotEmitted(digits.changed):
        digits.choose(6)
    digits.choose(CHOICES[0])


@pytest.mark.parametrize(("kept", "count"), [("a", 4), ("99", 6), ("-1", 4), ("", 4)])
def test_what_is_kept_is_not_trusted(qtbot: QtBot, kept: str, count: int) -> None:
    QSettings().setValue("chainDigits", kept)
    assert Digits().count == count
    QSettings().remove("chainDigits")
