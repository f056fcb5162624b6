"""The derivatives by x and by every parameter, a row each; the chosen one is looked at."""

import math

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem

from core.chain.parameters import on_screen
from core.digits import short
from core.numerical import Check, Outcome, Table, Verdict
from gui.widgets.guarded import guarded
from gui.widgets.plain_table import AIR, PlainTable
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import Theme

MOST_ROWS = 6
"""How many rows are seen at once; beyond that they scroll."""

LONGEST = "−1.234×10⁻¹⁰⁰"
"""What a number is like that takes the most room."""

NUMERICAL, DIFFERENCE = 2, 3
"""Columns: the one that is left out where there is no room, and the last."""


@guarded
class DerivativeTable(PlainTable):
    """Shows one check a row, in few digits, its verdict as a sign."""

    chosen = Signal(str)
    """The name of the row that was chosen: x or a parameter."""

    def __init__(self) -> None:
        spoken = QCoreApplication.translate(
            "DerivativeTable", "Derivatives by x and by the parameters"
        )
        super().__init__("derivativeTable", spoken, 4)
        tr = self.tr
        self.setHorizontalHeaderLabels(["", tr("backprop"), tr("numerical"), tr("difference")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(DIFFERENCE, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._names: tuple[str, ...] = ()
        self.currentCellChanged.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Leave the numerical derivatives to the card above, so that no number is cut."""
        super().resizeEvent(event)
        number = self.fontMetrics().horizontalAdvance(LONGEST) + 2 * AIR
        room = self.viewport().width() - self.sizeHintForColumn(0)
        self.setColumnHidden(NUMERICAL, room < DIFFERENCE * number)

    def show_table(self, table: Table, by: str, theme: Theme) -> None:
        """Show the checks, that by `by` as the chosen one."""
        with QSignalBlocker(self):
            self._fill(table, by, theme)

    def _fill(self, table: Table, by: str, theme: Theme) -> None:
        if tuple(table.checks) != self._names:
            self._names = tuple(table.checks)
            self.setRowCount(len(self._names))
            self.setFixedHeight(self._height())
        colours = (theme.text, theme.backward, theme.numerical, theme.text)
        for row, found in enumerate(table.checks.values()):
            for column, (text, colour) in enumerate(zip(_cells(found), colours, strict=True)):
                item = self._item(row, column)
                item.setText(text)
                item.setForeground(colour)
                item.setToolTip(as_plain(found.headline))
        self.setCurrentCell(self._names.index(by), 0)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        return item

    def _height(self) -> int:
        rows = min(len(self._names), MOST_ROWS)
        height = self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows * height + 2 * self.frameWidth()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._names):
            self.chosen.emit(self._names[row])


def sign(found: Check) -> str:
    """Give the sign that stands before a verdict; none where f′ is known without backprop."""
    if found.verdict is Verdict.AGREE:
        return "✓" if math.isfinite(found.abs_error) else ""
    return "≠" if found.finding.outcome is Outcome.DIFFER else "⚠"


def _cells(found: Check) -> tuple[str, ...]:
    numbers = (short(n) for n in (found.backprop, found.numerical))
    name = f"{sign(found)} ∂f/∂{on_screen(found.name)}".strip()
    return name, *numbers, short(found.abs_error, 2)
