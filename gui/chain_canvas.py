"""The canvas of the chain: wires with their numbers, and the blocks' widgets on it."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.chain import Chain, Path
from core.digits import short
from core.edits import Gap
from core.formula import constant_text
from core.product import input_names
from core.snippet import as_text
from gui import mime
from gui.block import BlockWidget
from gui.chain_layout import ChainLayout, Layout
from gui.chain_metrics import Metrics
from gui.chain_picture import number_places, paint_chain
from gui.drop_light import paint_light
from gui.operand_field import OperandField
from gui.session import Session
from gui.theme import Theme, number_font, theme_of
from gui.wire_numbers import WireNumbers

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
        self._numbers = WireNumbers(session)
        self._width = 720
        session.chain_changed.connect(self._arrange)
        session.x_changed.connect(self._show_values)
        session.selection_changed.connect(self._show_selected)
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
        if self._lit is not None:
            self._paint_light(painter, theme, self._layout.gap_rect(self._lit))
        elif self._doomed is not None:
            doomed = self._layout.blocks[self._doomed].adjusted(-5, -5, 5, 5)
            self._paint_light(painter, theme, doomed)
        chain = self._session.chain
        painter.setFont(number_font())
        paint_chain(painter, theme, chain, self._layout, self._numbers, event.rect())
        if not chain.blocks:
            hint = self.tr("f(x) = {0}. Drag a function here or type its name.")
            painter.setPen(theme.muted)
            painter.setFont(self.font())
            wire = self._layout.wires[-1]
            painter.drawText(wire.start + QPoint(0, 60), hint.format(constant_text(chain.start)))

    def _paint_light(self, painter: QPainter, theme: Theme, lit: QRect) -> None:
        room = self.visibleRegion().boundingRect()
        paint_light(painter, lit, room, theme, self.font(), self._words)

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
        line = self._metrics.numbers.height()
        chain, layout = self._session.chain, self._layout
        for area, number in number_places(chain, layout, self._numbers, line):
            if area.contains(point):
                return repr(number)
        return None

    def _arrange(self) -> None:
        """Lay the chain out and give every block its widget."""
        chain = self._session.chain
        self._metrics = Metrics(self.fontMetrics(), QFontMetrics(number_font()))
        laid = ChainLayout(chain, self._metrics, self._width)
        self._layout = laid.layout
        self.setMinimumSize(self._layout.size)
        self._arrange_blocks(chain, laid)
        self._arrange_fields(chain)
        self._show_values()
        self._show_selected()
        self.updateGeometry()

    def _arrange_blocks(self, chain: Chain, laid: ChainLayout) -> None:
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
            inputs = input_names(chain, path, laid.names)
            widget.show_block(chain, path, inputs, laid.symbols[path])
            widget.setGeometry(rect)
            widget.show()

    def _field_rects(self) -> dict[Path, QRect]:
        """Give where the number fields are: in blocks, and where lanes start at a constant."""
        return {**self._layout.fields, **self._layout.starts}

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
        trace = self._session.trace
        passed = set(trace.order[: self._session.progress])
        for widget in self._blocks:
            path = widget.block_path
            widget.show_values(trace.blocks[path], path in passed)
            widget.setAccessibleName(self.describe(path))
        self.update()

    def _show_selected(self) -> None:
        for widget in self._blocks:
            widget.select(widget.block_path in self._session.selection)

    def _drag(self, path: Path) -> None:
        widget = next(w for w in self._blocks if w.block_path == path)
        chosen = [p for p in self._session.selection if p[:-1] == path[:-1]]
        taken = sorted(chosen) if path in chosen else [path]
        blocks = [self._session.chain.block(p) for p in taken]
        self._session.hover(None)  # its light is not part of the block
        widget.start_drag(mime.of_blocks(taken, self._session.token, as_text(blocks)), blocks)
