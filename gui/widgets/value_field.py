"""A number typed as an expression, keeping every digit."""

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox
from shiboken6 import isValid

from core import formula
from core.digits import exact
from core.document.text import number_to_keep
from core.formula import FormulaError
from gui.widgets.cut_mark import CutMark
from gui.widgets.field_error import show_mistake
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.rounded_mark import RoundedMark
from gui.widgets.theme import number_font, theme_of
from gui.widgets.typed_fields import tell_waiting, unfinished
from gui.widgets.undo_keys import leave_undo

FRAME = 6
"""Pixels of a line of text that are not its own."""


@guarded
class ValueField(QAbstractSpinBox):
    """A spin box without decimals to round to; its point is a point in every locale.

    `QDoubleSpinBox` rounds its value to the decimals it shows.
    """

    value_changed = Signal(float)
    """The number the user committed."""

    keeps_text = False
    """Whether what was typed stays, such as ``pi/2``; a subclass may choose so."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self._value = value
        self.typed: str | None = None
        self._pending = False
        self.setFont(number_font())
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("8") * 18)
        self.setAccelerated(True)
        self._cut, self._rounded = CutMark(self.lineEdit()), RoundedMark(self.lineEdit())
        self.lineEdit().textEdited.connect(self._await)
        self.editingFinished.connect(self.take_typed)
        self._show()

    def value(self) -> float:
        """Give the number shown."""
        return self._value

    def set_value(self, value: float, typed: str | None = None) -> None:
        """Show a number, as it was typed if it was, but not over what is being typed.

        Nothing is emitted.
        """
        if value != self._value or not self._pending:
            self._value, self.typed = value, typed
            self._show()

    def accepts(self, value: float) -> str:
        """Say what is wrong with a finite number, or nothing; a subclass may refuse some."""
        return ""

    def stepped(self, value: float, steps: int) -> float:
        """Give the number some steps up or down; a subclass says how far a step goes."""
        return value + steps

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session once nothing typed is pending."""
        return leave_undo(event, self.waits) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Take back on Escape what is not committed."""
        if event.key() == Qt.Key.Key_Escape and self.waits:
            self._show()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Let all digits be walked through."""
        super().focusInEvent(event)
        self._mark_end()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Show the first digits again, and that there are more."""
        super().focusOutEvent(event)
        self._mark_end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """See whether there is room for all digits now."""
        super().resizeEvent(event)
        self._mark_end()

    def stepBy(self, steps: int) -> None:  # Qt's name
        """Step up or down and commit."""
        self.take_typed()
        self._take(self.stepped(self._value, steps))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # Qt's name
        """Step both ways, always."""
        flag = QAbstractSpinBox.StepEnabledFlag
        return flag.StepUpEnabled | flag.StepDownEnabled

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; it is judged when committed."""
        return QValidator.State.Acceptable, text, position

    @property
    def waits(self) -> bool:
        """Whether something is typed that is not committed."""
        return self.lineEdit().text() != self._text

    @property
    def place(self) -> str:
        """Its name, which it has from start to start."""
        return self.objectName()

    @property
    def on_screen(self) -> str:
        """The text in it."""
        return self.lineEdit().text()

    def type_again(self, text: str) -> None:
        """Have a text wait as if it were typed."""
        self.lineEdit().setText(text)
        self._await()

    def take_typed(self) -> str:
        """Commit what was typed; say why it cannot be, or nothing."""
        if not self.waits:
            return ""
        text = self.lineEdit().text()
        try:
            value = formula.number(text)
        except FormulaError as error:
            self._mark(str(error))
            return unfinished(self.accessibleName(), text)
        if problem := self.accepts(value):
            self._mark(problem)
            return self.tr("{0} is not taken: {1}").format(text, problem)
        self._take(value, number_to_keep(text) if self.keeps_text else None)
        return ""

    def _take(self, value: float, typed: str | None = None) -> None:
        if not math.isfinite(value) or self.accepts(value):
            return
        changed = (value, typed) != (self._value, self.typed)
        self._value, self.typed = value, typed
        self._show()
        if changed:
            self.value_changed.emit(value)

    @property
    def _text(self) -> str:
        return self.typed or exact(self._value)

    def _show(self) -> None:
        edit = self.lineEdit()
        edit.setText(self._text)
        # The digits that count are the first: without the last ones a number is another.
        is_cut = edit.fontMetrics().horizontalAdvance(self._text) >= edit.width() - FRAME
        if is_cut or not self.hasFocus():
            edit.setCursorPosition(0)
        self._mark("")
        self._mark_end()
        if self._pending:
            self._pending = False
            tell_waiting(self)

    def _mark_end(self) -> None:
        """Show at the edge that a number goes on, and all of it under the pointer."""
        if not isValid(self._cut):
            return  # the window is being taken apart, and takes the keyboard from the field
        edit, is_at_rest = self.lineEdit(), not self.waits and not self.hasFocus()
        if is_at_rest:
            edit.setCursorPosition(0)
        self._cut.show_where(wanted=is_at_rest)
        self._rounded.show_for(self._value, wanted=bool(self.typed) and not self.waits)
        if not self.waits:
            whole = f"{self.typed} = {exact(self._value)}" if self.typed else self._text
            told = self.typed or self._cut.is_needed()
            self.setToolTip(as_plain(whole) if told else "")

    def _await(self) -> None:
        """Note that there is text to commit; Qt's own note of it ends with Enter."""
        self._pending = True
        self._rounded.hide()
        self._mark("")
        tell_waiting(self)

    def _mark(self, problem: str) -> None:
        """Colour what cannot be read and say why."""
        show_mistake(self, problem)
        edit = self.lineEdit()
        palette = self.palette()
        if problem:
            palette.setColor(palette.ColorRole.Text, theme_of(palette).backward)
        edit.setPalette(palette)
