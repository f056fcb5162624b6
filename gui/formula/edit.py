"""The formula's text field: it completes names, closes brackets and underlines mistakes."""

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
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
)
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QStyle

from core.formula.notations import SPELLINGS
from gui.formula.brackets import PAIRS, brings_partner, is_empty_pair, steps_over
from gui.formula.history import TypedBefore
from gui.formula.symbols import Symbol
from gui.widgets.guarded import guarded
from gui.widgets.undo_keys import walk_of

KEYS = (
    ("Enter", "Take what is typed at once"),
    ("↑, ↓", "What was typed before"),
    ("Esc", "Give up what is not finished"),
)
"""What the keyboard does in the field beside typing."""

_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}

_SHORTEST = 2
"""How many letters are typed before names are offered."""

EXTRA = 16
"""How much wider than its names the list of names is, in pixels."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z_0-9]*$")


@guarded
class FormulaEdit(QLineEdit):
    """A field without steps of its own: all that is typed is told, and Ctrl+Z is asked for.

    Signals
    -------
    walked : Walk
        Undo or redo was asked for.
    begun : another gesture than the typing until now changes the text next
    given_up : Escape was pressed, and no list of names was open to be closed by it
    """

    walked = Signal(object)
    begun = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_underlined = False
        self.typed_before = TypedBefore()
        completer = _NameCompleter(self)
        self.setCompleter(completer)
        # Later, because QLineEdit's own answer to these comes first or second as it likes.
        for signal in (completer.activated, completer.highlighted):
            signal.connect(self._take_completion, Qt.ConnectionType.QueuedConnection)

    def event(self, event: QEvent) -> bool:
        """Take the keys of undo and redo before the window does, which does not know the text."""
        is_early = event.type() == QEvent.Type.ShortcutOverride
        if is_early and isinstance(event, QKeyEvent) and walk_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Let brackets come and go in pairs, and tell of Escape, undo and redo."""
        if walk := walk_of(event):
            self.walked.emit(walk)
            return
        if event.key() in _WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._recall(_WAYS[Qt.Key(event.key())])
            return
        if event.matches(QKeySequence.StandardKey.Paste) or self.hasSelectedText():
            self.begun.emit()
        if self._takes_bracket(event.text()) or (_is_backspace(event) and self._takes_pair()):
            popup = self.completer().popup()
            if popup is not None:
                popup.hide()
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and not self.offers_names:
            self.given_up.emit()
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer Qt's own menu without Qt's own steps, which are not those of the window."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions()[:3]:  # undo, redo, and the line below them
            menu.removeAction(action)
        menu.popup(event.globalPos())

    def type_symbol(self, symbol: Symbol) -> None:
        """Type a symbol at the caret, around what is selected."""
        self.begun.emit()
        chosen = self.selectedText()
        self.insert(f"{symbol.before}{chosen}{symbol.behind}")
        self.setCursorPosition(self.cursorPosition() - len(symbol.behind))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _recall(self, steps: int) -> None:
        """Write what was typed before, or after that, as if it were typed; one step for a walk."""
        is_first = not self.typed_before.is_walking
        text = self.typed_before.walk(self.text(), steps)
        if text is not None:
            if is_first:
                self.begun.emit()
            self.setText(text)
            self.textEdited.emit(text)

    def _takes_bracket(self, mark: str) -> bool:
        """Wrap the selection, bring what closes along, or step over it."""
        text, at, chosen = self.text(), self.cursorPosition(), self.selectedText()
        if mark in PAIRS and chosen:
            start = self.selectionStart()
            self.insert(f"{mark}{chosen}{PAIRS[mark]}")
            self.setSelection(start + 1, len(chosen))
        elif not chosen and steps_over(text, at, mark):
            self.setCursorPosition(at + 1)
        elif not chosen and brings_partner(text, at, mark):
            self.insert(f"{mark}{PAIRS[mark]}")
            self.setCursorPosition(at + 1)
        else:
            return False
        return True

    def _takes_pair(self) -> bool:
        """Take brackets away that have nothing between them."""
        at = self.cursorPosition()
        is_pair = not self.hasSelectedText() and is_empty_pair(self.text(), at)
        if is_pair:
            self.setSelection(at - 1, 2)
            self.del_()
        return is_pair

    def place_of(self, position: int) -> int:
        """Give where a character stands, in pixels from the left."""
        text, at = self.text(), self.cursorPosition()
        measure = self.fontMetrics().horizontalAdvance
        return self.cursorRect().center().x() - measure(text[:at]) + measure(text[:position])

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


@guarded
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
        """How many characters follow the completed name and its opening bracket."""
        after = self._typed[self._cursor :]
        return len(after) - 1 if after.startswith("(") else len(after) + 1

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # Qt's name
        """Give the whole text with a name completed."""
        name = str(index.data())
        word = _word_before(self._typed, self._cursor)
        before = self._typed[: self._cursor - len(word)]
        after = self._typed[self._cursor :]
        brackets = "" if after.startswith("(") else "()"
        return before + name + brackets + after


def _is_backspace(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers()


def _is_alias(spelling: str) -> bool:
    """Tell whether a name is only another word for one that is offered before it."""
    return all(spelling in entry.aliases for entry in SPELLINGS[spelling].values())


def _word_before(text: str, cursor: int) -> str:
    found = _WORD.search(text[:cursor])
    return found[0] if found else ""
