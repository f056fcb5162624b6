"""What is painted between the blocks: letters with their trunks, the wires, all numbers."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from core.chain import Path
from core.chain.edits import Gap
from gui.chain.layout.lane_shape import PORT
from gui.chain.layout.metrics import RISE, Metrics
from gui.chain.layout.places import Layout
from gui.chain.paint.sum_at_x import paint_sum, term_places
from gui.chain.paint.trunk import beside_letter, paint_node, paint_trunks
from gui.chain.paint.wire_numbers import WireNumbers
from gui.chain.paint.wires import APART, number_areas, paint_line, paint_wire, surroundings
from gui.widgets.theme import Theme


def paint_chain(
    painter: QPainter,
    theme: Theme,
    names: Mapping[Path, str],
    layout: Layout,
    metrics: Metrics,
    numbers: WireNumbers,
    area: QRect,
) -> None:
    """Paint all but the blocks, with the numbers' font set; a wire out of the area is left out."""
    line = painter.fontMetrics().height()
    # Where a light runs over a wire all others are looked at in every frame: by plain numbers.
    left, right, top = area.left() - 4 * line, area.right() + 4 * line, area.top() - 2 * line
    for wire in layout.wires:
        if wire.right < left or wire.left > right or wire.y < top:
            continue
        if not surroundings(wire, line).intersects(area):
            continue
        is_last = wire is layout.wires[-1]
        name = "" if is_last else names.get(_source(wire.gap), "")
        paint_wire(painter, beside_letter(layout, wire), theme, name, numbers.texts(wire.gap))
    for rect in layout.pills.values():
        _paint_short_riser(painter, QPoint(rect.right() + 1 - PORT, rect.top()), theme)
    values = {letter: numbers.written(numbers.value(letter)) for letter in layout.values}
    paint_trunks(painter, layout, theme, values)
    paint_node(painter, layout.end, "y", theme.muted, theme.background)
    painter.setPen(theme.backward)
    for letter, rect in layout.sums.items():
        paint_sum(painter, rect, metrics, *numbers.sum_told(letter))


def number_places(
    layout: Layout, numbers: WireNumbers, metrics: Metrics, near: QPoint | None = None
) -> Iterator[tuple[QRect, float]]:
    """Give where each number stands that is known yet.

    The wires' numbers only that are `near` a point, if one is given.
    """
    for wire in layout.wires:
        above, below = number_areas(beside_letter(layout, wire), metrics.numbers.height())
        if near is not None and not above.united(below).contains(near):
            continue
        value, gradient = numbers.at(wire.gap)
        has_value, has_gradient = numbers.is_known(wire.gap)
        if has_gradient:
            yield below, gradient
        if has_value:
            yield above, value
    for letter, node in layout.nodes.items():
        yield node.united(layout.values.get(letter, node)), numbers.value(letter)
    for letter, rect in layout.sums.items():
        terms = [*numbers.contributions(letter), numbers.total(letter)]
        for place, i in term_places(rect, metrics, len(terms) - 1):
            if i is not None and (term := terms[i]) is not None:
                yield place, term


def _paint_short_riser(painter: QPainter, foot: QPoint, theme: Theme) -> None:
    """Paint the wire from a folded lane up into its block."""
    top, aside = foot - QPoint(0, RISE), QPoint(APART, 0)
    paint_line(painter, [foot - aside, top - aside], theme.forward)
    paint_line(painter, [top + aside, foot + aside], theme.backward)


def _source(gap: Gap) -> Path:
    """Give the block that a wire comes from; no block has the path of a lane's start."""
    lane, at = gap
    return (*lane, at - 1) if at else ()
