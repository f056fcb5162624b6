"""The sizes of what stands on the canvas of the chain.

They come from the fonts and the chain, never from the values, so that nothing moves while
x does.
"""

from copy import copy
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics

from core.chain import Chain, Path
from core.chain.parameters import on_screen
from core.chain_rule.names import Slope, WireNames, inputs_along, slopes_of
from core.expression import Leaf, Symbol, screen
from core.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Hashable

LARGE_POWER = "×10⁻⁸⁸"
"""What the slot for a value has room for behind all its digits; else it has fewer of them."""

FEWER = 2
"""How many digits fewer stand before it where wires are short."""

SMALL_POWER = "×10⁻⁸"
"""What a block has room for behind all digits; a wider number reaches into its padding."""

PADDING = 8

RISE = 20
"""How far a folded lane hangs below its block, in pixels."""

ARROW = 12
"""The width of the arrow that unfolds a lane."""

SPACING = 14

FIGURES = 8
"""How many characters of a number the field of a constant holds."""

RADIUS = 12
"""Half the height of the node of x or y at most, so that it stays off the next trunk."""

LONG_FORMULA = 22
"""How many figures wide a block becomes for its formula at most."""

MOST_KNOWN = 20_000
"""How many sizes of blocks are remembered: of each function with each name of a wire."""


class Metrics:
    """The sizes that everything is built of, in pixels, from the fonts of labels and of numbers.

    Attributes
    ----------
    digits : int
        With how many significant digits numbers are written.
    slot, least : int
        The length of a wire, which has room for the widest number, and the least it may have.
    name : int
        The width of a wire's name, where a row ends or begins with it.
    radius, y : int
        Of the nodes of x and y, and how much room y takes at the end of the chain.
    above, below, unnamed : int
        The heights of a wire's name and value, of its gradient, and of a value without a name.
    """

    def __init__(self, text: QFontMetrics, numbers: QFontMetrics, digits: int = 4) -> None:
        self.text, self.numbers, self.digits = text, numbers, digits
        wide = numbers.horizontalAdvance
        self.slot = wide(number_of(digits, LARGE_POWER)) + 2
        self.least = wide(number_of(digits - FEWER, LARGE_POWER)) + 2
        self.line = max(text.height(), numbers.height()) + 3
        self.name = wide("m₁₂") + 8
        self.radius = min((self.line + 3) // 2, RADIUS)
        self.y = 2 * self.radius + 2
        self.field = wide("8") * FIGURES + 12
        self.above, self.below = 2 * self.line, self.line + 4
        self.unnamed = self.line + 8
        self._around_term = wide(" + ()")
        self._number = text.horizontalAdvance(number_of(digits, SMALL_POWER))
        self._blocks: dict[Hashable, QSize] = {}
        self._lanes: Recent[dict[Path, list[QSize]]] = Recent()

    def with_slot(self, slot: int) -> "Metrics":
        """Give the same sizes with wires of another length."""
        other = copy(self)
        other.slot = slot
        return other

    @property
    def term(self) -> int:
        """The width of one contribution and the sign before it."""
        return self.slot + self._around_term

    @property
    def length(self) -> int:
        """How many characters of a number a wire has room for beside the sign."""
        return (self.slot - 2) // max(self.numbers.horizontalAdvance("8"), 1) - 1

    def node(self, letter: str) -> int:
        """Give the width of the node of x or of a parameter."""
        return max(self.numbers.horizontalAdvance(on_screen(letter)) + 12, 2 * self.radius)

    def sum(self, count: int) -> int:
        """Give the width of a sum with so many contributions."""
        return (count + 1) * self.term

    def pill(self, text: str, least: int, most: int) -> QSize:
        """Give the size of a folded lane: its formula, if there is room, and two numbers."""
        wanted = max(self.text.horizontalAdvance(text) + ARROW + 3 * PADDING, 2 * self.slot + 8)
        return QSize(min(max(wanted, least), most), 2 * self.line + 6)

    def blocks(self, names: WireNames, lane: Chain, path: Path) -> list[QSize]:
        """Give the sizes of a lane's blocks, by the names of the chain's wires.

        Any letter has the room of the widest: so few sizes are to be measured after an edit that
        gives other names to all wires behind it. A chain is tried in several widths of wires, of
        which the sizes of its blocks know nothing.
        """
        known = self._lanes.of(names, make=dict)
        if path not in known:
            row = names.row(path)
            known[path] = [
                self.block(lane, at, tuple(map(_widest, own)), _as_wide(row[at]))
                for at, own in enumerate(inputs_along(lane, path, names))
            ]
        return known[path]

    def block(self, lane: Chain, at: int, inputs: tuple[Leaf, ...], name: str) -> QSize:
        """Give the size of a block: label, fields for constants, formula, local derivatives.

        `name` is that of the wire which goes out of it.
        """
        block = lane.blocks[at]
        key = block.name, shown_inputs(lane, at) if block.operands else (), inputs, name
        known = self._blocks.get(key)
        if known is None:
            if len(self._blocks) > MOST_KNOWN:
                self._blocks.clear()
            known = self._blocks[key] = self._block_size(lane, at, inputs, name)
        return known

    def _block_size(self, lane: Chain, at: int, inputs: tuple[Leaf, ...], name: str) -> QSize:
        block, wide = lane.blocks[at], self.text.horizontalAdvance
        texts = tuple(map(screen.text, inputs))
        heads = slope_heads(lane, at, name, texts, slopes_of(block, inputs))
        widths = [wide(head) + self._number for _, head in heads]
        fields = sum(operand.is_constant for operand in block.operands)
        if not fields:  # else a number of any length stands in it, which may be dragged
            formula = f"{name} = {screen.text(block.function.formula, inputs)}"
            widths.append(min(wide(formula) + 4, LONG_FORMULA * wide("8")))
        label = wide(block.function.label) + 16 + fields * (self.field + 6)
        return QSize(max([label, *widths, 72]) + 2 * PADDING, self.line * (2 + len(heads)) + 14)


def number_of(digits: int, power: str) -> str:
    """Write a number of so many digits, as wide as one may be."""
    return f"−8.{'8' * (digits - 1)}{power}"


def _widest(leaf: Leaf) -> Leaf:
    return Symbol(_as_wide(leaf.name)) if isinstance(leaf, Symbol) else leaf


def _as_wide(name: str) -> str:
    return "m" + "₈" * (len(name) - 1)


def shown_inputs(lane: Chain, at: int) -> tuple[int, ...]:
    """Give the inputs of a block whose local derivatives it shows.

    There is none for a plain constant beside another input.
    """
    operands = lane.blocks[at].operands
    shown = tuple(j for j, operand in enumerate(operands, 1) if not operand.is_constant)
    return shown if shown and not at and isinstance(lane.start, float) else (0, *shown)


def slope_heads(
    lane: Chain, at: int, name: str, inputs: tuple[str, ...], slopes: tuple[Slope, ...]
) -> list[tuple[int, str]]:
    """Give what a block writes before the number of each local derivative it shows, by input.

    Such as ``∂y/∂a = 2a = ``, by the names of the wires out of the block and into it. A symbol
    that is a number itself is not written twice.
    """
    shown = shown_inputs(lane, at)
    heads = [f"∂{name}/∂{inputs[i]} = " if len(shown) > 1 else "" for i in shown]
    equals = ["" if slopes[i].is_number else f"{screen.text(*slopes[i])} = " for i in shown]
    return list(zip(shown, map(str.__add__, heads, equals), strict=True))
