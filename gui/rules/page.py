"""The page of rules: an answer of one's own, the way to f′, f″ or f‴ step by step, and practice."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.symbolic.forms import MARKS
from gui import settings
from gui.rules.answer_box import AnswerBox
from gui.rules.steps import Steps
from gui.session import Session
from gui.widgets.disclosure import Disclosure
from gui.widgets.fitted_label import FittedLabel
from gui.widgets.frame import FRAME
from gui.widgets.guarded import guarded
from gui.widgets.into_view import bring_to_top
from gui.widgets.plain_text import PlainLabel
from gui.widgets.timers import one_shot

FOLDED = "rulesStepsFolded"


@guarded
class RulesPage(QWidget):
    """Asks before it tells: the field stands above the steps, which may be folded away."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("rulesPage")
        self._session = session
        self._order = QComboBox()
        tip = self.tr("Each rule on the way; folded, it stays so for the next formula")
        self._steps_button = Disclosure("stepsButton", self.tr("Step by step"), tip)
        self._practice_button = Disclosure("practiceButton", self.tr("Practice"))
        self._practice = QVBoxLayout()
        self._to_practice = one_shot(self, FRAME, lambda: bring_to_top(self._practice_button))
        self._answer = AnswerBox(
            "answer", lambda: (session.chain, self.order), lambda: session.document.values
        )
        self.steps = Steps(session, lights=True)
        self._compose()
        session.chain_changed.connect(self._renew)

    def _compose(self) -> None:
        self._order.setObjectName("rulesOrder")
        self._order.setAccessibleName(self.tr("Which derivative"))
        self._order.addItems([f"{mark}(x)" for mark in MARKS[1:]])
        self._order.currentIndexChanged.connect(self._renew)
        self._steps_button.setChecked(not settings.flag(FOLDED, default=False))
        self.steps.setVisible(self._steps_button.isChecked())
        self._steps_button.toggled.connect(self._fold)
        self._practice_button.toggled.connect(self._disclose)
        label = PlainLabel(self.tr("Find"))
        label.setBuddy(self._order)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self._order)
        rest = FittedLabel()
        rest.setText(self.tr("yourself, or see how"))
        head.addWidget(rest, 1)
        all_of_it = QVBoxLayout(self)
        all_of_it.setContentsMargins(12, 12, 12, 8)
        all_of_it.setSpacing(8)
        all_of_it.addLayout(head)
        all_of_it.addWidget(self._answer)
        all_of_it.addWidget(self._steps_button)
        all_of_it.addWidget(self.steps)
        all_of_it.addWidget(self._practice_button)
        all_of_it.addLayout(self._practice)
        all_of_it.addStretch(1)

    @property
    def order(self) -> int:
        """Which derivative is shown."""
        return self._order.currentIndex() + 1

    def _fold(self, is_open: bool) -> None:
        settings.keep(FOLDED, not is_open)
        self.steps.setVisible(is_open)
        self._write()

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
        if is_open:
            self._to_practice.start()  # it stands below the steps, which may fill the page

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Take up what has changed while another page was seen."""
        super().showEvent(event)
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """End the process with the page."""
        super().hideEvent(event)
        self.steps.stop()

    def _renew(self) -> None:
        self._answer.forget()
        self._write()

    def _write(self) -> None:
        """Have the steps written where they are seen."""
        if self.isVisible() and self._steps_button.isChecked():
            self.steps.begin(self._session.chain, self.order)
        else:
            self.steps.stop()
