"""The sentence of a step, typeset: the block bold, values and gradients in their colours."""

import re
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.lesson.words import Part, Role, parts, plain
from gui.widgets.announce import announce
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import Theme, theme_of

LINES = 2
"""How many lines of text it has room for."""


class _Word(NamedTuple):
    """A word with what is behind it, its width with that and without."""

    text: str
    role: Role
    wide: int
    alone: int


_WORDS = re.compile(r"\S+\s*|\s+")


@guarded
class Sentence(QWidget):
    """Paints a sentence in up to two lines, and says it to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lessonSentence")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._parts: tuple[Part, ...] = ()
        self._measured: tuple[_Word, ...] | None = None
        self._text = ""

    def text(self) -> str:
        """Give what is said, without its marks."""
        return self._text

    def say(self, sentence: str) -> None:
        """Show a sentence, and announce it unless it stands there already."""
        text = plain(sentence).strip()
        if text == self._text:
            return
        self._parts, self._text, self._measured = parts(sentence), text, None
        self.setAccessibleName(text)
        announce(self, text)
        self._tell_what_is_cut()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for all of it in one line, and for the height of all lines there may be."""
        width = sum(word.wide for word in self._words())
        return QSize(width + 2, LINES * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Take any width."""
        return QSize(40, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measured = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """See whether all of it has room."""
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint word by word, a single line in the middle."""
        theme, painter = theme_of(self.palette()), QPainter(self)
        placed, lines = self._placed()
        line = self.fontMetrics().lineSpacing()
        top = (self.height() - lines * line) // 2 + self.fontMetrics().ascent()
        fonts = {role: self._font(role) for role in Role}
        for at, word, role in placed:
            painter.setFont(fonts[role])
            painter.setPen(_colour(role, theme))
            painter.drawText(at.x(), top + at.y() * line, word)

    def _placed(self) -> tuple[list[tuple[QPoint, str, Role]], int]:
        """Give where each word stands, from the left and in which line, and how many there are."""
        placed: list[tuple[QPoint, str, Role]] = []
        left = line = 0
        dots = self.fontMetrics().horizontalAdvance("…")
        for word, role, wide, alone in self._words():
            room = self.width() - (dots if line == LINES - 1 else 0)
            if left and left + alone > room and (line < LINES - 1 or left + alone > self.width()):
                if line == LINES - 1:
                    placed.append((QPoint(left, line), "…", Role.PLAIN))
                    break
                left, line = 0, line + 1
            placed.append((QPoint(left, line), word, role))
            left += wide
        return placed, line + 1

    def _words(self) -> tuple[_Word, ...]:
        """Give the words, measured once: a layout asks for the room they take again and again."""
        if self._measured is None:
            made = []
            for text, role in self._parts:
                wide = QFontMetrics(self._font(role)).horizontalAdvance
                words = _WORDS.findall(text)
                made += [_Word(word, role, wide(word), wide(word.rstrip())) for word in words]
            self._measured = tuple(made)
        return self._measured

    def _font(self, role: Role) -> QFont:
        font = QFont(self.font())
        font.setBold(role is not Role.PLAIN)
        return font

    def _tell_what_is_cut(self) -> None:
        placed, _ = self._placed()
        is_cut = bool(placed) and placed[-1][1] == "…"
        self.setToolTip(as_plain(self._text) if is_cut else "")


def _colour(role: Role, theme: Theme) -> QColor:
    return {Role.VALUE: theme.forward, Role.GRADIENT: theme.backward}.get(role, theme.text)
