"""Backprop beside the numerical derivative, and what their difference means."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.chain.parameters import on_screen
from core.chain_rule.names import failing_inputs
from core.digits import alike, in_full, short
from core.numerical import Check
from core.plot.tangent import equation
from gui.check.derivative_table import DerivativeTable, sign
from gui.check.error_card import ErrorCard
from gui.check.named_row import named_row
from gui.check.numbers import NumberRows
from gui.check.step_field import StepSizeField
from gui.check.tangent_row import TangentRow
from gui.session import Session
from gui.widgets.card import Card
from gui.widgets.copy_button import copy_button
from gui.widgets.copying import copy_text, numbers_to_copy
from gui.widgets.disclosure import Disclosure
from gui.widgets.fitted_label import FittedLabel
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import theme_of
from gui.widgets.timers import one_shot

EDGE, INSET = 8, 12
"""Pixels around the panel, and between a card's edge and what is on it."""

PATIENCE = 300
"""Milliseconds for which the words of the last check stay, pale, while the next is worked out."""

ROUNDED = 5
"""Digits of a place that was typed as an expression."""

LINES = 2
"""Of a headline beside the plot: so many have their room, so that nothing below them moves."""


@guarded
class CheckPanel(QWidget):
    """A card with the verdict and both derivatives; below it, or beside it, all else."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._holds = True, True
        self._numbers = NumberRows(self)
        self._title = FittedLabel()
        self._verdict, self._reason, self._parts, self._count = (PlainLabel() for _ in range(4))
        self._step, self._errors = StepSizeField(session), ErrorCard(session)
        self._copying = copy_button("copyReport", self.tr("Copy the report"))
        self._tangent = TangentRow()
        self._derivatives = DerivativeTable()
        self._derivatives.chosen.connect(session.look_at)
        self._digits = self._disclosure()
        self._late = one_shot(self, PATIENCE, self._say_nothing)
        self._name_words()
        self._compose()
        session.check_changed.connect(self._show)
        session.numbers_changed.connect(self._wait)
        self._show()

    def lie(self, *, flat: bool) -> None:
        """Put all else beside the card, or below it."""
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if flat else way.TopToBottom)
        self._halves.setStretch(0, 1 if flat else 0)
        self._errors.fold(folded=flat)
        lines = 1 if flat else LINES
        self._verdict.setMinimumHeight(lines * self._verdict.fontMetrics().lineSpacing())
        self._halves.activate()  # so that the window's least size is right at once

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme; what is not known yet will be shown in it when it is."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._session.known_check is not None:
            self._show()

    def _disclosure(self) -> Disclosure:
        tip = self.tr("Show all digits, and of what the difference is made")
        button = Disclosure("showDigits", self.tr("Show digits"), tip)
        button.toggled.connect(self._show)
        return button

    def _name_words(self) -> None:
        for label, name in (
            (self._verdict, "verdictLabel"), (self._reason, "reasonLabel"),
            (self._parts, "partsLabel"), (self._count, "derivativeCount"),
        ):  # fmt: skip
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self._verdict.font()
        font.setBold(True)
        self._verdict.setFont(font)
        self._verdict.setMinimumHeight(LINES * self._verdict.fontMetrics().lineSpacing())
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._parts.hide()

    def _compose(self) -> None:
        card = Card()
        on_card = QVBoxLayout(card)
        on_card.setContentsMargins(INSET, INSET, INSET, INSET)
        on_card.setSpacing(8)
        on_card.addWidget(self._verdict)
        on_card.addLayout(self._numbers.derivatives())
        on_card.addWidget(self._reason)
        front, rest = QVBoxLayout(), QVBoxLayout()
        for column in (front, rest):
            column.setSpacing(8)
        front.addLayout(self._head())
        front.addWidget(card)
        front.addStretch(1)
        above, below = QVBoxLayout(), QVBoxLayout()
        for column in (above, below):
            column.setSpacing(8)
            column.setContentsMargins(INSET, 4, INSET, 4)
        told = self.tr("How far to the left and right of x the numerical derivative looks.")
        above.addLayout(named_row(self.tr("step h"), self._step, told))
        above.addLayout(self._numbers.others())
        for widget in (self._tangent, self._digits, self._parts, self._derivatives, self._count):
            below.addWidget(widget)
        below.setAlignment(self._digits, Qt.AlignmentFlag.AlignLeft)
        rest.addLayout(above)
        rest.addWidget(self._errors)
        rest.addLayout(below)
        rest.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._halves.setSpacing(8)
        self._halves.addLayout(front)
        self._halves.addLayout(rest, 1)

    def _head(self) -> QHBoxLayout:
        self._copying.clicked.connect(self._copy)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._copying)
        return head

    def _show(self) -> None:
        table, found = self._session.table, self._session.check
        self._holds = found.backprop_holds, found.numerical_holds
        theme = theme_of(self.palette())
        for widget in (self._derivatives, self._count):
            widget.setVisible(len(table.checks) > 1)
        if len(table.checks) > 1:
            self._derivatives.show_table(table, found.name, theme)
            self._count.setText(f"{table.count}.")
        self._show_numbers()
        self._say(found)
        touching = equation(found.x, found.value, found.slope, on_screen(found.name))
        self._tangent.show_equation(touching, self._bounds()[1])

    def _say(self, found: Check) -> None:
        """Say what f′ is, and on what that rests."""
        self._late.stop()
        for words in (self._verdict, self._reason):
            words.setEnabled(True)
        told = self._session.lab.headline(found)
        told = told or found.in_plain_words(self._place(found), self._bounds()[1])
        self._verdict.setText(f"{sign(found)} {told}".strip())
        again = "" if told == found.headline else f"{found.headline} "
        names = failing_inputs(self._session.trace, self._session.chain)
        self._reason.setText(f"{again}{found.reason_by(names)}")
        self._parts.setText(found.parts)
        self._parts.setVisible(self._digits.isChecked() and bool(found.parts))

    def _place(self, found: Check) -> str:
        return self._typed(found.name) or short(found.x, 7)

    def _typed(self, name: str) -> str | None:
        document = self._session.document
        return document.x_text if name == "x" else document.parameter(name).text

    def _written(self, name: str, value: float) -> str:
        typed = self._typed(name)
        return f"{typed} ≈ {short(value, ROUNDED)}" if typed else in_full(value)

    def _wait(self) -> None:
        """Show what is known as doubles, while it is worked out what it means.

        The last words stay for a moment, pale: soon others follow. A numerical derivative that
        has not a digit in common with backprop is not trusted yet.
        """
        found = self._session.numbers
        is_likely = alike(found.backprop, found.numerical) > 0
        self._holds = self._holds[0], self._holds[1] and is_likely
        self._show_numbers()
        for words in (self._verdict, self._reason):
            words.setEnabled(False)
        if not self._late.isActive():
            self._late.start()

    def _say_nothing(self) -> None:
        self._verdict.setText("…")
        self._reason.setText("")

    def _show_numbers(self) -> None:
        found, theme = self._session.numbers, theme_of(self.palette())
        places = [(found.name, found.x)]
        if found.name != "x":
            places.insert(0, ("x", self._session.document.x))
        texts = [f"{on_screen(name)} = {self._written(name, at)}" for name, at in places]
        self._title.setText(self.tr("At {0}").format(", ".join(texts)))
        self._numbers.show_numbers(
            found, self._holds, theme, in_full=self._digits.isChecked(), bounds=self._bounds()
        )

    def _bounds(self) -> tuple[float, float]:
        """Tell how far rounding may have moved f and the derivative by backprop."""
        rounding, end = self._session.rounding, (len(self._session.chain.blocks) - 1,)
        return rounding.values.get(end, 0.0), rounding.sums.get(self._session.by, 0.0)

    def _copy(self) -> None:
        from core.export.report import Report, as_text  # loaded by whoever asks for it

        session = self._session
        document = session.document
        formula, *lines = as_text(
            Report(document.formula, session.table, x_text=document.x_text)
        ).split("\n")
        copy_text("\n".join([formula, *map(numbers_to_copy, lines)]), self._copying)
