"""One line for words: the hint of the first minute, and what an example teaches."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gui import settings
from gui.session import Session
from gui.widgets.plain_text import PlainLabel


class Hint(QWidget):
    """Says what to try first until dismissed, and then only what the session tells."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("hint")
        self._first = self.tr("Drag a block into a gap, or drag x.")
        self._words = PlainLabel(self._first)
        self._words.setObjectName("hintWords")
        self._words.setAccessibleName(self.tr("Hint"))
        close = QToolButton()
        close.setObjectName("hintClose")
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Dismiss the hint"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 2)
        row.addWidget(self._words)
        row.addWidget(close)
        row.addStretch(1)
        session.told.connect(self._tell)
        for signal in (session.chain_changed, session.pins_changed):
            signal.connect(self._forget)
        for signal in (
            session.view_changed, session.selection_changed, session.parameters_changed,
            session.shown_changed,
        ):  # fmt: skip
            signal.connect(self._forget_if_over)
        self._session = session
        # Only hidden, never shown: without a parent yet, it would be a window of its own.
        if _is_dismissed():
            self.hide()

    def _tell(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.show()

    def _forget(self) -> None:
        """Take back what was told of another function."""
        if self._words.text() != self._first:
            self._words.setText(self._first)
            self.setHidden(_is_dismissed())

    def _forget_if_over(self) -> None:
        if self._session.is_told_over:
            self._forget()

    def _dismiss(self) -> None:
        settings.keep("hint_dismissed", True)
        self.hide()


def _is_dismissed() -> bool:
    return settings.flag("hint_dismissed", default=False)
