"""The numbers of a check in their rows: the two derivatives large, the others below."""

import math

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from core.digits import in_full as written_in_full
from core.digits import likely, telling
from core.numerical import Numbers
from gui.check.named_row import named_row
from gui.check.number_label import NumberLabel
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import Theme

LARGE = 2
"""Points by which the two derivatives are larger than all else."""

VALUE_DIGITS = 7
"""Of f, where not all digits are asked for."""


class NumberRows(QObject):
    """The labels of all numbers, and the two tables that they stand in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        tr = self.tr
        self.value = NumberLabel(
            "value", tr("value"), tr("f at this x: what comes out at the end of the chain.")
        )
        self.backprop = NumberLabel(
            "backpropValue", tr("derivative by backprop"),
            tr("The derivative by the chain rule: all local derivatives, multiplied and added "
               "from the output back to x. It is exact but for rounding."), LARGE,
        )  # fmt: skip
        self.numerical = NumberLabel(
            "numericalValue", tr("numerical derivative"),
            tr("The derivative by trying: f a step to the right less f a step to the left, over "
               "two steps. It knows no rules, and is close but not exact."), LARGE,
        )  # fmt: skip
        self.abs_error = NumberLabel(
            "absErrorValue", tr("difference"), tr("How far the two derivatives are apart.")
        )
        self.rel_error = NumberLabel(
            "relErrorValue", tr("relative difference"),
            tr("The difference as a part of the derivative: at 10⁻⁸ they share about 8 digits."),
        )  # fmt: skip

    def derivatives(self) -> QVBoxLayout:
        """Lay out the two derivatives."""
        tr = self.tr
        rows = ((tr("backprop"), self.backprop), (tr("numerical"), self.numerical))
        return _table(rows)

    def others(self) -> QVBoxLayout:
        """Lay out f and the difference."""
        tr = self.tr
        rows = (
            (tr("difference"), self.abs_error),
            (tr("relative"), self.rel_error),
            (tr("value of f"), self.value),
        )
        return _table(rows)

    def show_numbers(
        self,
        found: Numbers,
        holds: tuple[bool, bool],
        theme: Theme,
        *,
        in_full: bool,
        bounds: tuple[float, float] = (0.0, 0.0),
        is_undefined: bool = False,
    ) -> None:
        """Show numbers; of the derivatives those that hold in their colours, others pale.

        Where f `is_undefined`, what the arithmetic gives is told on hover only.
        `bounds` is how far rounding may have moved f and the derivative by backprop.
        """
        one, other = found.backprop, found.numerical
        off = bounds[1]
        digits = None if in_full else telling(likely(one, off), other)
        of_value = None if in_full else VALUE_DIGITS
        by_rule = theme.backward if holds[0] else theme.muted
        by_trying = theme.numerical if holds[1] else theme.muted
        value = math.nan if is_undefined else found.value
        self.value.show_number(value, theme.forward, None, of_value, bounds=(bounds[0], 0))
        if is_undefined and not math.isnan(found.value):
            told = self.tr("f is not defined here: the arithmetic gives {0}.")
            self.value.setToolTip(as_plain(told.format(written_in_full(found.value))))
        self.backprop.show_number(one, by_rule, other, digits, marked=False, bounds=(off, 0))
        self.numerical.show_number(other, by_trying, one, digits, bounds=(0, off))
        self.abs_error.show_number(_rounded(found.abs_error), theme.text, None, 2)
        self.rel_error.show_number(_rounded(found.rel_error), theme.text, None, 2)


def _table(rows: tuple[tuple[str, NumberLabel], ...]) -> QVBoxLayout:
    table = QVBoxLayout()
    table.setSpacing(4)
    for text, number in rows:
        table.addLayout(named_row(text, number, number.explained))
    return table


def _rounded(value: float) -> float:
    """Keep the two digits of a difference that mean something."""
    return float(f"{value:.1e}") if math.isfinite(value) else value
