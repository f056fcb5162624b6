from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from core.plot.tangent import equation
from gui.check.tangent_row import TangentRow
from tests.gui.helpers import find


def test_an_equation_is_shown_or_that_there_is_none(qtbot: QtBot) -> None:
    row = TangentRow()
    qtbot.addWidget(row)
    row.show_equation(equation(1.0, 2.0, -3.0))
    words, copy = find(row, QLabel, "tangentEquation"), find(row, QToolButton, "copyTangent")
    assert (words.text(), copy.isEnabled()) == ("y = −3 x + 5", True)
    row.show_equation(None)
    assert (words.text(), copy.isEnabled()) == ("none here", False)
