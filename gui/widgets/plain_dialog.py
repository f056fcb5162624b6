"""A small window with something to read or to choose, and a button that closes it."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLayout, QVBoxLayout, QWidget

EDGE, ABOVE_THE_BUTTON = 24, 16
"""Pixels around what is in it, and between that and its lower edge."""


class PlainDialog(QDialog):
    """Closes on its button and on Escape; `show_content` puts in what it is about."""

    def __init__(self, window: QWidget, name: str, title: str) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setWindowTitle(title)

    def show_content(self, content: QLayout) -> None:
        """Lay the content out above the button."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, EDGE, EDGE, ABOVE_THE_BUTTON)
        whole.setSpacing(EDGE)
        whole.addLayout(content)
        whole.addWidget(buttons)
