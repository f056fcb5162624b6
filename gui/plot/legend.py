"""The row above the plot: which line is what, and what is under the pointer."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QStyle,
    QStyleOptionFocusRect,
    QToolButton,
    QWidget,
)

from core.chain.parameters import on_screen
from core.digits import short, shown
from core.document import FIRST
from core.plot.curves import NAMES, called
from gui.plot.items import STYLES, colours
from gui.plot.plot_view import PlotView
from gui.plot.readout import Readout
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from core.plot.figure import Figure

SAMPLE = 22
"""Pixels of a line that shows how a curve is drawn."""

GAP = 6
FADED = 90

DIGITS = 6
"""Of the slope of a secant."""


@guarded
class Entry(QAbstractButton):
    """A line, dashed as its curve, and its name; pressed, it shows or hides the curve."""

    def __init__(self, action: QAction, style: Qt.PenStyle) -> None:
        super().__init__()
        self._style, self._colour = style, QColor()
        self._words = action.text()
        self.setObjectName(f"legend {action.text()}")
        self.setText(action.text())
        self.setAccessibleName(self.tr("Show {0}").format(action.text()))
        self.setToolTip(as_plain(self.tr("Show or hide {0}").format(action.text())))
        self.setCheckable(True)
        self.setChecked(action.isChecked())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(action.setChecked)
        action.toggled.connect(self.setChecked)

    def set_words(self, words: str) -> None:
        """Say something else beside the line."""
        if words != self._words:
            self._words = words
            self.setAccessibleDescription(words)
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: QColor) -> None:
        """Draw the line in a colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Leave room for the words."""
        metrics = QFontMetrics(self.font())
        width = SAMPLE + GAP + metrics.horizontalAdvance(self._words) + 2 * GAP
        return QSize(width, metrics.height() + GAP)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint the line and the words; both faint while the curve is hidden."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, words = QColor(self._colour), self.palette().windowText().color()
        if not self.isChecked():
            line.setAlpha(FADED)
            words = theme_of(self.palette()).muted
        middle = self.height() / 2
        painter.setPen(QPen(line, 2, self._style))
        painter.drawLine(QLineF(GAP, middle, GAP + SAMPLE, middle))
        painter.setPen(words)
        room = self.rect().adjusted(2 * GAP + SAMPLE, 0, 0, 0)
        font = self.font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self
            )


@guarded
class PlotLegend(QWidget):
    """The entries of all curves that are shown at first or were asked for, and the readout."""

    _is_made = False
    """Qt tells of palettes from the first step of the making on."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__()
        self._plot, self._session = plot, session
        actions = plot.actions_of_plot
        self._entries = {name: Entry(actions.curves[name], STYLES[name]) for name in NAMES}
        self._cut: tuple[str, ...] = ()
        self._tangent = Entry(actions.tangent, Qt.PenStyle.DashLine)
        self._secant = Entry(actions.secant, Qt.PenStyle.SolidLine)
        self._readout = Readout()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 0)
        row.setSpacing(GAP)
        for entry in (*self._entries.values(), self._tangent, self._secant):
            row.addWidget(entry)
        row.addWidget(self._pin_button())
        row.addWidget(self._readout, 1)
        self._readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        actions.shown_changed.connect(self._show_asked)
        plot.cut_changed.connect(self._show_cut)
        plot.hovered.connect(self._readout.show_pointed)
        plot.figure_changed.connect(self._readout.show_figure)
        plot.figure_changed.connect(self._show_secant)
        subject = plot.subject
        for signal in (subject.x_changed, subject.parameters_changed, subject.chain_changed):
            signal.connect(self._show_slope)
        session.check_changed.connect(self._show_checked)
        subject.letter_changed.connect(lambda: self._show_cut(self._cut))
        self._is_made = True
        self._colour()
        self._show_asked()
        self._show_slope()
        self._show_checked()

    def _pin_button(self) -> QToolButton:
        button, actions = QToolButton(), self._plot.actions_of_plot
        button.setObjectName("pin")
        button.setText(self.tr("Pin f"))
        button.setAccessibleDescription(actions.pin_words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pin = actions.pin

        def follow() -> None:
            button.setEnabled(pin.isEnabled())
            button.setToolTip(as_plain(actions.pin_told))

        pin.changed.connect(follow)
        follow()
        button.clicked.connect(pin.trigger)
        return button

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._is_made:
            self._colour()

    def _colour(self) -> None:
        theme = theme_of(self.palette())
        for name, colour in colours(theme).items():
            self._entries[name].set_colour(colour)
        self._tangent.set_colour(theme.muted)
        self._secant.set_colour(theme.numerical_curve)

    def _show_asked(self) -> None:
        """List f and f′ always, the others once they were asked for."""
        asked = self._plot.actions_of_plot.chosen().curves
        for name, entry in self._entries.items():
            entry.setVisible(name in FIRST or name in asked)

    def _show_cut(self, cut: tuple[str, ...]) -> None:
        """Say of which curves only a part can be shown."""
        self._cut = cut
        part, letter = self.tr("{0}, positive part only"), self._plot.subject.letter
        for name, entry in self._entries.items():
            words = called(name, letter)
            entry.set_words(part.format(words) if name in cut else words)

    def _show_slope(self) -> None:
        trace = self._plot.subject.trace
        is_one = abs(trace.gradient) < float("inf") and abs(trace.value) < float("inf")
        slope = shown(trace.gradient, self._plot.subject.slope_bound)
        is_broken = self._session.lab.fault is not None and self._plot.subject.is_over_x
        told = self.tr("broken tangent, slope {0}") if is_broken else self.tr("tangent, slope {0}")
        self._tangent.set_words(told.format(slope) if is_one else self.tr("no tangent"))

    def _show_secant(self, figure: "Figure") -> None:
        """Say the slope of the secant with as many digits as it may share with f′."""
        secant = figure.here.secant
        words = self.tr("secant, slope {0}")
        told = "" if secant is None else words.format(short(secant.slope, DIGITS))
        self._secant.set_words(told or self.tr("secant"))

    def _show_checked(self) -> None:
        """Say that there is no tangent where the check knows better than backprop, as at a pole."""
        found = self._session.known_check
        if found is None or self._session.lab.fault is not None:
            return
        if on_screen(found.name) == self._plot.subject.letter and math.isnan(found.slope):
            from core.plot.half_tangents import in_words  # loaded where there is none

            halves = found.finding.halves
            self._tangent.set_words(in_words(halves) if halves else self.tr("no tangent"))
