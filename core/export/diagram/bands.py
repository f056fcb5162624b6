"""A diagram that is wider than its paper: cut into bands, one below the other, as music is.

A wire that is cut ends at the right of one band and goes on at the left of the next; where several
are cut, they keep their order.
"""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from core.export.diagram.layout import Diagram, Place, Wire
from core.export.diagram.paper import Paper, column_of, on_paper
from core.export.look import Unfit

CUT = 0.42
"""Columns from the middle of a block to where a band ends: before the numbers of the next wire."""

CLOSE, BETWEEN = 0.3, 0.3
"""Rows apart are two in which wires only pass, and how many more rows two bands are apart."""

OUT, IN = 0.35, 0.1
"""Centimetres from a block to where a wire ends that goes on below, and to where it goes on."""


class _Piece(NamedTuple):
    """A part of a wire that lies in a band."""

    band: int
    wire: Wire


def within(diagram: Diagram, width: float) -> Paper:
    """Put a diagram on paper that is at most so many centimetres wide.

    Raises an Unfit if not even one column of it has room.
    """
    paper = on_paper(diagram)
    columns = int(width / column_of(diagram)[0]) + 1
    tries = ((own, first) for own in range(columns, 0, -1) for first in (own, own - 1))
    while paper.width > width:
        found = next(tries, None)
        if found is None:
            raise Unfit("of this chain not even one block has room where its text can be read")
        paper = on_paper(in_bands(diagram, *found))
    return paper


def in_bands(diagram: Diagram, columns: int, first: int) -> Diagram:
    """Cut a diagram into bands of so many columns, and a first one that ends at column `first`."""
    return _Bands(diagram, columns, first).diagram()


class _Bands:
    def __init__(self, diagram: Diagram, columns: int, first: int) -> None:
        self._diagram, self._columns, self._first = diagram, columns, first
        column, widest = column_of(diagram)
        self._out, self._in = (widest + OUT) / column, (widest + IN) / column
        self._pieces = [piece for wire in diagram.wires for piece in self._parts(wire)]
        self._rows = self._places_of_rows()

    def diagram(self) -> Diagram:
        boxes = [box._replace(at=self._at(self._band(box.at[0]), box.at))
                 for box in self._diagram.boxes]  # fmt: skip
        return Diagram(tuple(boxes), tuple(self._wire(*piece) for piece in self._pieces))

    def _wire(self, band: int, wire: Wire) -> Wire:
        places = tuple(self._at(band, place) for place in wire.places)
        if wire.is_upright:  # its numbers stand half way
            told = places[0][0], (places[0][1] + places[-1][1]) / 2
        else:
            told = self._at(band, wire.told)
        return wire._replace(places=places, told=told)

    def _band(self, x: float) -> int:
        """Tell in which band a place is; the first has column 0 and what stands before it too."""
        return max(ceil((x - CUT - self._first) / self._columns), 0)

    def _end(self, band: int) -> int:
        """Give the last column of a band."""
        return self._first + band * self._columns

    def _parts(self, wire: Wire) -> Iterator[_Piece]:
        """Cut a wire, which never goes to the left; its numbers stay where they were."""
        told = self._band(wire.told[0])
        band, places = self._band(wire.places[0][0]), [wire.places[0]]
        for x, row in wire.places[1:]:
            while self._band(x) > band:
                end = self._end(band)
                yield self._piece(wire, band, [*places, (end + self._out, row)], told, cut=True)
                places, band = [(end + self._in, row)], band + 1
            places.append((x, row))
        yield self._piece(wire, band, places, told, cut=wire.goes_on)

    def _piece(
        self, wire: Wire, band: int, places: list[Place], told: int, *, cut: bool
    ) -> _Piece:  # fmt: skip
        piece = wire._replace(places=tuple(places), goes_on=cut)
        if band != told:
            piece = piece._replace(name="", value="", gradient="", told=places[0])
        return _Piece(band, piece)

    def _places_of_rows(self) -> dict[tuple[int, float], float]:
        """Give each row of a band that has something in it a row on the paper."""
        full = {(self._band(box.at[0]), box.at[1]) for box in self._diagram.boxes}
        level = [own for own in self._pieces if own.wire.value and not own.wire.is_upright]
        full |= {(band, wire.told[1]) for band, wire in level}
        used = full | {(band, row) for band, wire in self._pieces for _, row in wire.places}
        places, down, before = {}, 0.0, min(used)
        for own in sorted(used):
            if own != before:
                down += 1 if own in full or before in full else CLOSE
                down += BETWEEN * (own[0] != before[0])
            places[own], before = down, own
        return places

    def _at(self, band: int, place: Place) -> Place:
        first = self._end(band - 1) if band else 0
        return place[0] - first, self._rows[band, place[1]]
