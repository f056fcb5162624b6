from PySide6.QtWidgets import QMenu

from core.document.examples import EXAMPLES, GROUPED, Example
from gui.window.examples_menu import add_examples
from gui.window.shortcuts import actions_in


def test_examples_are_grouped_and_say_what_they_teach(qapp: object) -> None:
    menu, shown = QMenu(), list[Example]()
    add_examples(menu, shown.append)
    assert [entry.text() for entry in menu.actions()] == list(GROUPED)
    for entry in actions_in(menu):
        assert entry.toolTip()
        entry.trigger()
    assert tuple(shown) == EXAMPLES
