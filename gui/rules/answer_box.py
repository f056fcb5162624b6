"""A field for an answer, and what is said of it once it is handed in."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core import formula
from core.chain import Chain
from core.symbolic.forms import MARKS
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import theme_of


@guarded
class AnswerBox(QWidget):
    """Asks for f′ of a chain, and judges what is typed by Return or by its button.

    Parameters
    ----------
    name : str
        What the names of its field and its verdict begin with.
    asked : callable
        Gives the chain and the order of the derivative that is asked for.
    """

    def __init__(self, name: str, asked: Callable[[], tuple[Chain, int]]) -> None:
        super().__init__()
        self._asked = asked
        self.edit, self.verdict = QLineEdit(), PlainLabel()
        self._button = QPushButton(self.tr("Check"))
        self.edit.setObjectName(f"{name}Edit")
        self.edit.setAccessibleName(self.tr("Your derivative"))
        self.edit.setPlaceholderText(self.tr("your derivative"))
        self.verdict.setObjectName(f"{name}Verdict")
        self.verdict.setWordWrap(True)
        self.verdict.hide()
        self.edit.returnPressed.connect(self.judge)
        self.edit.textEdited.connect(self.verdict.hide)
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
        self.verdict.hide()

    def judge(self) -> None:
        """Say what the answer is, or what is wrong with how it is typed."""
        if not self.edit.text().strip():
            return
        is_right = False
        try:
            answer = formula.parse(self.edit.text())
        except formula.FormulaError as error:
            words = f"{error.reason[0].upper()}{error.reason[1:]}."
        else:
            is_right, words = self._judged(answer)
        mark = "✓" if is_right else "✗"
        self.verdict.setText(f"{mark} {words}")
        palette, theme = self.palette(), theme_of(self.palette())
        palette.setColor(palette.ColorRole.WindowText, theme.numerical if is_right else theme.text)
        self.verdict.setPalette(palette)
        self.verdict.show()

    def _judged(self, answer: Chain) -> tuple[bool, str]:
        from core.answer.judged import judged  # not before somebody answers
        from core.answer.words import told

        chain, order = self._asked()
        found = judged(chain, answer, order)
        return found.equal, told(found, MARKS[order])
