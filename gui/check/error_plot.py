"""The picture of the errors against h, in which h is dragged."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.guarded import guarded
from gui.widgets.theme import Theme, theme_of

if TYPE_CHECKING:
    from core.plot.error_figure import ErrorFigure, ErrorLine, Place

LEFT, BELOW, RIGHT, ABOVE = 38, 16, 8, 6
"""Pixels around the lines; the key has its rows below."""

KEY_ROWS, IN_A_ROW, SAMPLE = 2, 3, 12
"""Rows of the key, methods in one, and pixels of the line that stands for each."""

SMALL = 0.8
"""How large its words are beside all others."""

DOT, RING, REACH = 9, 9, 10
"""Pixels across of the dot and of the ring around the best h, and within which that is meant."""

GLASS = 200
"""How little is seen through behind words, of 255."""

STALE = 0.35
"""How strong lines are that another place is being worked out for."""

_KEY = Qt.Key
KEYS = (
    ("←, →", "A quarter of a power of ten less or more h"),
    ("Page up, Page down", "A power of ten less or more"),
    ("Home", "The predicted best h"),
    ("Ctrl+C", "Copy the errors as a table"),
)
"""What the keyboard does in it."""

_QUARTERS = {_KEY.Key_Left: -1, _KEY.Key_Down: -1, _KEY.Key_Right: 1, _KEY.Key_Up: 1,
             _KEY.Key_PageDown: -4, _KEY.Key_PageUp: 4}  # fmt: skip


@guarded
class ErrorPlot(QWidget):
    """Shows a figure; a press or a drag asks for another h, and so do arrows, page keys and Home.

    Signals
    -------
    place_asked : where along the axis of h the hand is, as a share
    moved : by so many quarters of a power of ten
    best_asked : the best h is wanted
    """

    place_asked = Signal(float)
    moved = Signal(int)
    best_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("errorPlot")
        self.setAccessibleName(self.tr("Error against h"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._figure: ErrorFigure | None = None
        self._is_stale = False
        self._drawn: tuple[object, QPixmap] | None = None

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for a small landscape, and for the rows of the key."""
        return QSize(220, 130 + KEY_ROWS * self._row())

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for no width."""
        return QSize(60, self.sizeHint().height())

    def show_figure(self, figure: "ErrorFigure | None") -> None:
        """Show a figure."""
        self._figure, self._is_stale = figure, False
        self.update()

    def pale(self) -> None:
        """Show what is there pale, for another is to come."""
        if not self._is_stale:  # while x moves it is asked for at each step
            self._is_stale = True
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Take the ring, or whatever h is under the hand."""
        if self._figure is None or event.button() != Qt.MouseButton.LeftButton:
            return
        best = self._figure.best
        if best is not None:
            off = self._pixel(best) - event.position()
            if abs(off.x()) + abs(off.y()) <= REACH:
                self.best_asked.emit()
                return
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Let the dot follow."""
        if self._figure is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Move h, or take the best by Home."""
        key = _KEY(event.key())
        if self._figure is not None and key in _QUARTERS:
            self.moved.emit(_QUARTERS[key])
        elif self._figure is not None and key == _KEY.Key_Home:
            self.best_asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint from back to front."""
        figure, theme = self._figure, theme_of(self.palette())
        if figure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(max(font.pointSizeF() * SMALL, 6))
        painter.setFont(font)
        self._paint_zones(painter, figure, theme)
        self._paint_ticks(painter, figure, theme)
        painter.setOpacity(STALE if self._is_stale else 1)
        painter.drawPixmap(0, 0, self._picture_of(figure.lines, theme))
        self._paint_names(painter, figure, theme)
        self._paint_marks(painter, figure, theme)
        self._paint_key(painter, figure, theme)

    def _picture_of(self, lines: "tuple[ErrorLine, ...]", theme: Theme) -> QPixmap:
        """Draw the lines once: they have many dashes, and h moves over the same ones."""
        room, ratio = self._room(), self.devicePixelRatioF()
        wanted = lines, theme, room, ratio
        if self._drawn is not None and self._drawn[0] == wanted:
            return self._drawn[1]
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, bottom, width, height = room.left(), room.bottom(), room.width(), room.height()
        for line in sorted(lines, key=lambda line: line.method == "central"):
            painter.setPen(_pen(line.method, theme))
            for piece in line.pieces:
                at = [QPointF(left + x * width, bottom - y * height) for x, y in piece]
                painter.drawPolyline(QPolygonF(at))
        painter.end()
        self._drawn = wanted, picture
        return picture

    def _paint_zones(self, painter: QPainter, figure: "ErrorFigure", theme: Theme) -> None:
        room = self._room()
        first, last = (room.left() + u * room.width() for u in (figure.rounding, figure.large))
        left = QRectF(room.topLeft(), QPointF(first, room.bottom()))
        right = QRectF(QPointF(last, room.top()), room.bottomRight())
        for zone in (left, right):
            painter.fillRect(zone, theme.block)

    def _paint_names(self, painter: QPainter, figure: "ErrorFigure", theme: Theme) -> None:
        """Name the zones where no line crosses the words, or before the lines if all is full."""
        room, metrics = self._room(), painter.fontMetrics()
        wide = metrics.horizontalAdvance
        rounding, large = self.tr("rounding"), self.tr("h too large")
        if figure.rounding > 0:
            self._paint_name(painter, figure, theme, rounding, room.left() + 3)
        if figure.large < 1:  # it may be narrower than its name
            self._paint_name(painter, figure, theme, large, room.right() - wide(large) - 3)

    def _paint_name(
        self, painter: QPainter, figure: "ErrorFigure", theme: Theme, words: str, x: float
    ) -> None:
        from core.plot.error_figure import free_height  # loaded with the figure

        room, metrics = self._room(), painter.fontMetrics()
        wide, high = metrics.horizontalAdvance(words) + 2, metrics.height()
        first, last = ((edge - room.left()) / room.width() for edge in (x - 2, x + wide))
        found = free_height(figure, first, last, high / room.height(), self._told(figure, metrics))
        area = QRectF(x, room.bottom() - (found or 0) * room.height() - high, wide, high)
        if found is None:
            painter.fillRect(area, self._glass(theme))
        painter.setPen(theme.muted)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_ticks(self, painter: QPainter, figure: "ErrorFigure", theme: Theme) -> None:
        room, flag = self._room(), Qt.AlignmentFlag
        for place, label in figure.across:
            x = room.left() + place * room.width()
            painter.setPen(QPen(theme.line, 0.5))
            painter.drawLine(QLineF(x, room.top(), x, room.bottom()))
            painter.setPen(theme.muted)
            area = QRectF(min(x, self.width() - 8) - 24, room.bottom() + 1, 48, BELOW)
            painter.drawText(area, flag.AlignHCenter, label)
        for place, label in figure.up:
            y = room.bottom() - place * room.height()
            painter.setPen(QPen(theme.line, 0.5))
            painter.drawLine(QLineF(room.left(), y, room.right(), y))
            painter.setPen(theme.muted)
            area = QRectF(0, min(max(y - 8, 0), room.bottom() - 10), LEFT - 4, 16)
            painter.drawText(area, flag.AlignRight | flag.AlignVCenter, label)

    def _paint_marks(self, painter: QPainter, figure: "ErrorFigure", theme: Theme) -> None:
        if figure.best is not None:
            at = self._pixel(figure.best)
            painter.setPen(QPen(theme.text, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, RING / 2, RING / 2)
            area = self._beside_ring(at, painter.fontMetrics().horizontalAdvance(figure.words) + 4)
            painter.fillRect(area, self._glass(theme))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, figure.words)
        if figure.dot is not None:
            painter.setPen(QPen(theme.background, 1.5))
            painter.setBrush(theme.numerical_curve)
            painter.drawEllipse(self._pixel(figure.dot), DOT / 2, DOT / 2)

    def _told(self, figure: "ErrorFigure", metrics: QFontMetrics) -> "tuple[Place, Place] | None":
        """Give where the best h is told, in shares of the room."""
        if figure.best is None:
            return None
        room, at = self._room(), self._pixel(figure.best)
        area = self._beside_ring(at, metrics.horizontalAdvance(figure.words) + 4)
        area = area.united(QRectF(at.x() - RING, at.y() - RING, 2 * RING, 2 * RING))
        left, right = ((x - room.left()) / room.width() for x in (area.left(), area.right()))
        low, top = ((room.bottom() - y) / room.height() for y in (area.bottom(), area.top()))
        return (left, low), (right, top)

    def _beside_ring(self, at: QPointF, wide: float) -> QRectF:
        """Give where the best h is told: lower left of its ring, for the lines come from above."""
        room, high = self._room(), self._row()
        left = max(at.x() - RING / 2 - wide, room.left())
        return QRectF(left, min(at.y() + 2, room.bottom() - high), wide, high)

    def _paint_key(self, painter: QPainter, figure: "ErrorFigure", theme: Theme) -> None:
        """Write the methods below, each behind a piece of its line."""
        x, y = 0.0, float(self.height() - KEY_ROWS * self._row())
        for number, line in enumerate(figure.lines):
            if number == IN_A_ROW:
                x, y = 0.0, y + self._row()
            words = line.method.removeprefix("Richardson's ")
            painter.setPen(_pen(line.method, theme))
            painter.drawLine(QLineF(x, y + self._row() / 2, x + SAMPLE, y + self._row() / 2))
            painter.setPen(theme.muted)
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            area = QRectF(x + SAMPLE + 3, y, wide, self._row())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            x += SAMPLE + 3 + wide + 4

    @staticmethod
    def _glass(theme: Theme) -> QColor:
        glass = QColor(theme.background)
        glass.setAlpha(GLASS)
        return glass

    def _row(self) -> int:
        return self.fontMetrics().height()

    def _room(self) -> QRectF:
        below = BELOW + KEY_ROWS * self._row() + 2
        return QRectF(self.rect()).adjusted(LEFT, ABOVE, -RIGHT, -below)

    def _pixel(self, place: "Place") -> QPointF:
        room = self._room()
        return QPointF(
            room.left() + place[0] * room.width(), room.bottom() - place[1] * room.height()
        )

    def _ask(self, event: QMouseEvent) -> None:
        room = self._room()
        self.place_asked.emit((event.position().x() - room.left()) / room.width())


def _pen(method: str, theme: Theme) -> QPen:
    """Draw the central difference strongest, and each of the others in its own dashes."""
    style, shown = Qt.PenStyle, QColor(theme.numerical_curve)
    return {
        "central": QPen(shown, 2),
        "forward": QPen(shown, 1, style.DashLine),
        "backward": QPen(shown, 1, style.DotLine),
        "Richardson": QPen(theme.text, 1.2),
        "complex step": QPen(theme.muted, 1.2, style.DashDotLine),
    }.get(method, QPen(theme.text, 1, style.DotLine))
