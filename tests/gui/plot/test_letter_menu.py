from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.plot.letter_menu import LetterMenu


def test_a_letter_is_chosen(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = LetterMenu(owner, "Family of f", "", "none")
    assert not menu.isEnabled()
    menu.list_letters(("b", "a_1"), "b")
    assert menu.isEnabled()
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("none", False), ("b", True), ("a₁", False),
    ]  # fmt: skip
    for at, name in ((2, "a_1"), (0, "")):
        with qtbot.waitSignal(menu.chosen) as told:
            menu.actions()[at].trigger()
        assert told.args == [name]
