"""The page of rules: the way to f′, f″ or f‴, step by step."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core import formula
from core.chain import Chain
from core.incremental import Slices, advance
from core.symbolic.forms import MARKS
from gui.rules.answer_box import AnswerBox
from gui.rules.lines import Line, Shown, shown
from gui.rules.step_row import StepRow
from gui.session import Session
from gui.widgets.derivative_process import DerivativeProcess, Found, Outline
from gui.widgets.disclosure import Disclosure
from gui.widgets.drawing import drawing
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel

REST = 150
"""Milliseconds that the chain rests before its steps are written anew."""

SLICE = 0.008
"""Seconds of that work at a time."""


@guarded
class RulesPage(QWidget):
    """Writes the steps while it is seen; the final form comes from the other process.

    What it shows is confirmed by backprop, step by step, before it is shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("rulesPage")
        self._session = session
        self._derivatives: dict[int, str] = {}
        self._rows: list[StepRow] = []
        self._lines: tuple[Line, ...] = ()
        self._found: Chain | None = None
        self._process = DerivativeProcess(self)
        self._rest = session.turns.one_shot(self, REST, self._write)
        self._turn = session.turns.one_shot(self, 0, self._go_on)
        self._work: Slices[None] | None = None
        self._order, self._note = QComboBox(), PlainLabel()
        self._practice_button = Disclosure("practiceButton", self.tr("Practice"))
        self._practice = QVBoxLayout()
        self._answer = AnswerBox("answer", lambda: (session.chain, self.order))
        self._compose()
        self._process.drawn.connect(self._typeset)
        self._process.found.connect(self._take)
        session.chain_changed.connect(self._renew)
        session.attention.hovered_changed.connect(self._light)
        session.selection_changed.connect(self._light)

    def rows(self) -> list[StepRow]:
        """Give the steps that are shown, what comes of them last."""
        return [row for row in self._rows if not row.isHidden()]

    def _compose(self) -> None:
        self._order.setObjectName("rulesOrder")
        self._order.setAccessibleName(self.tr("Which derivative"))
        self._order.addItems([f"{mark}(x)" for mark in MARKS[1:]])
        self._order.currentIndexChanged.connect(self._answer.forget)
        self._order.currentIndexChanged.connect(self._write)
        self._note.setObjectName("rulesNote")
        self._note.setWordWrap(True)
        self._practice_button.toggled.connect(self._disclose)
        label = PlainLabel(self.tr("Step by step to"))
        label.setBuddy(self._order)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self._order)
        head.addStretch(1)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        all_of_it = QVBoxLayout(self)
        all_of_it.setContentsMargins(12, 12, 12, 8)
        all_of_it.setSpacing(8)
        all_of_it.addLayout(head)
        all_of_it.addLayout(self._column)
        all_of_it.addWidget(self._note)
        all_of_it.addWidget(heading(self.tr("Check your answer")))
        all_of_it.addWidget(self._answer)
        all_of_it.addWidget(self._practice_button)
        all_of_it.addLayout(self._practice)
        all_of_it.addStretch(1)

    def _disclose(self, is_open: bool) -> None:
        """Open the practice, which is made when it is first opened."""
        item = self._practice.itemAt(0)
        box = None if item is None else item.widget()
        if box is None and is_open:
            from gui.rules.practice_box import PracticeBox  # with all that makes exercises

            box = PracticeBox(self._session)
            self._practice.addWidget(box)
            box.begin()
        if box is not None:
            box.setVisible(is_open)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Take up what has changed while another page was seen."""
        super().showEvent(event)
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """End the process with the page."""
        super().hideEvent(event)
        self._rest.stop()
        self._turn.stop()
        self._process.stop()

    def _renew(self) -> None:
        self._derivatives.clear()
        self._answer.forget()
        if self.isVisible():
            self._rest.start()

    def _light(self) -> None:
        for row in self._rows:
            row.update()

    @property
    def order(self) -> int:
        """Which derivative is shown."""
        return self._order.currentIndex() + 1

    def _write(self) -> None:
        """Write the steps to this derivative from the one before, once that is known."""
        self._turn.stop()
        self._work = None
        order, chain = self.order, self._session.chain
        missing = next((n for n in range(1, order) if n not in self._derivatives), order)
        if missing < order:
            self._show(Shown((), ""))
            self._note.setText(_tr("{0} is being worked out …").format(MARKS[missing]))
            self._process.ask(chain, order=missing)
            return
        before = chain if order == 1 else formula.parse(self._derivatives[order - 1])
        self._work = self._shown(chain, before, order)
        self._go_on()

    def _go_on(self) -> None:
        if self._work is not None and advance(self._work, SLICE):
            self._turn.start()
        else:
            self._work = None

    def _shown(self, chain: Chain, before: Chain, order: int) -> Slices[None]:
        found = yield from shown(before, order)
        self._show(found)
        latex = tuple(line.latex for line in found.lines)
        if found.lines:
            waits = _tr("{0} is being worked out …").format(MARKS[order])
            self._rows[len(found.lines)].show_step(_tr("Simplified"), waits, "", None)
            self._rows[len(found.lines)].show()
        self._process.ask(chain, order=order, latex=latex)

    def _show(self, found: Shown) -> None:
        self._lines, self._found = found.lines, found.found
        while len(self._rows) < len(found.lines) + 1:
            row = StepRow(self._session)
            self._rows.append(row)
            self._column.addWidget(row)
        for row in self._rows:
            row.hide()
        for row, line in zip(self._rows, found.lines, strict=False):
            row.show_step(line.title, line.equation, line.reason, line.path)
            row.show()
        self._note.setText(found.refusal and f"{found.refusal[0].upper()}{found.refusal[1:]}.")
        self._note.setVisible(bool(found.refusal))

    def _typeset(self, chain: Chain, outlines: list[Outline | None]) -> None:
        if chain == self._session.chain and len(outlines) == len(self._lines):
            for row, outline in zip(self._rows, outlines, strict=False):
                row.equation.show_drawing(drawing(outline))

    def _take(self, chain: Chain | None, found: Found | None) -> None:
        if chain != self._session.chain:
            return
        order = next((n for n in range(1, self.order) if n not in self._derivatives), self.order)
        text = found.derivative if found is not None else None
        if text is None:
            why = found.reason if found is not None else _tr("it took more than there is")
            self._note.setText(_tr("No formula for {0}: {1}.").format(MARKS[order], why))
            self._note.show()
            for row in self._rows[len(self._lines) :]:
                row.hide()
            return
        self._derivatives[order] = text
        if order < self.order:
            self._write()
            return
        row = self._rows[len(self._lines)]
        if formula.parse(text) == self._found:
            row.show_step(_tr("Simplified"), _tr("There is nothing to simplify."), "", None)
            return
        row.show_step(_tr("Simplified"), f"{MARKS[order]}(x) = {text}", "", None)
        row.equation.show_drawing(drawing(found.outline) if found is not None else None)
        row.show()


def heading(text: str) -> PlainLabel:
    """Name a part of the page."""
    label = PlainLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _tr(text: str) -> str:
    return QCoreApplication.translate("RulesPage", text)
