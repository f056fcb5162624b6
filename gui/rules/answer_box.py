"""A field for an answer, and what is said of it once it is handed in."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core import formula
from core.chain import Chain
from core.incremental import Slices, advance
from core.symbolic.forms import MARKS
from gui.widgets.frame import FRAME
from gui.widgets.guarded import guarded
from gui.widgets.into_view import bring_into_view
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import theme_of
from gui.widgets.timers import one_shot

SLICE = 0.008
"""Seconds of judging at a time."""


@guarded
class AnswerBox(QWidget):
    """Asks for f′ of a chain, and judges what is typed by Return or by its button.

    Parameters
    ----------
    name : str
        What the names of its field and its verdict begin with.
    asked : callable
        Gives the chain and the order of the derivative that is asked for.
    values : callable
        Gives the values of its parameters.
    """

    passed = Signal()
    """Return was pressed once more below an answer that is right."""

    def __init__(
        self,
        name: str,
        asked: Callable[[], tuple[Chain, int]],
        values: Callable[[], Mapping[str, float]] = dict,
    ) -> None:
        super().__init__()
        self._asked, self._values = asked, values
        self._work: Slices[None] | None = None
        self._is_right = False
        self._turn = one_shot(self, 0, self._go_on)
        self._into_view = one_shot(self, FRAME, lambda: bring_into_view(self.verdict))
        self.edit, self.verdict = QLineEdit(), PlainLabel()
        self._button = QPushButton(self.tr("Check"))
        self.edit.setObjectName(f"{name}Edit")
        self.edit.setAccessibleName(self.tr("Your derivative"))
        self.edit.setPlaceholderText(self.tr("your derivative"))
        self.verdict.setObjectName(f"{name}Verdict")
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        self.edit.returnPressed.connect(self._return)
        self.edit.textEdited.connect(self.forget)
        self._button.clicked.connect(self.judge)
        row = QHBoxLayout()
        row.addWidget(self.edit, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.verdict)

    def forget(self) -> None:
        """Take the verdict away: it was of another question."""
        self._turn.stop()
        self._work, self._is_right = None, False
        self.verdict.hide()

    def _return(self) -> None:
        if self._is_right:
            self.passed.emit()
        else:
            self.judge()

    def judge(self) -> None:
        """Say what the answer is, or what is wrong with how it is typed."""
        if not self.edit.text().strip():
            return
        try:
            answer = formula.parse(self.edit.text())
        except formula.FormulaError as error:
            end = "" if error.reason.endswith(("?", ".")) else "."
            self._say(f"{error.reason[0].upper()}{error.reason[1:]}{end}", is_right=False)
            return
        self._work = self._judged(answer)
        self._go_on()

    def _go_on(self) -> None:
        if self._work is not None and advance(self._work, SLICE):
            self._turn.start()
        else:
            self._work = None

    def _judged(self, answer: Chain) -> Slices[None]:
        from core.answer.judged import judged_in_slices  # not before somebody answers
        from core.answer.words import told

        chain, order = self._asked()
        found = yield from judged_in_slices(chain, answer, order, self._values())
        self._say(told(found, MARKS[order]), is_right=found.equal)

    def _say(self, words: str, *, is_right: bool) -> None:
        mark, self._is_right = "✓" if is_right else "✗", is_right
        self.verdict.setText(f"{mark} {words}")
        self._colour()
        self.verdict.show()
        self._into_view.start()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        palette, theme = self.palette(), theme_of(self.palette())
        text = theme.numerical if self._is_right else theme.text
        palette.setColor(palette.ColorRole.WindowText, text)
        self.verdict.setPalette(palette)
