"""Where everything of a chain stands on the canvas: plain geometry, no painting.

The chain runs from left to right and wraps like text; an operand that is more than a
constant is a lane of its own below, whose end rises into its block. Sizes come from the
fonts and the chain, never from the values, so that nothing moves while x does.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics

from core.chain import Chain, Path
from core.edits import Gap
from core.product import slope_symbols, wire_names

WIDEST_NUMBER = "−8.888×10⁻⁸"
"""What a slot for a value must hold."""

PADDING = 8
SPACING = 14


@dataclass(frozen=True, slots=True)
class Metrics:
    """The sizes that everything is built of, in pixels.

    Parameters
    ----------
    text, numbers : QFontMetrics
        Of the blocks' labels and of the numbers.
    """

    text: QFontMetrics
    numbers: QFontMetrics

    @property
    def slot(self) -> int:
        """The length of a wire: room for the widest number."""
        return self.numbers.horizontalAdvance(WIDEST_NUMBER) + 8

    @property
    def line(self) -> int:
        """The height of a line of text."""
        return max(self.text.height(), self.numbers.height()) + 3

    def start_width(self, chain: Chain) -> int:
        """Give the width of what a lane starts at: x, or a number field."""
        return self.numbers.horizontalAdvance("x") + 8 if chain.start == "x" else self.field

    @property
    def field(self) -> int:
        """The width of a number field."""
        return self.numbers.horizontalAdvance("8") * 8 + 12

    def block(self, chain: Chain, path: Path, symbols: tuple[str, ...]) -> QSize:
        """Give the size of a block.

        Parameters
        ----------
        chain : Chain
            The function.
        path : tuple of int
            Which block.
        symbols : tuple of str
            Its local derivatives.

        Returns
        -------
        QSize
            Room for its label, a number field for a constant and each local derivative.
        """
        block = chain.block(path)
        shown = shown_slopes(chain, path)
        number = self.text.horizontalAdvance(WIDEST_NUMBER)
        widths = [
            self.text.horizontalAdvance(("∂m: " if len(shown) > 1 else "") + symbols[i] + " = ")
            + number
            for i in shown
        ]
        fields = sum(operand.is_constant for operand in block.operands)
        head = self.text.horizontalAdvance(block.function.label) + 16 + fields * (self.field + 6)
        return QSize(max([head, *widths, 72]) + 2 * PADDING, self.line * (1 + len(shown)) + 14)


def shown_slopes(chain: Chain, path: Path) -> list[int]:
    """Give the inputs whose local derivative a block shows: all but plain constants."""
    operands = chain.block(path).operands
    return [0] + [j + 1 for j, operand in enumerate(operands) if not operand.is_constant]


@dataclass(frozen=True, slots=True)
class Wire:
    """A stretch that carries a value to the right and its gradient to the left.

    Attributes
    ----------
    gap : tuple of (chain path, int)
        The gap it is.
    start, end : QPoint
        Its horizontal ends.
    riser : QPoint or None
        Where it rises to, into the block that it is an operand of.
    repeats : bool
        Whether it stands at the start of a wrapped row and repeats name and value.
    """

    gap: Gap
    start: QPoint
    end: QPoint
    riser: QPoint | None = None
    repeats: bool = False


@dataclass(slots=True)
class Layout:
    """Where everything stands.

    Attributes
    ----------
    blocks : dict of block path to QRect
        The blocks.
    starts : dict of chain path to QRect
        What each lane starts at.
    wires : list of Wire
        In the order of the flow.
    fields : dict of chain path to QRect
        Number fields of constant operands, within their blocks.
    size : QSize
        Of the whole.
    """

    blocks: dict[Path, QRect] = field(default_factory=dict)
    starts: dict[Path, QRect] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)
    fields: dict[Path, QRect] = field(default_factory=dict)
    size: QSize = field(default_factory=QSize)

    def gap_rect(self, gap: Gap) -> QRect:
        """Give where a gap is lit."""
        lane, _ = gap
        if lane in self.fields:
            return self.fields[lane]
        wire = next(w for w in reversed(self.wires) if w.gap == gap)
        return QRect(wire.start.x(), wire.start.y() - 24, wire.end.x() - wire.start.x(), 48)


class ChainLayout:
    """Lays a chain out.

    Parameters
    ----------
    chain : Chain
        The function.
    metrics : Metrics
        Sizes.
    width : int
        Where the rows wrap, in pixels.
    """

    def __init__(self, chain: Chain, metrics: Metrics, width: int) -> None:
        self._chain, self._metrics, self._width = chain, metrics, width
        names = wire_names(chain)
        self._sizes = {
            path: metrics.block(chain, path, slope_symbols(chain, path, names))
            for path in chain.paths()
        }
        self._widths: dict[Path, int] = {}
        self.layout = Layout()
        end, bottom = self._place((), QPoint(SPACING, SPACING), wraps=True)
        y_width = metrics.numbers.horizontalAdvance("y") + SPACING
        ends = [wire.end.x() for wire in self.layout.wires]
        right = max([end.x() + y_width, *ends, *(r.right() for r in self.layout.blocks.values())])
        self.layout.size = QSize(right + SPACING, bottom + SPACING)

    def _lane_height(self, path: Path) -> int:
        count = len(self._chain.lane(path).blocks)
        tallest = (self._sizes[(*path, i)].height() for i in range(count))
        return max([3 * self._metrics.line, *tallest])

    def _lane_width(self, path: Path) -> int:
        """Give the width of a lane in one row, from its start to where it rises."""
        if path in self._widths:
            return self._widths[path]
        lane = self._chain.lane(path)
        x = self._metrics.start_width(lane)
        for i in range(len(lane.blocks)):
            x = self._block_left((*path, i), 0, x) + self._sizes[(*path, i)].width()
        self._widths[path] = x + self._metrics.slot
        return self._widths[path]

    def _block_left(self, path: Path, lane_left: int, cursor: int) -> int:
        """Give where a block goes: a wire away from the last, and clear of its own lanes."""
        left = cursor + self._metrics.slot
        for operand, port in self._lanes_below(path):
            left = max(left, lane_left + self._lane_width(operand) - port)
        return left

    def _lanes_below(self, path: Path) -> list[tuple[Path, int]]:
        """Give the lanes that rise into a block, and how far from its left edge they do."""
        operands = self._chain.block(path).operands
        width = self._sizes[path].width()
        count = len(operands) + 1
        return [
            ((*path, j), width * (j + 1) // count)
            for j, operand in enumerate(operands)
            if not operand.is_constant
        ]

    def _place(self, path: Path, at: QPoint, *, wraps: bool) -> tuple[QPoint, int]:
        """Place a lane with its upper left corner at a point; give its end and its bottom."""
        lane = self._chain.lane(path)
        height = self._lane_height(path)
        middle = at.y() + height // 2
        cursor = at.x() + self._metrics.start_width(lane)
        self.layout.starts[path] = QRect(at.x(), middle - 13, cursor - at.x(), 26)
        bottom = at.y() + height
        row: list[QRect] = []
        wrapped = False
        for i in range(len(lane.blocks)):
            here = (*path, i)
            size = self._sizes[here]
            left = self._block_left(here, at.x(), cursor)
            if wraps and i and left + size.width() + self._metrics.slot + 2 * SPACING > self._width:
                stub = QPoint(cursor + self._metrics.slot, middle)
                self.layout.wires.append(Wire((path, i), QPoint(cursor, middle), stub))
                middle, row, wrapped = bottom + SPACING + height // 2, [], True
                bottom = middle + height // 2
                cursor = at.x()
                left = self._block_left(here, at.x(), cursor)
            wire = Wire((path, i), QPoint(cursor, middle), QPoint(left, middle), repeats=wrapped)
            self.layout.wires.append(wire)
            wrapped = False
            rect = QRect(QPoint(left, middle - size.height() // 2), size)
            self.layout.blocks[here] = rect
            self._place_fields(here, rect)
            bottom = max(bottom, self._place_lanes(here, rect, row, middle + height // 2))
            cursor = left + size.width()
        end = QPoint(cursor + self._metrics.slot, middle)
        self.layout.wires.append(Wire((path, len(lane.blocks)), QPoint(cursor, middle), end))
        return end, bottom

    def _place_lanes(self, path: Path, block: QRect, row: list[QRect], top: int) -> int:
        """Place a block's lanes below it, clear of those already in the row."""
        bottom = top
        for operand, port in self._lanes_below(path):
            width = self._lane_width(operand)
            left = block.left() + port - width
            below = [r.bottom() for r in row if r.right() > left and r.left() < left + width]
            at = QPoint(left, max([top, *below]) + SPACING)
            end, lane_bottom = self._place(operand, at, wraps=False)
            self.layout.wires[-1] = Wire(
                self.layout.wires[-1].gap,
                self.layout.wires[-1].start,
                end,
                riser=QPoint(end.x(), block.bottom() + 1),
            )
            row.append(QRect(at, QPoint(left + width, lane_bottom)))
            bottom = max(bottom, lane_bottom)
        return bottom

    def _place_fields(self, path: Path, block: QRect) -> None:
        """Place the number fields of constant operands at the right of a block's head."""
        operands = self._chain.block(path).operands
        constants = [j for j, operand in enumerate(operands) if operand.is_constant]
        right = block.right() - PADDING + 1
        for j in reversed(constants):
            width = self._metrics.field
            self.layout.fields[(*path, j)] = QRect(
                right - width + 1, block.top() + 6, width, self._metrics.line + 2
            )
            right -= width + 6
