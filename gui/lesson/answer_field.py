"""Where a prediction is typed: a number, or an expression for one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from core import formula
from core.formula import FormulaError
from gui.widgets.theme import number_font

FIGURES = 9
"""How wide it is."""


class AnswerField(QLineEdit):
    """Takes what reads as a number, and leaves the rest to be mended."""

    answered = Signal(float)
    """A number was typed, and confirmed by Return."""

    refused = Signal(str)
    """What was typed is none, and why."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("predictEdit")
        self.setAccessibleName(self.tr("Your prediction"))
        self.setFont(number_font())
        self.setFixedWidth(FIGURES * self.fontMetrics().horizontalAdvance("8") + 14)
        self.setPlaceholderText("?")
        self.returnPressed.connect(self._take)

    def _take(self) -> None:
        try:
            value = formula.number(self.text())
        except FormulaError as error:
            self.refused.emit(str(error))
        else:
            self.answered.emit(value)
