from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from core.plot.tangent import equation
from gui.check.tangent_row import TangentRow
from tests.gui.conftest import Show
from tests.gui.helpers import find, scaled, settle


def test_an_equation_is_shown_or_that_there_is_none(qtbot: QtBot) -> None:
    row = TangentRow()
    qtbot.addWidget(row)
    row.show_equation(equation(1.0, 2.0, -3.0))
    words, copy = find(row, QLabel, "tangentEquation"), find(row, QToolButton, "copyTangent")
    assert (words.text(), copy.isEnabled()) == ("y = −3 x + 5", True)
    row.show_equation(None)
    assert (words.text(), copy.isEnabled()) == ("none here", False)


def test_a_slope_that_rounding_cannot_tell_from_0_is_none_but_for_who_copies(qtbot: QtBot) -> None:
    row = TangentRow()
    qtbot.addWidget(row)
    row.show_equation(equation(1.5, 1.0, 2e-17), 1.2e-16)
    assert find(row, QLabel, "tangentEquation").text() == "y = 1"
    qtbot.mouseClick(find(row, QToolButton, "copyTangent"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "y = 2e-17*x + 1"
    assert "Copied" in QToolTip.text()


def test_the_equation_stands_below_the_numbers_unless_it_is_too_long_for_that(
    show: Show,
) -> None:
    row = TangentRow()
    row.resize(scaled(230), 30)
    show(row)
    words = find(row, QLabel, "tangentEquation")
    row.show_equation(equation(0.0, 1.0, 2.0))
    settle()
    column = words.x()
    row.show_equation(equation(0.5, -12345.678, -0.0012345678))
    settle()
    assert words.x() < column
    row.resize(scaled(600), 30)
    settle()
    assert words.x() == column
