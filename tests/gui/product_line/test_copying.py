from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.product_line.copying import copy_as_latex, copy_as_text
from tests.gui.conftest import OpenSession


def test_the_rule_is_copied_whole_with_the_digits_preferred(
    open_session: OpenSession, qtbot: QtBot
) -> None:
    session, beside = open_session("exp(x^2)", x=0.5), QWidget()
    qtbot.addWidget(beside)
    copy_as_text(session, beside)
    assert "≈ 1.284" in QGuiApplication.clipboard().text()
    session.digits.choose(6)
    copy_as_latex(session, beside)
    assert r"\approx 1.28403" in QGuiApplication.clipboard().text()
    session.digits.choose(4)
