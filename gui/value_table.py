"""A table of values: f and f′ at places that are typed as a start, a step and a number of rows."""

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.digits import MINUS, in_full, shortened
from core.plot.value_table import MOST_ROWS, Places, Row, as_text, usual_places, values_at
from gui.session import Session
from gui.widgets.copy_button import copy_button
from gui.widgets.copying import copy_text, numbers_to_copy
from gui.widgets.frame import FRAME
from gui.widgets.guarded import guarded
from gui.widgets.plain_table import AIR, PlainTable
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.value_field import ValueField

DIGITS = 7
"""How many significant digits are shown at most; all of them are copied."""


class CountField(ValueField):
    """How many rows there are."""

    def accepts(self, value: float) -> str:
        """Refuse what is no number of rows."""
        if value == int(value) and 1 <= value <= MOST_ROWS:
            return ""
        return self.tr("rows are counted from 1 to {0}").format(MOST_ROWS)


class GapField(ValueField):
    """How far the rows are apart."""

    def accepts(self, value: float) -> str:
        """Refuse a gap that is none."""
        return "" if value else self.tr("a step of 0 leads nowhere")


@guarded
class Values(PlainTable):
    """Shows rows; the chosen ones, or all, are copied as a spreadsheet takes them."""

    def __init__(self) -> None:
        super().__init__("valueTable", QCoreApplication.translate("Values", "Table of values"), 3)
        self.setHorizontalHeaderLabels(["x", "f", "f′"])
        self.setFrameShape(PlainTable.Shape.NoFrame)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(0)
        self._rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show rows in place of those before."""
        self._rows = rows
        self.setRowCount(len(rows))
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Write as many digits as there is room for: one that is cut off may be an exponent's."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        figure = self.fontMetrics().horizontalAdvance("8")
        places = [in_full(row.x) for row in self._rows]
        for_x = max([len(text) for text in places], default=0) * figure + 2 * AIR
        each = max((self.viewport().width() - for_x) // 2, 0)
        self.setColumnWidth(0, for_x)
        self.setColumnWidth(1, each)
        length = (each - AIR) // figure - len(MINUS)
        for at, (row, place) in enumerate(zip(self._rows, places, strict=True)):
            texts = place, _told(row.value, length), _told(row.slope, length)
            for column, (text, number) in enumerate(zip(texts, row, strict=True)):
                item = self._item(at, column)
                item.setText(text)
                item.setToolTip(as_plain("" if math.isnan(number) else in_full(number)))

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)
        return item

    def copy(self, *, all_rows: bool = False) -> None:
        """Copy the chosen rows, or all."""
        rows = self._rows if all_rows else [self._rows[row] for row in self.chosen_rows()]
        copy_text(numbers_to_copy(as_text(rows)), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Copy by the keyboard too."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


@guarded
class ValueTable(QWidget):
    """The fields above, the table below; until something is typed it spans the view."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._typed: Places | None = None
        places = usual_places(session.seen.x_range)
        self._start, self._gap = ValueField(places.start), GapField(places.step)
        self._count = CountField(float(places.rows))
        self._values = Values()
        self._compose()
        self._frame = session.turns.one_shot(self, FRAME, self._show)
        for signal in (
            session.chain_changed, session.parameters_changed,
            session.view_changed, session.seen_changed,
        ):  # fmt: skip
            signal.connect(self._schedule)

    def _compose(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        for column, (field, name, words) in enumerate((
            (self._start, "tableStart", self.tr("start")),
            (self._gap, "tableStep", self.tr("step")),
            (self._count, "tableRows", self.tr("rows")),
        )):  # fmt: skip
            label = PlainLabel(words)
            label.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(self.tr("{0}, of the table of values").format(words))
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance("8") * 8)
            field.value_changed.connect(self._take)
            fields.addWidget(label, 0, column)
            fields.addWidget(field, 1, column)
        copy = copy_button("copyTable", self.tr("Copy the table for a spreadsheet"))
        copy.clicked.connect(lambda: self._values.copy(all_rows=True))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(copy)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(12, 12, 12, 8)
        column_of_all.setSpacing(8)
        column_of_all.addLayout(fields)
        column_of_all.addWidget(self._values, 1)
        column_of_all.addLayout(below)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Take up what has changed while another page was seen."""
        super().showEvent(event)
        self._schedule()

    def _take(self) -> None:
        self._typed = Places(self._start.value(), self._gap.value(), int(self._count.value()))
        self._schedule()

    def _schedule(self) -> None:
        if self.isVisible() and not self._frame.isActive():
            self._frame.start()

    def _show(self) -> None:
        document = self._session.document
        places = self._typed or usual_places(self._session.seen.x_range)
        self._start.set_value(places.start)
        self._gap.set_value(places.step)
        self._count.set_value(float(places.rows))
        self._values.show_rows(values_at(document.function, places.all()))


def _told(value: float, length: int) -> str:
    if math.isinf(value):
        return QCoreApplication.translate("Values", "too large")
    return "undefined" if math.isnan(value) else shortened(value, length, DIGITS)
