"""Practice: one exercise after the other, by rule and level, and a sheet of them on paper."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from core.chain import Chain
from core.expression.screen import text
from core.practice.exercises import LEVELS, Exercise, in_turn, titles
from core.rules.trees import formula_of
from gui import last_folder
from gui.rules.answer_box import AnswerBox
from gui.rules.equation import Equation
from gui.rules.sheet_writer import SheetWriter
from gui.rules.steps import Steps
from gui.session import Session, propose
from gui.widgets import message
from gui.widgets.disclosure import Disclosure
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.save_dialog import ask_where

ON_A_SHEET = 12
"""How many exercises a worksheet has."""

MOST_SHEETS = 9999

SHORTEST = 13
"""How many letters of a rule are seen at least."""


@guarded
class PracticeBox(QWidget):
    """Asks for f′ of exercises; none is made before it is seen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._exercise: Exercise | None = None
        self._rule, self._level, self._sheet = QComboBox(), QComboBox(), QSpinBox()
        self._turn, self._at = in_turn(next(titles())[0], LEVELS[0], 1), 0
        self._steps_button = Disclosure("practiceSteps", self.tr("Show the steps"))
        self._steps = Steps(session, lights=False)
        self._equation = Equation()
        self._answer = AnswerBox("practice", self._asked)
        self._next = QPushButton(self.tr("Next"))
        self._open = QPushButton(self.tr("Open"))
        self._paper = QPushButton(self.tr("Worksheet …"))
        self._note, self._count = PlainLabel(), PlainLabel()
        self._writer = SheetWriter(self)
        self._name_all()
        self._compose()
        self._rule.currentIndexChanged.connect(self._begin)
        self._level.currentIndexChanged.connect(self._begin)
        self._sheet.valueChanged.connect(self._begin)
        self._next.clicked.connect(self._go_on_typing)
        self._answer.passed.connect(self._go_on_typing)
        self._steps_button.toggled.connect(self._steps.setVisible)
        self._steps.outlined.connect(self._equation.show_drawing)
        self._open.clicked.connect(self._open_exercise)
        self._paper.clicked.connect(self._write_sheet)
        self._writer.ended.connect(self._tell)

    @property
    def exercise(self) -> Exercise | None:
        """What is asked for."""
        return self._exercise

    def begin(self) -> None:
        """Make the first exercise, now that it is seen."""
        if self._exercise is None:
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Have the exercise typeset, if that was not done."""
        super().showEvent(event)
        if self._exercise is not None:
            self._steps.begin(self._exercise.chain)

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """End the process with the page."""
        super().hideEvent(event)
        self._steps.stop()

    def _name_all(self) -> None:
        for rule, title in titles():
            self._rule.addItem(title, rule)
        for level in LEVELS:
            self._level.addItem(self.tr("level {0}").format(level), level)
        self._sheet.setRange(1, MOST_SHEETS)
        self._sheet.setPrefix(self.tr("no. "))
        for widget, name, words in (
            (self._rule, "practiceRule", self.tr("Rule to practise")),
            (self._level, "practiceLevel", self.tr("Level")),
            (self._sheet, "practiceSheet", self.tr("Number of the worksheet")),
            (self._equation, "practiceExercise", ""),
            (self._next, "practiceNext", self.tr("Next exercise: Return below a right answer")),
            (self._open, "practiceOpen", self.tr("Open the exercise as blocks")),
            (self._paper, "practicePaper", self.tr("Write a worksheet with answers")),
            (self._note, "practiceNote", ""),
            (self._count, "practiceCount", ""),
        ):
            widget.setObjectName(name)
            widget.setToolTip(words)
            if words:
                widget.setAccessibleName(words)
        self._note.setWordWrap(True)
        self._note.hide()

    def _compose(self) -> None:
        self._rule.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._rule.setMinimumContentsLength(SHORTEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widgets in ((self._rule, self._level), (self._sheet, self._paper)):
            column.addLayout(_side_by_side(*widgets))
        self._steps.hide()
        for widget in (self._note, self._equation, self._answer):
            column.addWidget(widget)
        column.addLayout(_side_by_side(self._next, self._open, self._count))
        column.addWidget(self._steps_button)
        column.addWidget(self._steps)

    def _asked(self) -> tuple[Chain, int]:
        assert self._exercise is not None
        return self._exercise.chain, 1

    @property
    def _chosen(self) -> tuple[str, int]:
        return str(self._rule.currentData()), int(self._level.currentData())

    def _begin(self) -> None:
        self._turn, self._at = in_turn(*self._chosen, self._sheet.value()), 0
        self._go_on()

    def _go_on(self) -> None:
        """Show the next exercise; after the last of a sheet comes the next sheet."""
        made = next(self._turn, None) if self._at < ON_A_SHEET else None
        if made is None:
            self._sheet.setValue(self._sheet.value() % MOST_SHEETS + 1)  # which begins it
            return
        self._at += 1
        self._count.setText(self.tr("{0} of {1}").format(self._at, ON_A_SHEET))
        self._exercise, chain = made, made.chain
        self._equation.show_equation(f"f(x) = {text(formula_of(chain))}")
        self._steps_button.setChecked(False)
        self._steps.begin(chain)
        self._answer.edit.clear()
        self._answer.forget()

    def _go_on_typing(self) -> None:
        self._go_on()
        self._answer.edit.setFocus()

    def _open_exercise(self) -> None:
        if self._exercise is not None:
            made = self._exercise
            proposal = propose.rewrite(self._session.chain, made.chain, made.formula)
            self._session.commit(replace(proposal, merges=False))

    def _write_sheet(self) -> None:
        if self._writer.is_busy:
            return
        rule, level = self._chosen
        title = f"{self._rule.currentText()}, {self._level.currentText()}, {self._sheet.text()}"
        start = last_folder.first_choice(None, f"{rule}-{level}-{self._sheet.value()}.pdf")
        kinds = [self.tr("PDF document (*.pdf)"), self.tr("LaTeX (*.tex)")]
        path = ask_where(self, self.tr("Worksheet"), start, kinds)
        if path is not None:
            self._write_to(path, title)

    def _write_to(self, path: Path, title: str) -> None:
        last_folder.note(path)
        self._note.setText(self.tr("The worksheet is being written …"))
        self._note.show()
        what = (*self._chosen, ON_A_SHEET, self._sheet.value())
        self._writer.write(path, what, title)

    def _tell(self, problem: str) -> None:
        self._note.setText(self.tr("The worksheet is written."))
        self._note.setVisible(not problem)
        if problem:
            message.warn(self, self.tr("Worksheet"), problem)


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
