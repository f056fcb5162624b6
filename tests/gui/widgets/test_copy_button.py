from pytestqt.qtbot import QtBot

from gui.widgets.copy_button import copy_button


def test_it_says_what_it_copies(qtbot: QtBot) -> None:
    button = copy_button("copyAll", "Copy all there is")
    qtbot.addWidget(button)
    assert (button.objectName(), button.text()) == ("copyAll", "Copy")
    assert (button.accessibleName(), button.toolTip()) == ("Copy all there is",) * 2
