"""The number field of a constant operand: typed, or dragged."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.chain import Chain, Path
from core.digits import fitted
from core.formula import FormulaError, constant_text, parse
from core.plot.snap import snap
from gui.chain.layout.metrics import FIGURES
from gui.widgets.field_error import show_mistake
from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of
from gui.widgets.typed_fields import tell_waiting, unfinished
from gui.widgets.undo_keys import leave_undo

PIXELS = 4
"""How many pixels a number is dragged from one notch to the next."""

TENTH = 0.1


@guarded
class OperandField(QLineEdit):
    """The number field of a constant operand; a formula typed into it becomes a lane."""

    committed = Signal(object, object)
    """The lane's path and the Chain typed."""

    dragged = Signal(object, object)
    """The lane's path and the Chain dragged to."""

    drag_began = Signal()
    """What is dragged from now on is one step."""

    entered = Signal(object)
    """The lane's path, when the keyboard is here from now on."""

    left = Signal()
    """Enter or Esc was pressed: the keyboard goes back to the chain."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("operand")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.lane: Path = ()
        self._operand: Chain | None = None
        self._shown = self._at_rest = ""
        self._press: QPoint | None = None
        self._dragging = self._is_fresh = self._came_by_press = False
        self._from = 0.0
        self.editingFinished.connect(self.take_typed)
        self.textEdited.connect(self._await)

    def show_value(self, lane: Path, operand: Chain) -> None:
        """Take on what starts at a constant, unless another is being typed for this operand.

        A path may be that of another operand after an edit; the frozen chain itself tells.
        """
        same, self._operand, self.lane = operand is self._operand, operand, lane
        text = constant_text(operand.start)
        start = operand.start
        self._at_rest = fitted(start, FIGURES) if isinstance(start, float) else text
        self._shown = text if "…" in self._at_rest else self._at_rest
        self.setAccessibleName(self.tr("Number {0}").format(text))
        if not (same and self.isModified()):
            self._show()
            if self.toolTip():
                self._mark("")

    def _show(self) -> None:
        """Show the number, in short where it does not fit and is not edited."""
        self.setText(self._shown if self.hasFocus() else self._at_rest)
        self.setCursorPosition(0)

    @property
    def is_held(self) -> bool:
        """Whether something typed waits in it, or its number is being dragged."""
        return self.isModified() or self._press is not None

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session once nothing typed is pending."""
        pending = self.isModified() or self.isRedoAvailable()
        return leave_undo(event, pending) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Take Enter for the number, and forget it on Esc; both end here."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self._await()
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not self.toolTip():
                self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Remember where a drag of the number may begin; a field being edited selects text."""
        self._dragging = False
        self._press = None
        if event.button() == Qt.MouseButton.LeftButton and self._is_fresh:
            self._press = event.position().toPoint()
        self._is_fresh, self._came_by_press = False, self._is_fresh
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # Qt's name
        """Offer the block's menu; a field that was edited before has a menu of its own."""
        if event.reason() == QContextMenuEvent.Reason.Mouse and self._came_by_press:
            self.left.emit()
            event.ignore()
            return
        super().contextMenuEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Note whether this very press gave the keyboard to the field."""
        self._is_fresh = event.reason() == Qt.FocusReason.MouseFocusReason
        if self.text() == self._at_rest != self._shown:
            self._show()
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.entered.emit(self.lane)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # Qt's name
        """Show the number in short again, unless something typed waits."""
        super().focusOutEvent(event)
        if not self.isModified() and self.text() != self._at_rest:
            self._show()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Change the number by a tenth a few pixels; the whole drag is one step."""
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        across = event.position().toPoint().x() - self._press.x()
        if not self._dragging and abs(across) >= QApplication.startDragDistance():
            self._dragging, self._from = True, self._number()
            self.drag_began.emit()
        if self._dragging:
            number = snap(self._from + across / PIXELS * TENTH, TENTH)
            self.setModified(False)
            self.dragged.emit(self.lane, Chain(number))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """End a drag; after a click the text is edited."""
        if self._dragging:
            self.drag_began.emit()
            self.left.emit()
        self._press, self._dragging = None, False
        super().mouseReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """Forget what was typed or dragged: its operand is gone, and the path is another's."""
        self._forget()
        super().hideEvent(event)

    def give_back(self) -> None:
        """Forget what was typed or dragged, and give the keyboard back to the chain."""
        self._forget()
        self.left.emit()

    def _await(self) -> None:
        self._mark("")
        tell_waiting(self)

    def _forget(self) -> None:
        if self.isModified():
            self.setModified(False)
            tell_waiting(self)
        self._press, self._dragging = None, False

    def _number(self) -> float:
        """Give the number shown; a drag of pi or e starts at its value."""
        return parse(self._shown).constant

    @property
    def waits(self) -> bool:
        """Whether something is typed that is not committed."""
        return self.isModified() and self.text() not in (self._shown, self._at_rest)

    @property
    def place(self) -> str:
        """Which operand it is of."""
        return " ".join(map(str, ("operand", *self.lane)))

    @property
    def on_screen(self) -> str:
        """The text in it."""
        return self.text()

    def type_again(self, text: str) -> None:
        """Have a text wait as if it were typed."""
        self.setText(text)
        self.setModified(True)
        self._await()

    def take_typed(self) -> str:
        """Commit what was typed; say why it cannot be, or nothing."""
        if not self.waits:
            return ""
        try:
            chain = parse(self.text())
        except FormulaError as error:
            self._mark(str(error))
            return unfinished(self.tr("a block"), self.text())
        self.setModified(False)
        self.committed.emit(self.lane, chain)
        tell_waiting(self)
        return ""

    def _mark(self, problem: str) -> None:
        show_mistake(self, problem)
        palette = QApplication.palette(self)
        if problem:
            palette.setColor(palette.ColorRole.Text, theme_of(palette).backward)
        self.setPalette(palette)
