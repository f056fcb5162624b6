"""The strip under the plot: backprop against the numerical derivative over the whole view."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.incremental import Slices, advance
from gui.plot.plot_view import PlotView
from gui.session import Session
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import theme_of

if TYPE_CHECKING:
    from core.plot.sweep_strip import Strip

HEIGHT = 12
"""Pixels of the strip."""

HEIGHTS = 0, 3, 6, 10
"""Pixels up by what was found: it is told by more than its colour."""

BREAK = 3
"""Pixels across of a place where f breaks."""

SLICE = 0.008
"""Seconds of work between which the window has its turn."""

REST = 30
"""Milliseconds after the plot has come to rest."""


@guarded
class SweepStrip(QWidget):
    """Low where both agree, higher where h explains a difference, highest where to look.

    A press goes there; with the keyboard the arrows go from one place worth a look to the next.
    """

    verdict_asked = Signal()
    """Somebody went to a place, and wants to know what is the matter there."""

    def __init__(self, plot: PlotView, session: Session) -> None:
        super().__init__()
        self.setObjectName("sweepStrip")
        self.setAccessibleName(self.tr("Backprop against the numerical derivative in view"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)
        self._plot, self._session = plot, session
        self._strip: Strip | None = None
        self._swept: tuple[object, ...] = ()
        self._work: Slices[None] | None = None
        self._rest = session.turns.one_shot(self, REST, self._sweep)
        self._turn = session.turns.one_shot(self, 0, self._go_on)
        plot.rested.connect(self._rest.start)
        for change in (session.step_changed, session.lab.fault_changed):
            change.connect(self._rest.start)

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for no width."""
        return QSize(0, HEIGHT)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Go to what is meant, or to the x there."""
        room = self._room()
        if self._strip is None or event.button() != Qt.MouseButton.LeftButton:
            return
        share = (event.position().x() - room.left()) / room.width()
        x = self._strip.at(share)
        if x is None:
            low, high = self._plot.figure.view.limits[0]
            self._plot.hand.drag(low + (high - low) * share, fine=False)
        else:
            self._plot.subject.set_x(x)
        self.verdict_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Go from one place worth a look to the next."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is None or self._strip is None:
            super().keyPressEvent(event)
            return
        x = self._strip.beside(self._plot.subject.document.x, way)
        if x is not None:
            self._plot.subject.set_x(x)
            self.verdict_asked.emit()

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint the stretches from below, and what breaks in front."""
        theme, room, painter = theme_of(self.palette()), self._room(), QPainter(self)
        painter.fillRect(room, theme.background)
        if self._strip is None:
            return
        colours = theme.background, theme.numerical_curve, theme.muted, theme.backward_curve
        for stretch in self._strip.stretches:
            up, colour = HEIGHTS[stretch.found], colours[stretch.found]
            left, wide = stretch.left * room.width(), (stretch.right - stretch.left) * room.width()
            area = QRectF(room.left() + left, room.bottom() - up, max(wide, 1.0), up)
            painter.fillRect(area, colour)
        for stretch in self._strip.breaks:
            x = room.left() + stretch.left * room.width() - BREAK / 2
            painter.fillRect(
                QRectF(x, room.bottom() - HEIGHTS[-1], BREAK, HEIGHTS[-1]), colours[-1]
            )

    def _room(self) -> QRectF:
        """Lie below the curves, as far as they reach to the left and the right."""
        box = self._plot.getViewBox().sceneBoundingRect()
        left, right = (
            self._plot.mapFromScene(QPointF(x, 0)).x() for x in (box.left(), box.right())
        )
        return QRectF(left, 1, max(right - left, 1), HEIGHT - 2)

    def _sweep(self) -> None:
        """Sweep anew, unless the same was swept; with the rule that is broken, if one is."""
        plot, lab = self._plot, self._session.lab
        f, view, step = plot.subject.function, plot.figure.view, self._session.document.step
        fault = lab.fault if plot.subject.is_over_x else None
        key = id(f), plot.subject.document.parameters, view.limits, step, id(plot.points), fault
        if key != self._swept:
            swept = lab.function if fault else f
            self._swept, self._kept = key, (f, swept, plot.points)  # so that ids are their own
            self._work = self._sweeping()
            self._go_on()

    def _go_on(self) -> None:
        if self._work is not None and advance(self._work, SLICE):
            self._turn.start()

    def _sweeping(self) -> Slices[None]:
        from core.plot.sweep_strip import strip_in_slices  # loaded after the first paint

        (_, f, points), view = self._kept, self._plot.figure.view
        self._strip = yield from strip_in_slices(f, view, self._session.document.step, points)
        self._work = None
        told = str(self._strip)
        self.setAccessibleDescription(told)
        words = self.tr("Backprop and the numerical derivative: {0}")
        self.setToolTip(as_plain(words.format(told)))
        self.update()
