"""The one hint of the first minute; once dismissed it stays away."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class Hint(QWidget):
    """One line that says what to try first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        words = QLabel(self.tr("Drag a block into a gap, or drag x."))
        close = QToolButton()
        close.setObjectName("hintClose")
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Dismiss the hint"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 2)
        row.addWidget(words)
        row.addWidget(close)
        row.addStretch(1)
        # Only hidden, never shown: without a parent yet, it would be a window of its own.
        if QSettings().value("hint_dismissed", False, bool):
            self.hide()

    def _dismiss(self) -> None:
        QSettings().setValue("hint_dismissed", True)
        self.hide()
