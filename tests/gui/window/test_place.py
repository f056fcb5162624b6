import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from gui.window.place import on_a_screen

SCREEN = QRect(0, 0, 800, 800)
"""The one there is offscreen."""


@pytest.mark.parametrize(
    "place",
    [
        (100, 100, 400, 300), (-60000, 5, 400, 300), (60000, 60000, 400, 300), (0, 0, 65536, 65536),
        (780, 100, 400, 300), (100, 790, 400, 300), (-300, -300, 400, 300), (5, 5, 0, -7),
    ],
)  # fmt: skip
def test_a_window_lies_on_a_screen_whatever_was_kept(
    place: tuple[int, int, int, int], qapp: QApplication
) -> None:
    assert qapp.primaryScreen().availableGeometry() == SCREEN
    made = on_a_screen(QRect(*place))
    assert SCREEN.contains(made) or made.isEmpty()
    if SCREEN.contains(QRect(*place)):
        assert made == QRect(*place)
