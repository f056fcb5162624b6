"""The formula's text field: it completes names and underlines mistakes."""

import re

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QStyle

from core.formula.notations import SPELLINGS

_SHORTEST = 2
"""How many letters are typed before names are offered."""

TEXT_MARGIN = 2
"""What Qt leaves free beside the text of a field, in pixels."""

EXTRA = 16
"""How much wider than its names the list of names is, in pixels."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*$")


class FormulaEdit(QLineEdit):
    """A field that owns Ctrl+Z until its text is committed.

    Signals
    -------
    given_up : Escape was pressed, and no list of names was open to be closed by it
    """

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_underlined = False
        completer = _NameCompleter(self)
        self.setCompleter(completer)
        # Later, because QLineEdit's own answer to these comes first or second as it likes.
        for signal in (completer.activated, completer.highlighted):
            signal.connect(self._take_completion, Qt.ConnectionType.QueuedConnection)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session once nothing typed is pending."""
        pending = self.isModified() or self.isRedoAvailable()
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and not pending:
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Tell of Escape."""
        if event.key() == Qt.Key.Key_Escape and not self.offers_names:
            self.given_up.emit()
        super().keyPressEvent(event)

    @property
    def text_width(self) -> int:
        """How much of the field its text takes, in pixels."""
        frame = self.width() - self.contentsRect().width() + 2 * TEXT_MARGIN
        return self.fontMetrics().horizontalAdvance(self.text()) + frame

    @property
    def offers_names(self) -> bool:
        """Whether a list of names to choose from is open."""
        popup = self.completer().popup()
        return popup is not None and popup.isVisible()

    def _take_completion(self, text: str) -> None:
        """Go on as if the completed text had been typed."""
        if text == self.text():
            completer = self.completer()
            assert isinstance(completer, _NameCompleter)
            self.setCursorPosition(len(text) - completer.rest)
            self.setModified(True)
            self.textEdited.emit(text)

    def underline(self, position: int, length: int) -> None:
        """Underline a part of the text until it changes; nothing for length 0.

        Of a part behind the end it is the last character.
        """
        if not length and not self._is_underlined:
            return
        text = self.text()
        self._is_underlined = bool(text and length)
        start = max(min(position, len(text.rstrip()) - 1), 0)
        marks = []
        if self._is_underlined:
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(self.palette().text().color())
            # A QLineEdit takes formats only this way; their start counts from the cursor.
            kind = QInputMethodEvent.AttributeType.TextFormat
            start -= self.cursorPosition()
            marks = [QInputMethodEvent.Attribute(kind, start, length, style)]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))


class _NameCompleter(QCompleter):
    """Completes the name before the cursor and leaves the rest of the text as it is."""

    def __init__(self, edit: FormulaEdit) -> None:
        # The shortest first: sin before sigmoid.
        names = sorted(SPELLINGS, key=lambda name: (_is_alias(name), len(name), name))
        super().__init__(names, edit)
        self._edit = edit
        self._typed = ""
        self._cursor = 0
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Put the list under the name, as wide as the names are; Qt makes it the field's width."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            popup = self.popup()
            if popup is not None and watched is popup:
                self._place(popup)
        return super().eventFilter(watched, event)

    def _place(self, popup: QAbstractItemView) -> None:
        bar = popup.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = popup.sizeHintForColumn(0) + bar + EXTRA
        word = self._edit.fontMetrics().horizontalAdvance(_word_before(self._typed, self._cursor))
        left = min(self._edit.cursorRect().center().x() - word, self._edit.width() - width)
        area = QRect(self._edit.mapToGlobal(QPoint(left, 0)).x(), popup.y(), width, popup.height())
        if popup.geometry() != area:
            popup.setGeometry(area)

    def splitPath(self, path: str) -> list[str]:  # Qt's name
        """Give the name before the cursor; something that no name begins with if it is short."""
        self._typed, self._cursor = path, self._edit.cursorPosition()
        word = _word_before(path, self._cursor)
        return [word if len(word) >= _SHORTEST else "\0"]

    @property
    def rest(self) -> int:
        """How many characters follow the completed name."""
        after = len(self._typed) - self._cursor
        return after - self._typed[self._cursor :].startswith("(")

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # Qt's name
        """Give the whole text with a name completed."""
        name = str(index.data())
        word = _word_before(self._typed, self._cursor)
        before = self._typed[: self._cursor - len(word)]
        after = self._typed[self._cursor :]
        return before + name + ("" if after.startswith("(") else "(") + after


def _is_alias(spelling: str) -> bool:
    """Tell whether a name is only another word for one that is offered before it."""
    return all(spelling in entry.aliases for entry in SPELLINGS[spelling].values())


def _word_before(text: str, cursor: int) -> str:
    found = _WORD.search(text[:cursor])
    return found[0] if found else ""
