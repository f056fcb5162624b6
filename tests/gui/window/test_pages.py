import pytest

from gui.window.main_window import MainWindow
from tests.gui.helpers import action


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Rules step by step", "rules", "Ctrl+5"),
        ("Table of values", "table", "Ctrl+4"),
        ("Selected block", "block", "Ctrl+3"),
        ("Points of interest", "points", "Ctrl+2"),
        ("Check of the derivative", "check", "Ctrl+1"),
    ],
)
def test_the_menu_opens_every_page(window: MainWindow, text: str, name: str, key: str) -> None:
    item = action(window, text)
    item.trigger()
    assert window._inspector.opened == name
    assert item.shortcut().toString() == key
    window._inspector.open("check")  # as the next window finds it
