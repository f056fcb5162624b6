"""The × that takes something away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from gui.widgets.plain_text import as_plain


def close_button(name: str, words: str) -> QToolButton:
    """Make a button that takes no keyboard by a click, by its name and what it does."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText("×")
    button.setAutoRaise(True)
    button.setAccessibleName(words)
    button.setToolTip(as_plain(words))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
