from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from gui import settings
from gui.session.digits import Digits
from gui.widgets.copying import DECIMAL_COMMA
from gui.widgets.theme import DARK, theme_of
from gui.window.preferences import Preferences
from gui.window.scheme import Scheme
from tests.gui.helpers import find


def test_each_choice_takes_effect_and_is_remembered(qtbot: QtBot) -> None:
    settings.forget(DECIMAL_COMMA)
    window = QWidget()
    qtbot.addWidget(window)
    scheme = Scheme(window)
    shown = Preferences(window, scheme, Digits())
    system, light, dark = shown.findChildren(QRadioButton)[:3]
    dark.click()
    assert theme_of(QGuiApplication.palette()) is DARK
    assert [a.isChecked() for a in scheme.actions()] == [False, False, True]
    scheme.actions()[1].trigger()
    assert light.isChecked()
    system.click()
    box = find(shown, QCheckBox, "decimalComma")
    box.click()
    assert settings.flag(DECIMAL_COMMA, default=False)
    box.click()
    assert not settings.flag(DECIMAL_COMMA, default=True)
    assert any("sin(30°)" in label.text() for label in shown.findChildren(QLabel))


def test_digits_are_chosen_and_remembered(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    digits = Digits()
    assert digits.count == 4
    shown = Preferences(window, Scheme(window), digits)
    four, _, six = find(shown, QWidget, "chainDigits").findChildren(QRadioButton)
    assert four.isChecked()
    six.click()
    assert (digits.count, Digits().count) == (6, 6)
    four.click()
    assert Digits().count == 4
