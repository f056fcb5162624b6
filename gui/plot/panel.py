"""The plot with what is hidden beside it until asked for: typed ranges, points of interest."""

from functools import partial
from math import isnan

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.digits import exact, short, shortened, with_form
from core.plot.point import remark
from core.plot.view_range import refusal
from gui.plot.legend import PlotLegend
from gui.plot.pins import PinRow
from gui.plot.plot_view import PlotView
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.value_field import ValueField

TABLE_WIDTH = 34
"""Of the table, in figures."""

DIGITS = 7
"""How many significant digits the table shows; all of them are copied."""

NUMBER_LENGTH = 11
"""How many characters of a number a column holds at least."""

PLACE = Qt.ItemDataRole.UserRole


class PlotPanel(QWidget):
    """A plot, and below and beside it what its menu opens."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__()
        self._plot, self._session = plot, session
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlotLegend(plot, session))
        column.addWidget(PinRow(session))
        column.addLayout(row, 1)
        for action, kind, place in (
            (plot.actions_of_plot.ranges, RangeRow, column),
            (plot.actions_of_plot.points, PointsList, row),
        ):
            action.toggled.connect(partial(self._show, kind, place))

    def _show(self, kind: "type[RangeRow | PointsList]", place: QBoxLayout, wanted: bool) -> None:
        """Show or hide what is beside the plot; made when it is asked for the first time."""
        widget = self.findChild(kind)
        if widget is None:
            widget = kind(self._plot, self._session)
            place.addWidget(widget)
        widget.setVisible(wanted)


FIELD_WIDTH = 28
"""Figures that the longest number takes, with the buttons beside it."""


class EndField(ValueField):
    """One end of a range of the view, typed; its place is 0 to 3: x from, x to, y from, y to."""

    def __init__(self, plot: PlotView, place: int) -> None:
        self._plot, self._place = plot, place
        super().__init__(0.0)

    def accepts(self, value: float) -> str:
        """Refuse what cannot be drawn."""
        return refusal(*self.ranges(value), self._plot.ranges.logs)

    def stepped(self, value: float, steps: int) -> float:
        """Move by a tenth of the range."""
        low, high = self.ranges(value)[self._place // 2]
        return value + steps * abs(high - low) / 10

    def ranges(self, value: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """Give the view with this end at a value."""
        ends = _ends(self._plot)
        ends[self._place] = value
        return (ends[0], ends[1]), (ends[2], ends[3])


class RangeRow(QWidget):
    """The ranges of x and y, typed; the session is told of them."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__()
        self._plot = plot
        self._fields = [EndField(plot, place) for place in range(4)]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        names = ("xFrom", "xTo", "yFrom", "yTo")
        titles = (self.tr("x from"), self.tr("to"), self.tr("y from"), self.tr("to"))
        self._labels = [PlainLabel(title) for title in titles]
        for name, label, field in zip(names, self._labels, self._fields, strict=True):
            label.setObjectName(f"{name}Label")
            label.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(f"{name[0]} {name[1:].lower()}")
            row.addWidget(label)
            field.setMaximumWidth(FIELD_WIDTH * field.fontMetrics().horizontalAdvance("8"))
            row.addWidget(field, 1)
            field.value_changed.connect(partial(self._set, field))
        row.addStretch(1)
        plot.rested.connect(self._show)
        self._show()

    def _set(self, field: EndField, value: float) -> None:
        x_range, y_range = field.ranges(value)
        self._plot.subject.set_view(x_range, y_range, self._plot.ranges.logs)

    def _show(self) -> None:
        words = self.tr("{0} from").format(self._plot.subject.letter)
        self._labels[0].setText(words)
        for field, value in zip(self._fields, _ends(self._plot), strict=True):
            field.set_value(value)


class PointsList(QWidget):
    """The table of the points of interest that the plot finds, and what it leaves out."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__()
        self._plot, self._remark = plot, PlainLabel()
        self._remark.setObjectName("pointsRemark")
        self._remark.setWordWrap(True)
        self._remark.setMargin(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PointsTable(plot, session), 1)
        column.addWidget(self._remark)
        plot.rested.connect(self._show_remark)
        self._show_remark()

    def _show_remark(self) -> None:
        self._remark.setText(remark(self._plot.points))
        self._remark.setVisible(bool(self._remark.text()))


@guarded
class PointsTable(QTableWidget):
    """Lists the points of interest; one that is clicked takes x there, and all can be copied."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__(0, 3)
        self.setObjectName("pointsTable")
        self.setAccessibleName(self.tr("Points of interest"))
        self.verticalHeader().hide()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("8" * TABLE_WIDTH))
        self._plot, self._session = plot, session
        plot.rested.connect(self._fill)
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Copy the selected rows, or all of them, as a table for a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QGuiApplication.clipboard().setText(
                "\n".join(self._line(row) for row in rows or range(self.rowCount()))
            )
        else:
            super().keyPressEvent(event)

    def _line(self, row: int) -> str:
        return self._plot.points[row].copied

    def _fill(self) -> None:
        found, letter = self._plot.points, self._plot.subject.letter
        self.setHorizontalHeaderLabels([self.tr("point"), letter, "f"])
        self.setRowCount(len(found))
        for row, point in enumerate(found):
            kind = QCoreApplication.translate("PointsTable", point.title)
            height = "–" if isnan(point.y) else with_form(point.y_form, _written(point.y))
            place = with_form(point.x_form, _written(point.x))
            wholes = exact(point.x), exact(point.y)
            told = (
                (kind, kind),
                (place, with_form(point.x_form, wholes[0])),
                (height, with_form(point.y_form, wholes[1])),
            )
            for column, (text, whole) in enumerate(told):
                item = QTableWidgetItem(text)
                item.setToolTip(as_plain(whole))
                item.setData(PLACE, point.x)
                self.setItem(row, column, item)

    def _go(self, index: QModelIndex) -> None:
        self._plot.subject.set_x(index.data(PLACE))


def _written(value: float) -> str:
    """Write a number so that its exponent, if it has one, is not cut off."""
    text = short(value, DIGITS)
    return text if len(text) <= NUMBER_LENGTH else shortened(value, NUMBER_LENGTH)


def _ends(plot: PlotView) -> list[float]:
    return [end for limits in plot.ranges.in_view() for end in limits]
