"""The canvas of the chain: wires with their numbers, and the blocks' widgets on it."""

import math
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.chain import Chain, Path
from core.digits import short
from core.edits import Gap
from core.formula import constant_text
from core.product import input_names, slope_symbols, wire_names
from core.snippet import as_text
from gui import mime
from gui.block import BlockWidget
from gui.chain_layout import ChainLayout, Layout, Metrics
from gui.operand_field import OperandField
from gui.session import Session
from gui.theme import Theme, number_font, theme_of
from gui.wires import number_areas, paint_wire

MARGIN = 8
"""How far from the edge the caption of a drop stays, in pixels."""

CLOSE = 20
"""How many pixels apart centres in one row may be."""


class ChainCanvas(QWidget):
    """Lays the session's chain out and paints what is between the blocks.

    Parameters
    ----------
    session : Session
        Whose chain is shown.
    """

    picked = Signal(object, bool)
    """A block's path was pressed, and whether the selection is to be extended."""

    clicked = Signal(object)
    """A block's path was clicked, and not dragged."""

    field_left = Signal()
    """A number field gives the keyboard back."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._blocks: list[BlockWidget] = []
        self._fields: list[OperandField] = []
        self._lit: Gap | None = None
        self._doomed: Path | None = None
        self._words = ""
        self._layout = Layout()
        self._width = 720
        session.chain_changed.connect(self._arrange)
        session.x_changed.connect(self._show_values)
        session.selection_changed.connect(self._show_values)
        session.progress_changed.connect(self._show_values)
        session.hovered_changed.connect(self._show_hovered)
        self._arrange()

    def _show_hovered(self) -> None:
        for widget in self._blocks:
            widget.light(widget.block_path == self._session.hovered)

    def gaps(self) -> dict[Gap, QRect]:
        """Give where each gap is, on the canvas."""
        constants = [(lane, 0) for lane in self._layout.fields]
        return {
            g: self._layout.gap_rect(g) for g in [*(w.gap for w in self._layout.wires), *constants]
        }

    def block_rect(self, path: Path) -> QRect:
        """Give where a block is, on the canvas."""
        return self._layout.blocks[path]

    def block_at(self, point: QPoint) -> Path | None:
        """Give the block at a point of the canvas."""
        return next((p for p, r in self._layout.blocks.items() if r.contains(point)), None)

    def edit_number(self, path: Path) -> bool:
        """Put the keyboard into a block's first number field, or into that of the chain's start.

        Parameters
        ----------
        path : tuple of int
            The block; ``()`` for the start.

        Returns
        -------
        bool
            Whether there is one.
        """
        wanted = [f for f in self._fields if (f.lane[:-1] if f.lane else ()) == path]
        if not path:
            wanted = [field for field in wanted if not field.lane]
        for field in wanted[:1]:
            field.setFocus()
            field.selectAll()
        return bool(wanted)

    def block_in_row(self, path: Path, rows: int) -> Path:
        """Give the nearest block above or below another.

        Parameters
        ----------
        path : tuple of int
            Where from.
        rows : int
            1 for below, -1 for above.

        Returns
        -------
        tuple of int
            The same block if there is none.
        """
        here = self._layout.blocks[path].center()
        ways = {p: r.center() - here for p, r in self._layout.blocks.items()}
        there = [p for p, way in ways.items() if way.y() * rows > CLOSE]
        return min(there, key=lambda p: 3 * abs(ways[p].y()) + abs(ways[p].x()), default=path)

    def light(self, gap: Gap | None, block: Path | None = None, words: str = "") -> None:
        """Mark what a drop would go into, and say what would come of it.

        Parameters
        ----------
        gap, block : tuple or None
            The gap, or the block that would be replaced.
        words : str
            The caption.
        """
        self._lit, self._doomed, self._words = gap, block, words
        self.update()

    def describe(self, path: Path) -> str:
        """Say in words what a block is and does, for a screen reader."""
        block, trace = self._session.chain.block(path), self._session.trace.blocks[path]
        count = len(self._session.chain.lane(path[:-1]).blocks)
        words = self.tr("{0}, block {1} of {2}, value {3}, gradient {4}")
        return words.format(
            block.name, path[-1] + 1, count, short(trace.value), short(trace.gradient)
        )

    def wrap(self, width: int) -> None:
        """Wrap the rows at a width.

        Parameters
        ----------
        width : int
            Of what is visible, in pixels.
        """
        if width != self._width:
            self._width = width
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the system's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the wires, the values above and the gradients below them."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.background)
        self._paint_light(painter, theme)
        names = wire_names(self._session.chain)
        for wire in self._layout.wires:
            name = names.get(_source(wire.gap), "")
            paint_wire(painter, wire, theme, name, *self._texts(wire.gap))
        painter.setFont(number_font())
        painter.setPen(theme.text)
        for path, rect in self._layout.starts.items():
            if path not in self._field_rects():
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "x")
        end = self._layout.wires[-1].end
        painter.drawText(
            QRect(end.x() + 4, end.y() - 13, 24, 26), Qt.AlignmentFlag.AlignVCenter, "y"
        )
        if not self._session.chain.blocks:
            hint = self.tr("f(x) = {0}. Drag a function here or type its name.")
            start = constant_text(self._session.chain.start)
            painter.setPen(theme.muted)
            painter.setFont(self.font())
            below = QPoint(self._layout.starts[()].left(), end.y() + 60)
            painter.drawText(below, hint.format(start))

    def _paint_light(self, painter: QPainter, theme: Theme) -> None:
        """Paint what a drop would go into, with its caption beside it."""
        if self._lit is not None:
            lit = self._layout.gap_rect(self._lit)
        elif self._doomed is not None:
            lit = self._layout.blocks[self._doomed].adjusted(-5, -5, 5, 5)
        else:
            return
        painter.setPen(QPen(theme.forward, 2))
        painter.setBrush(theme.marked)
        painter.drawRoundedRect(lit, 6, 6)
        painter.setFont(self.font())
        painter.setPen(theme.text)
        room = self.visibleRegion().boundingRect()
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideMiddle, room.width() - 2 * MARGIN
        )
        width = painter.fontMetrics().horizontalAdvance(words) + 2
        left = min(lit.left(), room.right() - width - MARGIN)
        below = lit.bottom() + painter.fontMetrics().height() + 4
        painter.drawText(QPoint(max(left, room.left() + MARGIN), below), words)

    def event(self, event: QEvent) -> bool:
        """Show a number with all its digits under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(event.pos())
            if number is not None:
                QToolTip.showText(event.globalPos(), number, self)
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Copy the number that is clicked."""
        number = self._number_at(event.position().toPoint())
        if number is None:
            event.ignore()
            return
        QGuiApplication.clipboard().setText(number)
        QToolTip.showText(event.globalPosition().toPoint(), self.tr("{0} copied").format(number))

    def _number_at(self, point: QPoint) -> str | None:
        for wire in self._layout.wires:
            areas = number_areas(wire)
            for area, number in zip(areas, self._numbers(wire.gap), strict=True):
                if area.contains(point):
                    return repr(number)
        return None

    def _texts(self, gap: Gap) -> tuple[str, str]:
        """Give the value and the gradient on a wire, "–" where there is none yet."""
        lane, at = gap
        value, gradient = self._numbers(gap)
        trace = self._session.trace
        later = not math.isfinite(value) and not (at and trace.blocks[(*lane, at - 1)].problem)
        return "–" if later else short(value), short(gradient) if self._reached(gap) else "–"

    def _numbers(self, gap: Gap) -> tuple[float, float]:
        """Give the value and the gradient on a wire."""
        lane, at = gap
        trace = self._session.trace
        if at:
            block = trace.blocks[(*lane, at - 1)]
            return block.value, block.gradient
        chain = self._session.chain.lane(lane)
        return trace.x if chain.start == "x" else chain.constant, trace.starts[lane]

    def _reached(self, gap: Gap) -> bool:
        """Tell whether the backward pass on screen has arrived at a wire."""
        progress = self._session.progress
        if progress is None:
            return True
        passed = self._session.trace.order[:progress]
        lane, at = gap
        if at < len(self._session.chain.lane(lane).blocks):
            return (*lane, at) in passed
        return not lane or lane[:-1] in passed

    def _arrange(self) -> None:
        """Lay the chain out and give every block its widget."""
        chain = self._session.chain
        metrics = Metrics(self.fontMetrics(), QFontMetrics(number_font()))
        self._layout = ChainLayout(chain, metrics, self._width).layout
        self.setMinimumSize(self._layout.size)
        self._arrange_blocks(chain)
        self._arrange_fields(chain)
        self._show_values()
        self.updateGeometry()

    def _arrange_blocks(self, chain: Chain) -> None:
        names = wire_names(chain)
        while len(self._blocks) > len(self._layout.blocks):
            self._blocks.pop().deleteLater()
        while len(self._blocks) < len(self._layout.blocks):
            widget = BlockWidget(self)
            widget.pressed.connect(self.picked)
            widget.clicked.connect(self.clicked)
            widget.dragged.connect(self._drag)
            widget.hovered.connect(self._session.hover)
            self._blocks.append(widget)
        for widget, (path, rect) in zip(self._blocks, self._layout.blocks.items(), strict=True):
            inputs = input_names(chain, path, names)
            widget.show_block(chain, path, inputs, slope_symbols(chain, path, names))
            widget.setGeometry(rect)
            widget.show()

    def _field_rects(self) -> dict[Path, QRect]:
        """Give where the number fields are: in blocks, and where lanes start at a constant."""
        starts = {
            path: rect
            for path, rect in self._layout.starts.items()
            if self._session.chain.lane(path).start != "x"
        }
        return {**self._layout.fields, **starts}

    def _arrange_fields(self, chain: Chain) -> None:
        rects = self._field_rects()
        while len(self._fields) > len(rects):
            self._fields.pop().deleteLater()
        while len(self._fields) < len(rects):
            field = OperandField(self)
            field.committed.connect(self._session.set_start)
            field.left.connect(self.field_left)
            field.drag_began.connect(self._session.end_typing)
            field.dragged.connect(partial(self._session.set_start, dragging=True))
            self._fields.append(field)
        for field, (path, rect) in zip(self._fields, rects.items(), strict=True):
            field.show_value(path, chain.lane(path))
            field.setGeometry(rect)
            field.show()
            field.raise_()

    def _show_values(self) -> None:
        trace, chosen = self._session.trace, set(self._session.selection)
        progress = self._session.progress
        passed = set(trace.order[:progress])
        for widget in self._blocks:
            path = widget.block_path
            widget.show_values(trace.blocks[path], path in passed, path in chosen)
            widget.setAccessibleName(self.describe(path))
        self.update()

    def _drag(self, path: Path) -> None:
        widget = next(w for w in self._blocks if w.block_path == path)
        chosen = [p for p in self._session.selection if p[:-1] == path[:-1]]
        taken = sorted(chosen) if path in chosen else [path]
        blocks = [self._session.chain.block(p) for p in taken]
        self._session.hover(None)  # its light is not part of the block
        widget.start_drag(mime.of_blocks(taken, self._session.token, as_text(blocks)), blocks)


def _source(gap: Gap) -> Path:
    """Give the block that a wire comes from; no block has the path of a lane's start."""
    lane, at = gap
    return (*lane, at - 1) if at else ()
