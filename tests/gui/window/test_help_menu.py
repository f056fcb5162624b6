import pytest
from PySide6.QtWidgets import QDialog

from gui.window.main_window import MainWindow
from tests.gui.helpers import action, find


@pytest.mark.parametrize(
    ("entry", "name"),
    [("Keyboard shortcuts …", "shortcutList"), ("A minute of use …", "minute"),
     ("About Chainrule …", "about")],
)  # fmt: skip
def test_each_opens_its_window_which_fits_a_small_screen(
    entry: str, name: str, window: MainWindow
) -> None:
    action(window, entry).trigger()
    shown = find(window, QDialog, name)
    assert shown.isVisible()
    assert shown.width() <= 1366
    assert shown.height() <= 700
    shown.close()
