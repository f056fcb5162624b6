"""The formula, typed: text becomes blocks as one types, and blocks become text."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core import formula
from core.formula import FormulaError
from gui.session import Session
from gui.theme import number_font, theme_of

REST = 600
"""Milliseconds of rest before a mistake is shown, so that nothing flashes while typing."""


class FormulaEdit(QLineEdit):
    """The field; it owns Ctrl+Z until its text is committed."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the session once nothing typed is pending."""
        pending = self.isModified() or self.isRedoAvailable()
        if event.type() == QEvent.Type.ShortcutOverride and not pending:
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):  # type: ignore[attr-defined]  # a QKeyEvent
                event.ignore()
                return False
        return super().event(event)


class FormulaBar(QWidget):
    """The formula field and what is wrong with its text.

    Parameters
    ----------
    session : Session
        Whose chain is written.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.edit = FormulaEdit()
        self.edit.setObjectName("formulaEdit")
        self.edit.setAccessibleName(self.tr("Formula of f"))
        self.edit.setFont(number_font(1))
        self.edit.setPlaceholderText(self.tr("for example x^2 sin(x)"))
        self._problem = QLabel()
        self._problem.setObjectName("formulaProblem")
        self._problem.setAccessibleName(self.tr("What is wrong with the formula"))
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._show_problem)
        label = QLabel("f(x) =")
        label.setBuddy(self.edit)
        label.setFont(number_font(1))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 2)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._problem)
        self._error: FormulaError | None = None
        self.edit.textEdited.connect(self._read)
        self.edit.editingFinished.connect(self._finish)
        session.chain_changed.connect(self._write)
        self._write()

    def _read(self, text: str) -> None:
        """Let the typed text become the chain; the last good chain stays while it is wrong."""
        self._clear_problem()
        try:
            chain = formula.parse(text)
        except FormulaError as error:
            self._error = error
            self._rest.start()
            return
        self._error = None
        self._session.set_chain(chain, typing=True)

    def _finish(self) -> None:
        self._session.end_typing()
        if self._error is not None:
            self._show_problem()
        else:
            self.edit.setText(self.edit.text())  # forgets what the field could undo

    def _write(self) -> None:
        """Write the chain, unless the text at hand says the same in other words."""
        if self._error is None and self._means_the_chain():
            return
        self._error = None
        self._clear_problem()
        self.edit.setText(formula.format(self._session.chain))

    def _means_the_chain(self) -> bool:
        try:
            return formula.parse(self.edit.text()) == self._session.chain
        except FormulaError:
            return False

    def _show_problem(self) -> None:
        if self._error is None:
            return
        self._rest.stop()
        palette = self._problem.palette()
        palette.setColor(palette.ColorRole.WindowText, theme_of(palette).backward)
        self._problem.setPalette(palette)
        self._problem.setText(f"⚠ {self._error}")
        if self.edit.hasFocus():
            self.edit.setCursorPosition(min(self._error.position, len(self.edit.text())))

    def _clear_problem(self) -> None:
        self._rest.stop()
        self._problem.clear()
