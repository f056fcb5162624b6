"""One block of the chain: its name, its local derivatives in symbols and numbers."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core.chain import Chain, Path
from core.chain.trace import BlockTrace
from core.chain_rule.names import Slope
from core.digits import MINUS, UNDEFINED, shortened, shown
from core.expression import screen
from core.expression.nodes import Symbol
from core.expression.symbols import INPUTS
from core.functions.description import description
from gui.chain.layout.metrics import PADDING, SMALL_POWER, number_of, slope_heads
from gui.chain.paint.drop_light import CARRIED
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.raised import AWAITED, draw_awaited
from gui.widgets.theme import Theme, theme_of

if TYPE_CHECKING:
    from core.chain.problem import Problem

FAINT = 0.35
"""How opaque a block is while it is dragged away."""


@guarded
class BlockWidget(QWidget):
    """A block that can be selected and dragged."""

    pressed = Signal(object, bool)
    """The block's path, and whether the selection is to be extended."""

    clicked = Signal(object)
    """The block's path, once the button is up again where no drag began and nothing is extended."""

    hovered = Signal(object)
    """The block's path when the pointer comes, None when it goes."""

    dragged = Signal(object)
    """The block's path, once the pointer has moved far enough."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("block")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._path: Path = ()
        self._label = self._formula = ""
        self._heads: list[tuple[int, str]] = []
        self._slopes: tuple[float, ...] | None = None
        self._off: Sequence[float] = ()
        self._digits = 4
        self._problem: Problem | None = None
        self._inputs: tuple[str, ...] = ()
        self._selected = self._lit = self._faded = False
        self._fields = 0
        self._press: QPoint | None = None

    @property
    def block_path(self) -> Path:
        """Which block of the chain this is."""
        return self._path

    def _get_path(self) -> Path:
        return self._path

    path = Property(object, _get_path)

    @property
    def is_held(self) -> bool:
        """Whether a button is down on it, or it is being dragged away."""
        return self._press is not None or self._faded

    def show_block(self, chain: Chain, path: Path, name: str, slopes: tuple[Slope, ...]) -> None:
        """Take on a block, with the name of the wire out of it and its local derivatives."""
        block, leaves = chain.block(path), slopes[0].inputs
        self._path = path
        # A number that goes in has its field in the block, and no name but the function's own.
        self._inputs = tuple(
            leaf.name if isinstance(leaf, Symbol) else letter
            for leaf, letter in zip(leaves, INPUTS, strict=False)
        )
        self._label = block.function.label
        self._fields = sum(operand.is_constant for operand in block.operands)
        self._heads = slope_heads(
            chain.lane(path[:-1]), path[-1], name, tuple(map(screen.text, leaves)), slopes
        )
        self._formula = f"{name} = {screen.text(block.function.formula, leaves)}"
        self.setToolTip(as_plain(description(block.function)))

    def show_values(
        self, trace: BlockTrace, reached: bool, off: Sequence[float] = (), digits: int = 4
    ) -> None:
        """Take on what happens at x; slopes only if the backward pass has reached the block.

        `off` is how far rounding may have moved each of them, `digits` how many are written.
        """
        self._digits = digits
        self._slopes = trace.slopes if reached else None
        self._off = off or (0.0,) * len(trace.slopes)
        self._problem = trace.problem
        self.update()

    def select(self, selected: bool) -> None:
        """Show that the block is selected, or that it is not."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def light(self, lit: bool) -> None:
        """Show that the pointer is on one of its factors, or go out."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # Qt's name
        """Tell that the pointer is here."""
        self.hovered.emit(self._path)

    def leaveEvent(self, event: QEvent) -> None:  # Qt's name
        """Tell that the pointer is gone."""
        self.hovered.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the face, the name, the formula and the local derivatives."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT if self._faded else 1.0)
        edge = theme.backward if self._problem else theme.forward if self._selected else theme.line
        edge = theme.backward if self._lit else edge
        painter.setPen(QPen(edge, 2 if self._lit or self._selected or self._problem else 1))
        painter.setBrush(theme.marked if self._selected else theme.block)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        rows = self._rows()
        line = (self.height() - 14) // (2 + len(rows))
        head = QRect(PADDING, 7, self.width() - 2 * PADDING, line)
        self._paint_head(painter, head, theme)
        head.translate(0, line)
        self._paint_formula(painter, head, theme)
        painter.setFont(self.font())
        painter.setPen(theme.backward)
        wide = painter.fontMetrics().horizontalAdvance
        room = number_of(self._digits, SMALL_POWER)
        widest = max(wide(symbol + (room if number else "")) for symbol, number in rows)
        head.adjust(max((head.width() - widest) // 2, 0), 0, PADDING, 0)
        for i, (symbol, number) in enumerate(rows):
            _paint_slope(painter, head.translated(0, line * (i + 1)), symbol, number)

    def _paint_formula(self, painter: QPainter, area: QRect, theme: Theme) -> None:
        """Paint what the block computes, in the names of the wires."""
        font = self.font()
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(theme.forward)
        right = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(self._formula, right, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)

    def _rows(self) -> list[tuple[str, str]]:
        """Give what stands below the name: symbols and numbers, or what came in and fits not."""
        if self._problem:
            return [
                (self._problem.words(self._inputs)[1], ""),
                *(("", "") for _ in self._heads[1:]),
            ]
        slopes = self._slopes
        if slopes is None:
            return [(head, AWAITED) for _, head in self._heads]
        return [_row(head, slopes[i], self._off[i], self._digits) for i, head in self._heads]

    def _paint_head(self, painter: QPainter, area: QRect, theme: Theme) -> None:
        """Paint the name, or in its place what the block needs and does not get."""
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.text)
        text = self._label
        if self._problem:
            area = area.adjusted(-4, 0, 4, 0)
            field = painter.fontMetrics().horizontalAdvance("8") * 10
            room = area.width() - self._fields * field
            text = painter.fontMetrics().elidedText(
                f"⚠ {self._problem.words(self._inputs)[0]}", Qt.TextElideMode.ElideRight, room
            )
        side = Qt.AlignmentFlag.AlignLeft if self._fields else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Select, and remember where a drag may begin."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self.pressed.emit(self._path, _extends(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Start a drag once the pointer has moved far enough."""
        if self._press is None:
            return
        moved = event.position().toPoint() - self._press
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self.dragged.emit(self._path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Forget the press; without a drag it was a click."""
        if self._press is not None and not _extends(event):
            self.clicked.emit(self._path)
        self._press = None

    def start_drag(self, data: QMimeData, shown: QPixmap) -> None:
        """Drag, until something is let go, with a picture under the pointer."""
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(shown)
        size = shown.deviceIndependentSize().toSize()
        # Of a high one most is above the pointer, for what it would do is said below.
        held = max(size.height() // 2, size.height() - CARRIED)
        drag.setHotSpot(QPoint(size.width() // 2, held))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def fade(self, faded: bool) -> None:
        """Show that it is being dragged away, or is back.

        Parameters
        ----------
        faded : bool
            Which of the two.
        """
        if faded != self._faded:
            self._faded = faded
            self.update()


def _extends(event: QMouseEvent) -> bool:
    """Tell whether a click adds to the selection."""
    keys = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    return bool(event.modifiers() & keys)


def _row(head: str, slope: float, off: float, digits: int) -> tuple[str, str]:
    """Give what stands before a slope, and its number, which may be a short one but for `off`."""
    if math.isnan(slope):
        return head, UNDEFINED
    told = shown(slope, off, digits)
    if told.startswith("≈"):
        equals = f"{head.removesuffix(' = ')} ≈ " if head else ""
        return equals, told.removeprefix("≈ ")
    return head, shortened(slope, len(number_of(digits, SMALL_POWER)), digits)


def _paint_slope(painter: QPainter, area: QRect, symbol: str, number: str) -> None:
    """Paint ``symbol = number`` so that the digits stay where they are when the number changes."""
    metrics = painter.fontMetrics()
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area, side, symbol)
    area = area.adjusted(metrics.horizontalAdvance(symbol), 0, 0, 0)
    if number == AWAITED:
        draw_awaited(painter, area.adjusted(metrics.horizontalAdvance(MINUS), 0, 0, 0))
        return
    if number.startswith(MINUS):
        painter.drawText(area, side, MINUS)
        number = number[1:]
    painter.drawText(area.adjusted(metrics.horizontalAdvance(MINUS), 0, 0, 0), side, number)
