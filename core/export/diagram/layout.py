"""A chain as a picture with its values and gradients: where its boxes and wires are, as plain data.

Lanes are rows from left to right; operands stand below the lane that they rise to, in its order,
so that no wire that rises crosses another. Whoever paints it chooses the sizes.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from core.chain import CONSTANTS, Block, Chain, Path
from core.chain.parameters import on_screen
from core.chain.rounding import MOST, rounding
from core.chain_rule.names import wire_names
from core.digits import short, shown
from core.document import Document
from core.expression.screen import text
from core.formula.notations import start_symbol

Place: TypeAlias = tuple[float, float]
"""Columns from left to right, rows from top to bottom."""

FAN = 0.16
"""How many columns apart wires rise to one block."""

TRUNKS = 0.5
"""How many columns apart the letters stand whose wires go down the left edge."""


DIGITS = 6
"""Of a number that stands in a formula."""


class Box(NamedTuple):
    """What stands at a place, of a kind: a block, a letter, a number, or y at the end.

    A letter has its value, and as its `total` the derivative by it, to which several wires may add.
    """

    kind: str
    text: str
    at: Place
    value: str = ""
    total: str = ""


class Wire(NamedTuple):
    """A line through places, the name of what it carries, and two numbers that stand at `told`.

    The part of one that goes on elsewhere ends in no box, and has numbers on one part alone.
    """

    places: tuple[Place, ...]
    name: str
    value: str
    gradient: str
    told: Place
    goes_on: bool = False

    @property
    def is_upright(self) -> bool:
        """Whether it goes straight up, from a number that stands at its foot already."""
        return self.places[0][0] == self.places[-1][0]


class Diagram(NamedTuple):
    """All of it."""

    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]


def diagram(document: Document) -> Diagram:
    """Lay out a document's chain with what its wires carry at x.

    Examples
    --------
    >>> from core.formula import parse
    >>> found = diagram(Document(parse("x^2 + 3"), 0.5))
    >>> [box.text for box in found.boxes]
    ['y', 'Square', '+', '3', 'x']
    >>> [(wire.name, wire.value, wire.gradient) for wire in found.wires]
    [('', '0.5', '1'), ('a', '0.25', '1'), ('y', '3.25', '1'), ('', '3', '1')]
    """
    return _Layout(document).diagram()


class _Layout:
    def __init__(self, document: Document) -> None:
        self._chain, function = document.chain, document.function
        self._trace = function.trace(document.x)
        self._off = rounding(function, self._trace) if function.size <= MOST else None
        self._names = wire_names(self._chain)
        self._boxes: list[Box] = []
        self._wires: list[Wire] = []
        self._trunks: dict[str, Place] = {}
        self._rows = 1

    def diagram(self) -> Diagram:
        columns = _columns(self._chain)
        end = columns[-1] if columns else 1
        self._boxes.append(Box("end", "y", (end + 1, 0)))
        self._run((), self._chain, columns, 0, ((end + 1, 0),))
        self._boxes += [self._letter(name, at) for name, at in self._trunks.items()]
        return Diagram(tuple(self._boxes), tuple(self._wires))

    def _run(
        self, path: Path, lane: Chain, columns: Sequence[int], row: int, to: tuple[Place, ...]
    ) -> None:
        """Place a lane, whose last wire goes through some places, and then what rises to it."""
        for i, column in enumerate(columns):
            self._boxes.append(Box("block", lane.blocks[i].function.label, (column, row)))
            self._wire(path, lane, i, self._foot(lane, columns[:i], column, row), ((column, row),))
        beyond = columns[-1] + 1 if columns else round(to[0][0])
        self._wire(path, lane, len(columns), self._foot(lane, columns, beyond, row), to)
        numbers, self._rows = self._rows, self._rows + any(map(_takes_a_number, lane.blocks))
        for i, column in enumerate(columns):
            own, top = (*path, i), (column, row)
            if _takes_a_number(lane.blocks[i]):
                operand, foot = lane.blocks[i].operands[0], (column, numbers)
                self._boxes.append(Box("number", _number(operand), foot))
                self._wire((*own, 0), operand, 0, (foot,), (top,))
            else:
                self._rise(own, lane.blocks[i].operands, top)

    def _rise(self, path: Path, operands: Sequence[Chain], top: Place) -> None:
        """Place each operand in a row of its own, from where it rises to its block."""
        for j, lane in enumerate(operands):
            row, self._rows = self._rows, self._rows + 1
            column = top[0] + FAN * (j - (len(operands) - 1) / 2)
            columns = range(int(top[0]) - len(lane.blocks), int(top[0]))
            self._run((*path, j), lane, columns, row, ((column, row), (column, top[1])))

    def _foot(self, lane: Chain, before: Sequence[int], column: int, row: int) -> tuple[Place, ...]:
        """Give from where a wire comes to a column: a block, the trunk of a letter or a number."""
        if before:
            return ((before[-1], row),)
        if lane.start in self._trace.values:
            trunk = self._trunks.setdefault(str(lane.start), (0 - TRUNKS * len(self._trunks), row))
            return (trunk,) if trunk[1] == row else (trunk, (trunk[0], row))
        foot = (column - 1, row)
        self._boxes.append(Box("number", _number(lane), foot))
        return (foot,)

    def _wire(
        self, path: Path, lane: Chain, at: int, foot: tuple[Place, ...], to: tuple[Place, ...]
    ) -> None:
        """Let a wire go, with what it carries; its numbers stand before the column it comes to."""
        (x, row), rises = to[0], to[0][0] == foot[-1][0]
        told = (x, (row + foot[-1][1]) / 2) if rises else (round(x) - 0.5, row)
        value, gradient = self._carried(path, lane, at)
        name = self._names.row(path)[at - 1] if at else ""
        self._wires.append(Wire((*foot, *to), name, value, gradient, told))

    def _carried(self, path: Path, lane: Chain, at: int) -> tuple[str, str]:
        """Write the value and the gradient on the wire before a block, or at the end."""
        off = (0.0, 0.0)
        if at:
            source = (*path, at - 1)
            both = self._trace.blocks[source].value, self._trace.blocks[source].gradient
            if self._off:
                off = self._off.values.get(source, 0.0), self._off.gradients.get(source, 0.0)
        else:
            both = self._start(lane), self._trace.starts[path]
            if self._off:
                off = self._off.starts.get(path, off)
        value, gradient = map(shown, both, off)
        return value, gradient

    def _start(self, lane: Chain) -> float:
        if not isinstance(lane.start, str):
            return lane.start
        known = self._trace.values.get(lane.start)
        return CONSTANTS[lane.start] if known is None else known

    def _letter(self, name: str, at: Place) -> Box:
        off = self._off.sums.get(name, 0.0) if self._off else 0.0
        total = shown(self._trace.derivative(name), off)
        return Box("letter", on_screen(name), at, short(self._trace.values[name]), total)


def _takes_a_number(block: Block) -> bool:
    """Whether a block has but one operand, a number, which then stands right below it."""
    return len(block.operands) == 1 and _is_number(block.operands[0])


def _number(lane: Chain) -> str:
    """Write a number, or the name of one, that a lane starts at."""
    if isinstance(lane.start, str):
        return text(start_symbol(lane.start))
    return short(lane.start, DIGITS)


def _is_number(lane: Chain) -> bool:
    return not lane.blocks and (not isinstance(lane.start, str) or lane.start in CONSTANTS)


def _columns(lane: Chain) -> list[int]:
    """Give the leftmost columns for the blocks of a lane, right of all that rises to them."""
    columns: list[int] = []
    last = int(not isinstance(lane.start, str) or lane.start in CONSTANTS)  # a number's own
    for block in lane.blocks:
        lanes = [] if _takes_a_number(block) else block.operands
        last = max([last, *map(_width, lanes)]) + 1
        columns.append(last)
    return columns


def _width(lane: Chain) -> int:
    return (_columns(lane) or [int(_is_number(lane))])[-1]
