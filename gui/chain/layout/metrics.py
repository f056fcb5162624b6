"""The sizes of what stands on the canvas of the chain.

They come from the fonts and the chain, never from the values, so that nothing moves while
x does.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from core.chain import Chain
from core.chain.parameters import on_screen
from core.chain_rule.names import Slope, slopes_of
from core.expression import Leaf, screen

if TYPE_CHECKING:
    from collections.abc import Hashable

WIDEST_NUMBER = "−8.888×10⁻⁸⁸"
"""What a slot for a value must hold; a longer one is written with fewer digits."""

WIDE_SLOPE = "−8.888×10⁻⁸"
"""What a block has room for; a wider number reaches into its padding."""

PADDING = 8

RISE = 20
"""How far a folded lane hangs below its block, in pixels."""

ARROW = 12
"""The width of the arrow that unfolds a lane."""

SPACING = 14

FIGURES = 8
"""How many characters of a number the field of a constant holds."""

MOST_KNOWN = 20_000
"""How many sizes of blocks are remembered: of each function with each name of a wire."""


class Metrics:
    """The sizes that everything is built of, in pixels, from the fonts of labels and of numbers.

    Attributes
    ----------
    slot : int
        The length of a wire: room for the widest number.
    name : int
        The width of a wire's name, where a row ends or begins with it.
    y : int
        The width of y at the end of the chain.
    above, below : int
        The heights of a wire's name and value, and of its gradient.
    term : int
        The width of one contribution and the sign before it.
    """

    def __init__(self, text: QFontMetrics, numbers: QFontMetrics) -> None:
        self.text, self.numbers = text, numbers
        wide = numbers.horizontalAdvance
        self.slot = wide(WIDEST_NUMBER) + 2
        self.line = max(text.height(), numbers.height()) + 3
        self.name = wide("m₁₂") + 8
        self.y = wide("y") + 5
        self.field = wide("8") * FIGURES + 12
        self.above, self.below = 2 * self.line, self.line + 4
        self.term = wide(f" + ({WIDEST_NUMBER})")
        self._number = text.horizontalAdvance(WIDE_SLOPE)
        self._blocks: dict[Hashable, QSize] = {}

    def node(self, letter: str) -> int:
        """Give the width of x, or of a parameter, with its value."""
        return self.numbers.horizontalAdvance(f"{on_screen(letter)} = {WIDEST_NUMBER}") + 2

    def sum(self, count: int) -> int:
        """Give the width of a sum with so many contributions."""
        return (count + 1) * self.term

    def pill(self, text: str, least: int, most: int) -> QSize:
        """Give the size of a folded lane: its formula, if there is room, and two numbers."""
        wanted = max(self.text.horizontalAdvance(text) + ARROW + 3 * PADDING, 2 * self.slot + 8)
        return QSize(min(max(wanted, least), most), 2 * self.line + 6)

    def block(self, lane: Chain, at: int, inputs: tuple[Leaf, ...]) -> QSize:
        """Give the size of a block: its label, fields for constants, each local derivative."""
        block = lane.blocks[at]
        key = block.name, shown_inputs(lane, at) if block.operands else (), inputs
        known = self._blocks.get(key)
        if known is None:
            if len(self._blocks) > MOST_KNOWN:
                self._blocks.clear()
            known = self._blocks[key] = self._block_size(lane, at, slopes_of(block, inputs))
        return known

    def _block_size(self, lane: Chain, at: int, slopes: tuple[Slope, ...]) -> QSize:
        block = lane.blocks[at]
        heads = slope_heads(lane, at, ("m",) * len(slopes), slopes)
        widths = [self.text.horizontalAdvance(head) + self._number for _, head in heads]
        fields = sum(operand.is_constant for operand in block.operands)
        label = self.text.horizontalAdvance(block.function.label) + 16 + fields * (self.field + 6)
        return QSize(max([label, *widths, 72]) + 2 * PADDING, self.line * (1 + len(heads)) + 14)


def shown_inputs(lane: Chain, at: int) -> tuple[int, ...]:
    """Give the inputs of a block whose local derivatives it shows.

    There is none for a plain constant beside another input.
    """
    operands = lane.blocks[at].operands
    shown = tuple(j for j, operand in enumerate(operands, 1) if not operand.is_constant)
    return shown if shown and not at and isinstance(lane.start, float) else (0, *shown)


def slope_heads(
    lane: Chain, at: int, inputs: tuple[str, ...], slopes: tuple[Slope, ...]
) -> list[tuple[int, str]]:
    """Give what a block writes before the number of each local derivative it shows, by input.

    Such as ``∂a: 2a = ``. A symbol that is a number itself is not written twice.
    """
    shown = shown_inputs(lane, at)
    heads = [f"∂{inputs[i]}: " if len(shown) > 1 else "" for i in shown]
    equals = ["" if slopes[i].is_number else f"{screen.text(*slopes[i])} = " for i in shown]
    return list(zip(shown, map(str.__add__, heads, equals), strict=True))
