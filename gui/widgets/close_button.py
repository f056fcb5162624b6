"""The × that takes something away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


def close_button(name: str, words: str) -> QToolButton:
    """Make a button that takes no keyboard by a click, by its name and what is read out."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText("×")
    button.setAutoRaise(True)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
