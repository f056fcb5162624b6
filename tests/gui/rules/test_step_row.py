from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.rules.step_row import StepRow
from tests.gui.conftest import OpenSession, Show


def test_the_keyboard_lights_the_block_and_selects_it(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("sin(x^2)")
    row = StepRow(session)
    row.show_step("Power rule", "(x²)′ = 2x", "because", (0,))
    show(row)
    row.setFocus()
    qtbot.waitUntil(lambda: session.attention.hovered == (0,))
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert session.selection == ((0,),)
    assert row.accessibleName() == "Power rule: (x²)′ = 2x"
    row.clearFocus()
    assert session.attention.hovered is None


def test_a_step_of_no_block_selects_nothing(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("sin(x^2)")
    row = StepRow(session)
    row.show_step("Put together", "f′(x) = 2x", "", None)
    show(row)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert not session.selection
    assert row.texts() == ("Put together", "f′(x) = 2x", "")
