"""A slim line below the formula: what happened, and what can be done about it."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from gui.widgets.plain_text import PlainLabel, as_plain

Offer: TypeAlias = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class Notice(QWidget):
    """Holds the views up for nothing: it is shown until it is answered, dismissed or replaced."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._words = PlainLabel()
        self._words.setObjectName("noticeWords")
        self._words.setAccessibleName(self.tr("Notice"))
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._offers: list[QPushButton] = []
        close = QToolButton()
        close.setObjectName("noticeClose")
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("Dismiss the notice"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 2)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(close)
        self.hide()

    @property
    def words(self) -> str:
        """What is told; empty while nothing is."""
        return self._words.text() if not self.isHidden() else ""

    def tell(self, sentence: str, *offers: Offer) -> None:
        """Say something, in place of what was said before, with a button for each offer."""
        self.dismiss()
        for number, (label, act) in enumerate(offers):
            button = QPushButton(label)
            button.setObjectName(f"noticeOffer{number}")
            button.setAccessibleName(label)
            button.clicked.connect(lambda _=False, act=act: self._answer(act))
            self._row.insertWidget(1 + number, button)
            self._offers.append(button)
        self._say(sentence)

    def add(self, sentence: str) -> None:
        """Say something more, and leave the buttons that there are."""
        self._say(f"{self.words} {sentence}".strip())

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setToolTip(as_plain(words))  # the line cuts what has no room
        self.show()

    def take_back(self, sentence: str) -> None:
        """Take the line away if that is what it says: it is true no longer."""
        if sentence and sentence == self.words:
            self.dismiss()

    def dismiss(self) -> None:
        """Take the line away."""
        self.hide()
        for button in self._offers:
            self._row.removeWidget(button)
            button.deleteLater()
        self._offers = []

    def _answer(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()
