"""One line for words: the hint of the first minute, and what an example teaches."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.digits import shown
from gui import settings
from gui.session import Session
from gui.widgets.close_button import close_button
from gui.widgets.plain_text import PlainLabel

if TYPE_CHECKING:
    from core.chain import Chain


class Hint(QWidget):
    """Says what to try first until dismissed, and then only what the session tells.

    While it makes way for another line, what the session tells is passed on to that.
    """

    passed_on = Signal(str)
    withdrawn = Signal(str)
    """What was passed on is true no longer."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("hint")
        self._makes_way, self._passed = False, ""
        self._lessons: list[tuple[Chain, str]] = []
        self._session = session
        self._first = self._what_to_try()
        self._words = PlainLabel(self._first)
        self._words.setObjectName("hintWords")
        self._words.setAccessibleName(self.tr("Hint"))
        close = close_button("hintClose", self.tr("Dismiss the hint"))
        close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 2)
        row.addWidget(self._words)
        row.addWidget(close)
        row.addStretch(1)
        session.told.connect(self._tell)
        session.taught.connect(self._teach)
        for signal in (session.chain_changed, session.pins_changed):
            signal.connect(self._forget)
        for signal in (
            session.view_changed, session.selection_changed, session.parameters_changed,
            session.shown_changed,
        ):  # fmt: skip
            signal.connect(self._forget_if_over)
        for signal in (
            session.chain_changed, session.x_changed, session.parameters_changed,
            session.walk.changed, session.check_changed,
        ):  # fmt: skip
            signal.connect(self._follow)
        # Only hidden, never shown: without a parent yet, it would be a window of its own.
        if _is_dismissed():
            self.hide()

    def make_way(self, away: bool) -> None:
        """Stay out of sight while something more urgent is told: one line in one place."""
        self._makes_way = away
        self._show()

    def _what_to_try(self) -> str:
        """Say where f′ at x comes from, if it is a number, and what else there is to do.

        Who walks through a pass is told how to leave it, and no number that is still to come.
        """
        if self._session.walk.done is not None:
            return self.tr("What is hidden comes with the pass. Esc in its bar shows all again.")
        gradient = self._session.trace.gradient
        is_told = math.isfinite(gradient) and self._session.lab.fault is None
        if not self._session.chain.blocks or not is_told:
            return self.tr("Drag a block into a gap, or drag x.")
        words = self.tr("Press Play to see where {0} comes from, or drag a block into a gap.")
        if "x" in self._session.without_derivative:
            words = self.tr(
                "Press Play to see where backprop's {0} comes from, or drag a block into a gap."
            )
        return words.format(shown(gradient, self._session.rounding.sums.get("x", 0.0)))

    def _follow(self) -> None:
        """Name the number that there is now, unless something else is told."""
        is_first, self._first = self._words.text() == self._first, self._what_to_try()
        if is_first:
            self._words.setText(self._first)

    def _tell(self, sentence: str) -> None:
        if self._makes_way:
            self._withdraw()
            self._passed = sentence
            self.passed_on.emit(sentence)
            return
        self._words.setText(sentence)
        self._show()

    def _teach(self, sentence: str) -> None:
        """Tell what there is to see in a function, now and whenever that is open again."""
        chain = self._session.chain
        others = [(known, words) for known, words in self._lessons if known != chain]
        self._lessons = [(chain, sentence), *others]
        self._tell(sentence)

    def _withdraw(self) -> None:
        passed, self._passed = self._passed, ""
        if passed:
            self.withdrawn.emit(passed)

    def _show(self) -> None:
        is_idle = self._words.text() == self._first and _is_dismissed()
        self.setHidden(self._makes_way or is_idle)

    def _forget(self) -> None:
        """Take back what was told of another function, for what there is to see in this one."""
        self._withdraw()
        chain = self._session.chain
        lesson = next((words for known, words in self._lessons if known == chain), "")
        if lesson:
            self._tell(lesson)
        elif self._words.text() != self._first:
            self._words.setText(self._first)
            self._show()

    def _forget_if_over(self) -> None:
        if self._session.is_told_over:
            self._forget()

    def _dismiss(self) -> None:
        settings.keep("hint_dismissed", True)
        self._words.setText(self._first)
        self._show()


def _is_dismissed() -> bool:
    return settings.flag("hint_dismissed", default=False)
