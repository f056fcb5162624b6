"""The card of the errors against h: worked out at rest, in slices, while it is seen."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from core.incremental import Slices, advance
from core.numerical import Outcome, Verdict
from gui.check.error_plot import ErrorPlot
from gui.session import Session
from gui.widgets.card import Card
from gui.widgets.copying import copy_text, numbers_to_copy
from gui.widgets.disclosure import Disclosure
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain

if TYPE_CHECKING:
    from core.numerical.error_against_h import ErrorAgainstH

REST = 60
"""Milliseconds without a change after which the errors are worked out."""

SLICE = 0.008
"""Seconds of that between which the window has its turn; any change drops the work."""

INSET = 8


@guarded
class ErrorCard(Card):
    """A title that folds it, the plot, and what it says in a sentence."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("errorCard")
        self._session = session
        self._found: ErrorAgainstH | None = None
        self._known: tuple[object, ...] = ()
        self._work: Slices[None] | None = None
        self._rest = session.turns.one_shot(self, REST, self._begin)
        self._turn = session.turns.one_shot(self, 0, self._go_on)
        tip = self.tr("How far each numerical derivative is off f′ as h shrinks from 1 to 10⁻¹⁶")
        self._fold = Disclosure("showErrors", self.tr("Error against h"), tip)
        self._digits = QToolButton()
        self._copy = QAction(self.tr("Copy the errors as a table"), self)
        self.plot, self._words = ErrorPlot(), PlainLabel()
        self._compose()
        self.plot.place_asked.connect(self._take_place)
        self.plot.moved.connect(self._move)
        self.plot.best_asked.connect(self._take_best)
        session.check_changed.connect(self._follow)

    def fold(self, *, folded: bool) -> None:
        """Show the title alone, or all of it."""
        self._fold.setChecked(not folded)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Work out what was left while nobody saw it."""
        super().showEvent(event)
        self._follow()

    def _compose(self) -> None:
        self._digits.setObjectName("errorDigits")
        self._digits.setText(self.tr("120 digits"))
        self._digits.setToolTip(as_plain(self.tr(
            "Hold the errors against f′ with 120 digits, not against backprop's"
        )))  # fmt: skip
        self._digits.setCheckable(True)
        self._fold.setChecked(True)
        self._fold.toggled.connect(self._show_fold)
        self._digits.toggled.connect(self._follow)
        self._copy.triggered.connect(self._copy_table)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.plot.addAction(self._copy)
        self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._words.setObjectName("errorWords")
        self._words.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addWidget(self._digits)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 4, INSET, INSET)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot)
        column.addWidget(self._words)

    def _show_fold(self, is_open: bool) -> None:
        for widget in (self.plot, self._words, self._digits):
            widget.setVisible(is_open)
        self._follow()

    @property
    def _wanted(self) -> tuple[object, ...]:
        session, document = self._session, self._session.document
        of = id(session.chain), document.parameters, repr(document.x), session.by
        return (*of, self._digits.isChecked(), session.lab.fault)

    def _follow(self) -> None:
        """Move the dot, and have the lines anew where f or x is another."""
        if self._wanted != self._known:
            self._work = None
            self._turn.stop()
            self._rest.start()
        self._show()

    def _begin(self) -> None:
        if self.isVisible() and self._fold.isChecked():
            self._work = self._working(self._wanted)
            self._go_on()

    def _go_on(self) -> None:
        if self._work is None or self._session.known_check is None:
            self._work = None  # the check goes first, and tells when it is done
            return
        if advance(self._work, SLICE):
            self._turn.start()
        else:
            self._show()

    def _working(self, wanted: tuple[object, ...]) -> Slices[None]:
        from core.numerical.error_against_h import errors_along  # loaded after the first paint

        session = self._session
        at = session.lab.function, session.document.x, session.by
        self._found = yield from errors_along(*at, exact=self._digits.isChecked())
        self._known, self._chain = wanted, session.chain  # kept, so that its id is its own
        self._work = None

    def _show(self) -> None:
        found = self._found
        is_seen = self._fold.isChecked() and self.isVisible()
        if not self._known or not is_seen or self._session.known_check is None:
            return
        if self._known != self._wanted:
            self.plot.pale()  # nothing is worked out while x moves
            return
        from core.numerical import error_words
        from core.plot.error_figure import error_figure

        has_none = self._session.check.finding.outcome is Outcome.NO_DERIVATIVE
        if found is None or has_none:
            is_beyond = self._digits.isChecked() and not has_none
            self._show_none(error_words.TOO_MANY_DIGITS if is_beyond else error_words.NOTHING)
            return
        self.plot.setVisible(True)
        numbers = self._session.numbers
        figure = error_figure(found, numbers.step, numbers.numerical)
        self.plot.show_figure(replace(figure, best=None) if self._is_against_broken else figure)
        told, all_told = error_words.told(found), error_words.of_all(found)
        if self._is_against_broken:
            told = all_told = error_words.BROKEN_RULE
        self._words.setText(self._of_which(told))
        at = error_words.at_step(numbers.step, numbers.abs_error)
        self.plot.setAccessibleDescription(f"{at}. {all_told}")
        self.plot.setToolTip(as_plain(all_told))

    def _show_none(self, words: str) -> None:
        self.plot.setVisible(False)
        self.plot.show_figure(None)
        self._words.setText(words)

    @property
    def _is_against_broken(self) -> bool:
        """Whether the errors are held against what a wrong rule gives, and so go to nothing."""
        is_wrong = self._session.check.verdict is Verdict.WRONG_GRADIENT
        return is_wrong and self._found is not None and not self._found.digits

    def _of_which(self, words: str) -> str:
        """Say first of which derivative, where there are several to choose from."""
        from core.numerical.words import derivative_of

        many = bool(self._session.chain.parameters)
        return f"{derivative_of(self._session.by)}: {words}" if many else words

    def _take_place(self, place: float) -> None:
        from core.plot.error_figure import step_at

        self._session.set_step(step_at(place))

    def _move(self, quarters: int) -> None:
        from core.plot.error_figure import step_beside

        self._session.set_step(step_beside(self._session.document.step, quarters))

    def _take_best(self) -> None:
        if self._found is not None and not self._is_against_broken:
            self._session.set_step(self._found.best)

    def _copy_table(self) -> None:
        if self._found is not None:
            from core.numerical.error_words import table

            copy_text(numbers_to_copy(table(self._found)), self.plot)
