"""A diagram in centimetres: what its painters draw, each in the language of its own."""

from collections.abc import Iterator
from typing import NamedTuple

from core.export.diagram.layout import Box, Diagram, Place, Wire

ROW = 1.7
"""From row to row."""

BLOCK, ROUND = (0.55, 0.36), (0.32, 0.32)
"""Half the width and the height of a block with a short label, and of a letter."""

CHARACTER, DIGIT = 0.19, 0.15
"""How wide a character of a label is, and of a number, on average."""

AWAY = 0.11
"""How far a number stands from its wire."""

LIFT = 0.05
"""How much higher a total stands that reaches over the numbers beside it."""

MARGIN = 0.25

FORWARD, BACKWARD = "forward", "backward"


class Shape(NamedTuple):
    """A box about a point, to the right and up, with half its width and its height."""

    kind: str
    text: str
    x: float
    y: float
    half: tuple[float, float]


class Words(NamedTuple):
    """A text on a line that begins, ends or has its middle at x; `up` stands on it, or hangs."""

    text: str
    x: float
    y: float
    side: str
    up: bool
    role: str


class Paper(NamedTuple):
    """All there is, and from where to where it goes: left, bottom, right, top.

    `dots` are where more wires than one go on from a line.
    """

    lines: tuple[tuple[Place, ...], ...]
    dots: tuple[Place, ...]
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
    area: tuple[float, float, float, float]

    @property
    def width(self) -> float:
        """From left to right."""
        return self.area[2] - self.area[0]


def on_paper(diagram: Diagram) -> Paper:
    """Give a diagram its sizes."""
    return _Paper(diagram).paper()


def column_of(diagram: Diagram) -> tuple[float, float]:
    """Give how wide a column is, for the longest number between two blocks, and half a block."""
    numbers = max(len(text) for wire in diagram.wires for text in _texts(wire)) * DIGIT
    widest = max(_half(box)[0] for box in diagram.boxes)
    return max(numbers + 2 * widest + 0.4, 2.4), widest


class _Paper:
    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        self._column = column_of(diagram)[0]
        self._shapes = {box.at: self._shape(box) for box in diagram.boxes}

    def paper(self) -> Paper:
        boxes, wires = self._diagram.boxes, self._diagram.wires
        shapes, lines = tuple(self._shapes.values()), tuple(map(self._line, wires))
        words = [word for wire in wires for word in self._numbers(wire)]
        words += [self._total(box) for box in boxes if box.total]
        area = _area(shapes, lines, words)
        return Paper(lines, tuple(self._dots()), shapes, tuple(words), area)

    def _at(self, place: Place) -> Place:
        return place[0] * self._column, -place[1] * ROW

    def _shape(self, box: Box) -> Shape:
        return Shape(box.kind, box.text, *self._at(box.at), _half(box))

    def _line(self, wire: Wire) -> tuple[Place, ...]:
        """Give its points, from the middle of a box, painted above it, to the edge of another."""
        *points, (x, y) = map(self._at, wire.places)
        if wire.goes_on:
            return (*points, (x, y))
        last = wire.places[-1]
        target = self._shapes[round(last[0]), last[1]]
        if points[-1][0] == x:
            return (*points, (x, target.y - target.half[1]))
        return (*points, (target.x - target.half[0], y))

    def _numbers(self, wire: Wire) -> list[Words]:
        (x, y), (value, gradient) = self._at(wire.told), _texts(wire)
        if not wire.value:
            return []
        if wire.is_upright:
            return [Words(gradient, x + AWAY, y, "left", True, BACKWARD)]
        return [
            Words(value, x, y + AWAY, "middle", True, FORWARD),
            Words(gradient, x, y - AWAY, "middle", False, BACKWARD),
        ]

    def _total(self, box: Box) -> Words:
        shape, text = self._shapes[box.at], f"∂y/∂{box.text} = {box.total}"
        x, y = shape.x, shape.y + shape.half[1] + AWAY
        if not box.at[0]:  # nothing stands to the right of it, and nobody wants an empty margin
            x, y = x - shape.half[0] + DIGIT * len(text) / 2, y + LIFT
        return Words(text, x, y, "middle", True, BACKWARD)

    def _dots(self) -> Iterator[Place]:
        """Give where wires leave the trunk of a letter, but for the last, where it ends."""
        turns: dict[float, list[Place]] = {}
        for wire in self._diagram.wires:
            first, second = wire.places[:2]
            if first[0] == second[0] and not wire.is_upright:
                turns.setdefault(first[0], []).append(second)
        for places in turns.values():
            yield from map(self._at, sorted(places, key=lambda place: place[1])[:-1])


def _half(box: Box) -> tuple[float, float]:
    """Give half the width and the height of a box."""
    wide = CHARACTER * len(box.text) / 2
    if box.kind == "block":
        return max(BLOCK[0], wide + 0.15), BLOCK[1]
    if box.kind == "number":
        return wide + 0.12, BLOCK[1] - 0.1
    return max(ROUND[0], wide + 0.12), ROUND[1]


def _texts(wire: Wire) -> tuple[str, str]:
    """Write the value with its name, and the gradient, which goes the other way."""
    value = f"{wire.name} = {wire.value}" if wire.name else wire.value
    return value, f"← {wire.gradient}"


def _area(
    shapes: tuple[Shape, ...], lines: tuple[tuple[Place, ...], ...], words: list[Words]
) -> tuple[float, float, float, float]:
    x, y = [], []
    for shape in shapes:
        x += [shape.x - shape.half[0], shape.x + shape.half[0]]
        y += [shape.y - shape.half[1], shape.y + shape.half[1]]
    for word in words:
        wide = DIGIT * len(word.text)
        x += (
            [word.x, word.x + wide]
            if word.side == "left"
            else [word.x - wide / 2, word.x + wide / 2]
        )
        y += [word.y, word.y + (0.35 if word.up else -0.35)]
    for line in lines:
        x += [place[0] for place in line]
        y += [place[1] for place in line]
    return min(x) - MARGIN, min(y) - MARGIN, max(x) + MARGIN, max(y) + MARGIN
