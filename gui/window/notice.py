"""A slim line below the formula: what happened, and what can be done about it."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QWidget,
)
from shiboken6 import isValid

from gui.widgets.close_button import close_button
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.theme import theme_of

Offer: TypeAlias = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""

LONGEST_NAME = 36
"""Characters of a file's name that leave room for the sentence."""

_SIGN = 16


@guarded
class Notice(QWidget):
    """Holds the views up for nothing: it is shown until it is answered, dismissed or replaced.

    A click on it leaves the keyboard where it is, and so does an answer by keys.
    """

    appears = Signal(bool)
    """The line comes (True) or goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sentences: list[str] = []
        self._offers: list[QPushButton] = []
        self._left: QWidget | None = None
        self._sign = PlainLabel()
        self._sign.setObjectName("noticeSign")
        self._words = PlainLabel()
        self._words.setObjectName("noticeWords")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        close = close_button("noticeClose", self.tr("Dismiss the notice"))
        close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 1, 12, 1)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(close)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @property
    def words(self) -> str:
        """What is told; empty while nothing is."""
        return " ".join(self._sentences)

    def tell(self, sentence: str, *offers: Offer, warns: bool = False) -> None:
        """Say something, in place of what was said before, with a button for each offer."""
        self.dismiss()
        for number, (label, act) in enumerate(offers):
            button = QPushButton(label)
            button.setObjectName(f"noticeOffer{number}")
            button.setAccessibleName(label)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, act=act: self._answer(act))
            self._row.insertWidget(2 + number, button)
            self._offers.append(button)
        self._show_sign(warns=warns)
        self._say([sentence])

    def add(self, sentence: str) -> None:
        """Say something more, and leave the buttons that there are."""
        if not self._sentences:
            self._show_sign(warns=False)
        self._say([*self._sentences, sentence])

    def take_back(self, sentence: str) -> None:
        """Say that no longer, and offer nothing for it: it is true no longer."""
        if not sentence or sentence not in self._sentences:
            return
        if sentence == self._sentences[0]:
            self._drop_offers()
        self._say([said for said in self._sentences if said != sentence])

    def dismiss(self) -> None:
        """Take the line away."""
        self._drop_offers()
        self._say([])

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Lie on a ground that is not the window's: a hint has that."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme_of(self.palette()).marked)

    def _say(self, sentences: list[str]) -> None:
        is_other = bool(sentences) != bool(self._sentences)
        self._sentences = sentences
        if not sentences:
            self._give_keyboard_back()
        self._words.setText(self.words)
        self._words.setToolTip(as_plain(self.words))
        self.setVisible(bool(sentences))
        if is_other:
            self.appears.emit(bool(sentences))

    def _show_sign(self, *, warns: bool) -> None:
        kind = QStyle.StandardPixmap.SP_MessageBoxWarning
        self._sign.setPixmap(self.style().standardIcon(kind).pixmap(_SIGN))
        self._sign.setVisible(warns)
        self._words.setAccessibleName(self.tr("Warning") if warns else self.tr("Notice"))

    def _drop_offers(self) -> None:
        if any(button.hasFocus() for button in self._offers):
            self._give_keyboard_back()
        for button in self._offers:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []

    def _answer(self, act: Callable[[], object]) -> None:
        self.dismiss()
        act()

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Remember what had the keyboard before it came here."""
        if old is None or now is None:
            return
        if self.isAncestorOf(now) and not self.isAncestorOf(old):
            self._left = old

    def _give_keyboard_back(self) -> None:
        """Have the keyboard leave before the line does: Qt would select what it comes to."""
        has = self.focusWidget() if self.isVisible() else None
        if has is None or not has.hasFocus():
            return
        has.clearFocus()
        if self._left is not None and isValid(self._left) and self._left.isVisible():
            self._left.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left = None
