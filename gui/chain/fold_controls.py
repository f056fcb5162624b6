"""The button that folds a lane into its block, and what a folded lane looks like."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QStyle, QStyleOption, QToolButton, QWidget

from core.chain import Path
from gui.chain.layout.metrics import ARROW, PADDING
from gui.chain.paint.wires import paint_number
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import figures, theme_of


class FoldButton(QToolButton):
    """A small arrow where a lane rises into its block."""

    chosen = Signal(object)
    """The lane's path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("fold")
        self.setArrowType(Qt.ArrowType.DownArrow)
        self.setAutoRaise(True)
        self.setIconSize(QSize(8, 8))
        self.lane: Path = ()
        self.clicked.connect(lambda: self.chosen.emit(self.lane))

    def show_lane(self, lane: Path, text: str) -> None:
        """Take on a lane, with its formula."""
        self.lane = lane
        self.setToolTip(as_plain(self.tr("Collapse {0}").format(text)))
        self.setAccessibleName(self.tr("Collapse the branch {0}").format(text))


@guarded
class LanePill(QAbstractButton):
    """A folded lane: its formula, its value and its gradient; a click unfolds it."""

    chosen = Signal(object)
    """The lane's path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("foldedLane")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.lane: Path = ()
        self._formula = self._value = self._gradient = ""
        self._is_pointed_at = self._lit = False
        self.clicked.connect(lambda: self.chosen.emit(self.lane))

    def show_lane(self, lane: Path, text: str) -> None:
        """Take on a lane, with its formula."""
        self.lane, self._formula = lane, text
        self.setToolTip(as_plain(self.tr("Expand {0}").format(text)))

    def show_values(self, value: str, gradient: str) -> None:
        """Take on what the lane carries at its end, as it stands on a wire."""
        self._value, self._gradient = value, gradient
        words = self.tr("Collapsed branch {0}, value {1}, gradient {2}")
        self.setAccessibleName(words.format(self._formula, value, gradient))
        self.update()

    def light(self, lit: bool) -> None:
        """Show that the pointer is on a factor of a block in the lane, or go out."""
        self._lit = lit
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # Qt's name
        """Show that a click would do something."""
        self._is_pointed_at = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Be calm again."""
        self._is_pointed_at = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint an arrow and the formula, and below them the two numbers."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.forward if self.hasFocus() or self._is_pointed_at else theme.line
        edge = theme.backward if self._lit else edge
        painter.setPen(QPen(edge, 2 if self.hasFocus() or self._lit else 1))
        painter.setBrush(theme.block)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        inside = self.rect().adjusted(PADDING, 3, -PADDING, -3)
        upper = QRect(inside.topLeft(), QSize(inside.width(), inside.height() // 2))
        self._paint_arrow(painter, upper)
        upper.adjust(ARROW + 4, 0, 0, 0)
        painter.setPen(theme.text)
        painter.setFont(self.font())
        text = painter.fontMetrics().elidedText(
            self._formula, Qt.TextElideMode.ElideMiddle, upper.width()
        )
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, text)
        lower = QRect(3, upper.bottom() + 1, self.width() // 2 - 3, upper.height())
        painter.setFont(figures(self.font()))
        painter.setPen(theme.forward)
        paint_number(painter, lower, self._value)
        painter.setPen(theme.backward)
        paint_number(painter, lower.translated(lower.width(), 0), self._gradient)

    def _paint_arrow(self, painter: QPainter, line: QRect) -> None:
        option = QStyleOption()
        option.initFrom(self)
        option.rect = QRect(line.left(), line.center().y() - ARROW // 2, ARROW, ARROW)
        arrow = QStyle.PrimitiveElement.PE_IndicatorArrowRight
        self.style().drawPrimitive(arrow, option, painter, self)
