"""The plot with what is hidden below it until asked for: the ranges, typed."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.plot.view_range import refusal
from gui.plot.legend import PlotLegend
from gui.plot.pins import PinRow
from gui.plot.plot_view import PlotView
from gui.plot.sweep_strip import SweepStrip
from gui.plot.taylor_row import TaylorRow
from gui.session import Session
from gui.widgets.plain_text import PlainLabel
from gui.widgets.value_field import ValueField


class PlotPanel(QWidget):
    """A plot, and below it what its menu opens."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__()
        self._plot, self._session = plot, session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlotLegend(plot, session))
        column.addWidget(PinRow(session))
        column.addWidget(TaylorRow(plot))
        column.addWidget(plot, 1)
        self.sweep = SweepStrip(plot, session)
        column.addWidget(self.sweep)
        self._column = column
        self._ranges: RangeRow | None = None
        plot.actions_of_plot.ranges.toggled.connect(self._show_ranges)

    def _show_ranges(self, wanted: bool) -> None:
        """Show or hide what is below the plot; made when it is asked for the first time."""
        if self._ranges is None:
            self._ranges = RangeRow(self._plot, self._session)
            self._column.addWidget(self._ranges)
        self._ranges.setVisible(wanted)


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


def _ends(plot: PlotView) -> list[float]:
    return [end for limits in plot.ranges.in_view() for end in limits]
