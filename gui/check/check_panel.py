"""Backprop beside the numerical derivative, and what their difference means."""

import math
import re
from itertools import zip_longest

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.chain.parameters import on_screen
from core.digits import exact
from gui.check.derivative_table import DerivativeTable, sign
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.theme import number_font, theme_of


@guarded
class NumberLabel(PlainLabel):
    """A number that reads back as a float, its decimal point aligned, differing digits marked."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFont(number_font())
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._colour = QColor()
        self._same = 0

    def show_number(self, value: float, colour: QColor, other: float | None = None) -> None:
        """Show a number.

        Parameters
        ----------
        other : float, optional
            The number it is compared with; the digits that differ are marked.
        """
        text = repr(value)
        pairs = zip_longest(text, "" if other is None else repr(other))
        same = next((i for i, (a, b) in enumerate(pairs) if a != b), len(text))
        self._same = len(text) if other is None else same
        self._colour = colour
        self.setText(text)
        self.setToolTip(as_plain(text))
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the longest number, so that the panel does not jump."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance("8" * 26), metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the longest number."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the common digits plainly, the differing ones bold and underlined."""
        painter = QPainter(self)
        painter.setPen(self._colour)
        text = self.text().replace("-", "−")
        plain = self.font()
        metrics = QFontMetrics(plain)
        left = metrics.horizontalAdvance("8") * max(3 - _whole(text), 0)
        marked = self.font()
        marked.setBold(True)
        marked.setUnderline(True)
        for part, font in ((text[: self._same], plain), (text[self._same :], marked)):
            painter.setFont(font)
            area = QRect(left, 0, self.width(), self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, part)
            left += QFontMetrics(font).horizontalAdvance(part)


@guarded
class CheckPanel(QWidget):
    """The rows, a headline and one reason."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title, self._head = PlainLabel(), QWidget()
        self._value = NumberLabel("value", self.tr("value"))
        self._backprop = NumberLabel("backpropValue", self.tr("derivative by backprop"))
        self._numerical = NumberLabel("numericalValue", self.tr("numerical derivative"))
        self._abs_error = NumberLabel("absErrorValue", self.tr("difference"))
        self._rel_error = NumberLabel("relErrorValue", self.tr("relative difference"))
        self._method, self._verdict, self._reason, self._count = (PlainLabel() for _ in range(4))
        self._derivatives = DerivativeTable()
        self._derivatives.chosen.connect(session.look_at)
        self._fill_head()
        self._name_words()
        self._compose()
        session.check_changed.connect(self._show)
        session.numbers_changed.connect(self._show_numbers)
        self._show()

    def lie(self, *, flat: bool) -> None:
        """Put all that is not a number beside the rows, or around them."""
        way = QBoxLayout.Direction
        self._halves.setDirection(way.LeftToRight if flat else way.TopToBottom)
        self._halves.setSpacing(24 if flat else 12)
        self._table.setVerticalSpacing(0 if flat else -1)
        column = self._words if flat else self._column
        for at, widget in enumerate((self._head, self._derivatives, self._count)):
            column.insertWidget(at, widget)
        self._column.activate()  # so that the window's least size is right at once

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _fill_head(self) -> None:
        copy = QToolButton()
        copy.setObjectName("copyReport")
        copy.setText(self.tr("Copy"))
        copy.setAccessibleName(self.tr("Copy the report"))
        copy.clicked.connect(self._copy)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(copy)

    def _name_words(self) -> None:
        self._verdict.setObjectName("verdictLabel")
        self._reason.setObjectName("reasonLabel")
        self._count.setObjectName("derivativeCount")
        self._count.setWordWrap(True)
        for label in (self._verdict, self._reason):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self._verdict.font()
        font.setBold(True)
        self._verdict.setFont(font)

    def _compose(self) -> None:
        self._words = QVBoxLayout()
        self._words.setSpacing(6)
        self._words.addWidget(self._verdict)
        self._words.addWidget(self._reason)
        self._words.addStretch(1)
        self._table = self._rows()
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(12)
        self._halves.addLayout(self._table)
        self._halves.addLayout(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 12, 8)
        for widget in (self._head, self._derivatives, self._count):
            self._column.addWidget(widget)
        self._column.addLayout(self._halves, 1)

    def _rows(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setHorizontalSpacing(12)
        rows.addRow(PlainLabel(self.tr("value")), self._value)
        rows.addRow(PlainLabel(self.tr("backprop")), self._backprop)
        rows.addRow(PlainLabel(self.tr("numerical")), self._numerical)
        rows.addRow("", self._method)
        self._method.setIndent(2 * QFontMetrics(number_font()).horizontalAdvance("8"))
        rows.addRow(PlainLabel(self.tr("difference")), self._abs_error)
        rows.addRow(PlainLabel(self.tr("relative")), self._rel_error)
        return rows

    def _show(self) -> None:
        table, found = self._session.table, self._session.check
        theme = theme_of(self.palette())
        for widget in (self._derivatives, self._count):
            widget.setVisible(len(table.checks) > 1)
        if len(table.checks) > 1:
            self._derivatives.show_table(table, found.name, theme)
            self._count.setText(f"{table.count}.")
        self._show_numbers()
        self._verdict.setText(f"{sign(found)} {found.headline}")
        self._reason.setText(found.reason)

    def _show_numbers(self) -> None:
        """Show what is known as doubles; what it means is worked out at rest."""
        found, theme = self._session.numbers, theme_of(self.palette())
        places = [(found.name, found.x)]
        if found.name != "x":
            places.insert(0, ("x", self._session.document.x))
        texts = [f"{on_screen(name)} = {exact(at)}" for name, at in places]
        self._title.setText(self.tr("At {0}").format(", ".join(texts).replace("-", "−")))
        self._value.show_number(found.value, theme.forward)
        self._backprop.show_number(found.backprop, theme.backward)
        self._numerical.show_number(found.numerical, theme.numerical, found.backprop)
        self._abs_error.show_number(_rounded(found.abs_error), theme.text)
        self._rel_error.show_number(_rounded(found.rel_error), theme.text)
        self._method.setText(self.tr("central, h = {0}").format(exact(found.step)))
        self._verdict.setText("…")
        self._reason.setText("")

    def _copy(self) -> None:
        from core.export.report import Report, as_text  # loaded by whoever asks for it

        session = self._session
        report = Report(session.document.formula, session.table)
        QGuiApplication.clipboard().setText(as_text(report))


def _whole(text: str) -> int:
    """Count what stands before the decimal point; nan and inf begin where a digit does."""
    digits = text.removeprefix("−")
    whole = re.split("[.e]", digits)[0] if digits[:1].isdigit() else "8"
    return len(text) - len(digits) + len(whole)


def _rounded(value: float) -> float:
    """Keep the two digits of a difference that mean something."""
    return float(f"{value:.1e}") if math.isfinite(value) else value
