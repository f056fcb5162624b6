"""A derivative step by step: rows that are written in slices, and typeset by the other process."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from core import formula
from core.chain import Chain
from core.incremental import Slices, advance
from core.symbolic.forms import MARKS
from gui.rules.lines import Line, Shown, shown
from gui.rules.step_row import StepRow
from gui.session import Session
from gui.widgets.derivative_process import DerivativeProcess, Found, Outline
from gui.widgets.drawing import drawing
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel

REST = 150
"""Milliseconds that a chain rests before its steps are written anew."""

LEAST = 1
"""Pixels of its width and height before there is a step.

What Qt has once given no size it takes for outside of the screen ever after, and does not wipe away
where it stood when it moves.
"""

SLICE = 0.008
"""Seconds of that work at a time."""


@guarded
class Steps(QWidget):
    """Writes the steps of a chain; the final form comes from the other process.

    What it shows is confirmed by backprop, step by step, before it is shown.

    Parameters
    ----------
    session : Session
    lights : bool
        Whether the chain is that of the session, whose blocks a step lights and is lit by.
    """

    outlined = Signal(object)
    """The chain itself, as a Drawing; None if it cannot be drawn."""

    def __init__(self, session: Session, *, lights: bool) -> None:
        super().__init__()
        self._session, self._lights = session, lights
        self._chain, self._order = Chain(), 1
        self._derivatives: dict[int, str] = {}
        self._rows: list[StepRow] = []
        self._lines: tuple[Line, ...] = ()
        self._found: Chain | None = None
        self._process = DerivativeProcess(self)
        self._rest = session.turns.one_shot(self, REST, self._write)
        self._turn = session.turns.one_shot(self, 0, self._go_on)
        self._work: Slices[None] | None = None
        self._note = PlainLabel()
        self._note.setObjectName("rulesNote")
        self._note.setWordWrap(True)
        self._note.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        all_of_it = QVBoxLayout(self)
        all_of_it.setContentsMargins(0, 0, 0, 0)
        all_of_it.addSpacerItem(QSpacerItem(LEAST, LEAST))
        all_of_it.addLayout(self._column)
        all_of_it.addWidget(self._note)
        self._process.drawn.connect(self._typeset)
        self._process.found.connect(self._take)
        self._process.outlined.connect(self._take_outline)
        session.attention.hovered_changed.connect(self._light)
        session.selection_changed.connect(self._light)

    def rows(self) -> list[StepRow]:
        """Give the steps that are shown, what comes of them last."""
        return [row for row in self._rows if not row.isHidden()]

    def begin(self, chain: Chain, order: int = 1) -> None:
        """Write the steps to a derivative of a chain, once nothing else has come for a moment."""
        if chain is not self._chain:
            self._derivatives.clear()
        self._chain, self._order = chain, order
        self._rest.start()

    def stop(self) -> None:
        """End all work, and the process."""
        self._rest.stop()
        self._turn.stop()
        self._work = None
        self._process.stop()

    def _light(self) -> None:
        for row in self._rows:
            row.update()

    def _write(self) -> None:
        """Write the steps to this derivative from the one before, once that is known."""
        self._turn.stop()
        self._work = None
        order, chain = self._order, self._chain
        missing = next((n for n in range(1, order) if n not in self._derivatives), order)
        if missing < order:
            self._show(Shown((), ""))
            self._tell(_tr("{0} is being worked out …").format(MARKS[missing]))
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
            path = line.path if self._lights else None
            row.show_step(line.title, line.equation, line.reason, path)
            row.show()
        self._tell(found.refusal and f"{found.refusal[0].upper()}{found.refusal[1:]}.")

    def _tell(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _take_outline(self, chain: Chain, outline: Outline | None) -> None:
        if chain == self._chain:
            self.outlined.emit(drawing(outline))

    def _typeset(self, chain: Chain, outlines: list[Outline | None]) -> None:
        if chain == self._chain and len(outlines) == len(self._lines):
            for row, outline in zip(self._rows, outlines, strict=False):
                row.equation.show_drawing(drawing(outline))

    def _take(self, chain: Chain | None, found: Found | None) -> None:
        if chain != self._chain:
            return
        order = next((n for n in range(1, self._order) if n not in self._derivatives), self._order)
        text = found.derivative if found is not None else None
        if text is None:
            why = found.reason if found is not None else _tr("it took more than there is")
            self._tell(_tr("No formula for {0}: {1}.").format(MARKS[order], why))
            for row in self._rows[len(self._lines) :]:
                row.hide()
            return
        self._derivatives[order] = text
        if order < self._order:
            self._write()
            return
        row = self._rows[len(self._lines)]
        if formula.parse(text) == self._found:
            row.show_step(_tr("Simplified"), _tr("There is nothing to simplify."), "", None)
            return
        row.show_step(_tr("Simplified"), f"{MARKS[order]}(x) = {text}", "", None)
        row.equation.show_drawing(drawing(found.outline) if found is not None else None)
        row.show()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Steps", text)
