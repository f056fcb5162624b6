"""The points of interest that the plot finds, in a table."""

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.plot.point import Points, followed, remark
from gui.plot.level_field import LevelField
from gui.plot.plot_view import PlotView
from gui.plot.point_texts import cells_of, fitted, title_of
from gui.widgets.copying import copy_text, numbers_to_copy
from gui.widgets.guarded import guarded
from gui.widgets.plain_table import AIR, PlainTable
from gui.widgets.plain_text import PlainLabel, as_plain

EDGE = 12
"""Pixels beside a field."""


class PointsList(QWidget):
    """The table of the points of interest that the plot finds, and what it leaves out."""

    def __init__(self, plot: PlotView) -> None:
        super().__init__()
        self._plot, self._remark = plot, PlainLabel()
        self._asked, self._level = PlainLabel(), LevelField(plot.subject)
        self._remark.setObjectName("pointsRemark")
        self._remark.setWordWrap(True)
        self._remark.setMargin(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._question())
        column.addWidget(PointsTable(plot), 1)
        column.addWidget(self._remark)
        plot.rested.connect(self._show_remark)
        self._show_remark()

    def _question(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, AIR, EDGE, AIR)
        row.setSpacing(AIR)
        self._asked.setBuddy(self._level)
        row.addWidget(self._asked)
        row.addWidget(self._level, 1)
        return row

    def _show_remark(self) -> None:
        self._asked.setText(f"f({self._plot.subject.letter}) =")
        self._remark.setText(remark(self._plot.points))
        self._remark.setVisible(bool(self._remark.text()))


@guarded
class PointsTable(PlainTable):
    """Lists the points of interest; one that is clicked takes x there, and all can be copied."""

    def __init__(self, plot: PlotView) -> None:
        spoken = QCoreApplication.translate("PointsTable", "Points of interest")
        super().__init__("pointsTable", spoken, 3)
        self.setFrameShape(PlainTable.Shape.NoFrame)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plot, self._listed = plot, Points(())
        plot.rested.connect(self._fill)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Copy the selected rows, or all of them, as a table for a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            lines = (self._listed[row].copied for row in self.chosen_rows())
            copy_text(numbers_to_copy("\n".join(lines)), self)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        before, self._listed = self._listed, self._plot.points
        self.setHorizontalHeaderLabels([self.tr("point"), self._plot.subject.letter, "f"])
        if self._listed == before:
            return
        row = followed(self.currentRow(), before, self._listed)
        self.setRowCount(len(self._listed))
        self._write_all()
        self.clearSelection()
        self.setCurrentCell(-1 if row is None else row, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Write what there is room for."""
        super().resizeEvent(event)
        self._write_all()

    def _write_all(self) -> None:
        texts = fitted(tuple(self._listed), self.fontMetrics(), self.viewport().width())
        for at, (row, point) in enumerate(zip(texts, self._listed, strict=True)):
            wholes = title_of(point), *(cell.whole for cell in cells_of(point))
            for column, (text, whole) in enumerate(zip(row, wholes, strict=True)):
                self._write(at, column, text, whole)

    def _write(self, row: int, column: int, text: str, whole: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(as_plain(whole))
        self.setItem(row, column, item)

    def _go(self, index: QModelIndex) -> None:
        self._plot.subject.set_x(self._listed[index.row()].x)
