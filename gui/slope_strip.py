"""The strip of all local slopes and their running product, on a logarithmic scale."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from core.digits import SUPERSCRIPTS
from gui.session import Session
from gui.widgets.frame import FRAME
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.theme import Theme, theme_of

if TYPE_CHECKING:
    from core.plot.slopes_along import SlopesAlong

LEFT, RIGHT = 40, 8
"""Pixels beside the bars, and above and below them."""

HEIGHT = 110
"""Pixels of the picture."""

WIDEST = 16.0
"""Pixels of a bar, at most."""


@guarded
class SlopePicture(QWidget):
    """A bar a block from the line of 1 up or down, and the product as a line through them.

    From the left in the order of the backward pass. A press selects the block, and so do arrows.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("slopeStrip")
        self.setAccessibleName(self.tr("Local slopes and their product, on a logarithmic scale"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session = session
        self._along: SlopesAlong | None = None

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for a low picture."""
        return QSize(220, HEIGHT)

    def show_slopes(self, along: "SlopesAlong") -> None:
        """Show all steps of a backward pass."""
        self._along = along
        self.setAccessibleDescription(str(along))
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say under the pointer what a block does."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos().x())
            if number is not None and self._along is not None:
                QToolTip.showText(event.globalPos(), as_plain(self._along.words_of(number)), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Select the block there."""
        number = self._at(event.position().x())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._select(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Go from one block to the next."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way, count = ways.get(Qt.Key(event.key())), self._count()
        if way is None or not count:
            super().keyPressEvent(event)
            return
        chosen = self._chosen()
        number = (0 if way > 0 else count - 1) if chosen is None else chosen + way
        self._select(min(max(number, 0), count - 1))

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint from back to front."""
        along, theme, painter = self._along, theme_of(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._room(), theme.background)
        if along is None:
            return
        self._paint_ticks(painter, along, theme)
        wide = min(self._pitch() * 0.6, WIDEST)
        for number, step in enumerate(along.steps):
            ends = [self._pixel(number, along.height(size)) for size in (1.0, step.slope)]
            area = QRectF(ends[0], ends[1]).normalized().adjusted(-wide / 2, -0.5, wide / 2, 0.5)
            if number == self._chosen():
                room, left = self._room(), ends[0].x() - self._pitch() / 2
                column = QRectF(left, room.top(), self._pitch(), room.height())
                painter.fillRect(column, theme.marked)
            painter.fillRect(area, theme.muted)
        painter.setPen(QPen(theme.backward_curve, 2))
        for line in self._lines(along):
            painter.drawPolyline(line)

    def _paint_ticks(self, painter: QPainter, along: "SlopesAlong", theme: Theme) -> None:
        flag, room = Qt.AlignmentFlag, self._room()
        for power, label in ((along.decades, "10"), (0, "1"), (-along.decades, "10")):
            y = self._pixel(0, 0.5 + power / (2 * along.decades)).y()
            painter.setPen(QPen(theme.muted if power == 0 else theme.line, 0.5))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(theme.muted)
            words = f"{label}{str(power).translate(SUPERSCRIPTS)}" if power else label
            area = QRectF(0, y - 16, LEFT - 4, 32)
            painter.drawText(area, flag.AlignRight | flag.AlignVCenter, words)

    def _lines(self, along: "SlopesAlong") -> list[QPolygonF]:
        """Give the product, a line for each row of blocks."""
        lines: list[list[QPointF]] = []
        for number, step in enumerate(along.steps):
            if not step.goes_on or not lines:
                lines.append([])
                if number == 0:  # y itself, of which the gradient is 1
                    lines[-1].append(QPointF(self._room().left(), self._pixel(0, 0.5).y()))
            height = along.height(step.product)
            if not math.isnan(height):
                lines[-1].append(self._pixel(number, height))
        return [QPolygonF(line) for line in lines]

    def _count(self) -> int:
        return len(self._along.steps) if self._along else 0

    def _pitch(self) -> float:
        return self._room().width() / max(self._count(), 1)

    def _room(self) -> QRectF:
        half = self.fontMetrics().height() / 2 + 1  # of the highest and of the lowest tick's word
        return QRectF(self.rect()).adjusted(LEFT, half, -RIGHT, -half)

    def _pixel(self, number: int, height: float) -> QPointF:
        room = self._room()
        x = room.left() + (number + 0.5) * self._pitch()
        return QPointF(x, room.bottom() - height * room.height())

    def _at(self, x: float) -> int | None:
        number = int((x - self._room().left()) // self._pitch())
        return number if 0 <= number < self._count() else None

    def _chosen(self) -> int | None:
        selection = self._session.selection
        steps = self._along.steps if self._along else ()
        return next((n for n, step in enumerate(steps) if (step.path,) == selection), None)

    def _select(self, number: int) -> None:
        if self._along is not None:
            self._session.select([self._along.steps[number].path])


@guarded
class SlopeStrip(QWidget):
    """The picture below its title, and what it comes to in a sentence; worked out where seen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._picture, self._words = SlopePicture(session), PlainLabel()
        self._words.setObjectName("slopeWords")
        self._words.setWordWrap(True)
        title = PlainLabel(self.tr("Slopes from y back to x"))
        title.setToolTip(as_plain(self.tr(
            "A bar for each block's own slope, and a line for their product so far"
        )))  # fmt: skip
        column = QVBoxLayout(self)
        column.addWidget(title)
        column.addWidget(self._picture)
        column.addWidget(self._words)
        self._frame = session.turns.one_shot(self, FRAME, self._show)
        for signal in (session.x_changed, session.parameters_changed, session.chain_changed):
            signal.connect(self._schedule)
        session.selection_changed.connect(self._picture.update)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Take up what has changed while another page was seen."""
        super().showEvent(event)
        self._schedule()

    def _schedule(self) -> None:
        if self.isVisible() and not self._frame.isActive():
            self._frame.start()

    def _show(self) -> None:
        from core.plot.slopes_along import slopes_along  # loaded when it is seen first

        found = slopes_along(self._session.function, self._session.trace)
        self._picture.show_slopes(found)
        self._words.setText(f"{found}.")
