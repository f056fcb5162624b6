"""The button that copies something."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton

from gui.widgets.plain_text import as_plain


def copy_button(name: str, words: str) -> QToolButton:
    """Make a button by its name and what it says of itself."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(QCoreApplication.translate("CopyButton", "Copy"))
    button.setAutoRaise(True)
    button.setToolTip(as_plain(words))
    button.setAccessibleName(words)
    return button
