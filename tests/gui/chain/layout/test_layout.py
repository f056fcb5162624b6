"""What holds for every chain: hypothesis makes them, the layout places them."""

from collections.abc import Collection
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from core.chain import Block, Chain, Path
from core.formula import parse
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.metrics import Metrics
from gui.chain.layout.places import Layout, Wire
from gui.chain.paint.trunk import beside_letter
from gui.chain.paint.wires import name_area, number_areas
from gui.widgets.theme import number_font
from tests.gui.helpers import chains, scaled
from tests.sampled import examples

WIDE = 100_000
WIDTHS = st.sampled_from([300, 720, 1450, WIDE])


@pytest.fixture
def metrics(qapp: QApplication) -> Metrics:
    return metrics_now()


def metrics_now() -> Metrics:
    return Metrics(QFontMetrics(QFont()), QFontMetrics(number_font()))


def lay_out(chain: Chain, width: int = WIDE, folded: Collection[Path] = ()) -> Layout:
    return ChainLayout(chain, metrics_now(), width, folded).layout


def is_first(wire: Wire, layout: Layout) -> bool:
    """Whether a wire comes straight from x or a parameter."""
    lane, at = wire.gap
    return lane in layout.branches and at == 0 and not wire.repeats


def stretch(wire: Wire, layout: Layout) -> QRect:
    """The pixels strictly between what a wire joins."""
    shown = beside_letter(layout, wire)
    left = shown.start.x() + (0 if is_first(wire, layout) else 1)
    return QRect(left, wire.start.y() - 3, wire.end.x() - left - 4, 6)


def rise(wire: Wire) -> QRect:
    """The pixels strictly between the end of a lane and its block."""
    assert wire.riser is not None
    return QRect(wire.end.x() - 3, wire.riser.y(), 6, wire.end.y() - wire.riser.y() - 4)


def solids(layout: Layout) -> dict[str, QRect]:
    """Whatever must not lie on anything else: blocks, numbers fields, wires and the trunk."""
    found = {f"block {path}": rect for path, rect in layout.blocks.items()}
    found |= {f"start {path}": rect for path, rect in layout.starts.items()}
    found |= {f"pill {path}": rect for path, rect in layout.pills.items()}
    found |= {f"fold {path}": rect for path, rect in layout.folds.items()}
    found |= {f"wire {i} {w.gap}": stretch(w, layout) for i, w in enumerate(layout.wires)}
    found |= {f"riser {w.gap}": rise(w) for w in layout.wires if w.riser is not None}
    for name, trunk in layout.trunks.items():
        found[f"trunk {name}"] = QRect(trunk.p1() - QPoint(3, 0), trunk.p2() + QPoint(2, 0))
    return found


def labels(layout: Layout) -> dict[str, QRect]:
    """Where something is written beside the blocks."""
    found = dict(layout.nodes) | {f"value of {name}": r for name, r in layout.values.items()}
    found["y"] = layout.end
    found |= {f"sum {name}": rect for name, rect in layout.sums.items()}
    line = metrics_now().numbers.height()
    for i, wire in enumerate(layout.wires):
        above, below = number_areas(beside_letter(layout, wire), line)
        width = metrics_now().numbers.horizontalAdvance("m₁₂")
        name = name_area(wire, line, width)
        inside = (4, 0, -4, 0)
        found[f"gradient {i}"] = below.adjusted(*inside)
        if wire.gap[1] and wire is not layout.wires[-1]:
            found[f"name {i}"] = name.adjusted(4, 0, -4, -2)
        found[f"value {i}"] = above.adjusted(*inside)
    return {what: rect for what, rect in found.items() if not rect.isEmpty()}


def overlaps(rects: dict[str, QRect]) -> list[tuple[str, str]]:
    pairs = combinations(rects.items(), 2)
    return [(a, b) for (a, r), (b, s) in pairs if r.intersects(s)]


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS)
def test_nothing_overlaps_and_no_wire_crosses_another(
    qapp: QApplication, chain: Chain, width: int
) -> None:
    layout = lay_out(chain, width)
    assert set(layout.blocks) == set(chain.paths())
    assert overlaps(solids(layout)) == []


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS)
def test_no_label_lies_on_a_block_a_wire_or_another_label(
    qapp: QApplication, chain: Chain, width: int
) -> None:
    layout = lay_out(chain, width)
    written = labels(layout)
    assert overlaps(written) == []
    hidden = [
        (a, b)
        for a, rect in written.items()
        for b, solid in solids(layout).items()
        if rect.intersects(solid)
    ]
    assert hidden == []


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS, data=st.data())
def test_all_that_holds_with_folded_lanes(
    qapp: QApplication, chain: Chain, width: int, data: st.DataObject
) -> None:
    lanes = [path for path, lane in chain.lanes() if path and lane.blocks]
    folded = data.draw(st.sets(st.sampled_from(lanes))) if lanes else set()
    layout = lay_out(chain, width, folded)
    hidden = {p for p in chain.paths() for f in folded if p[: len(f)] == f and len(p) > len(f)}
    assert set(layout.blocks) == set(chain.paths()) - hidden
    assert set(layout.pills) == {f for f in folded if f[:-1] not in hidden}
    assert overlaps(solids(layout)) == []
    everything = solids(layout) | labels(layout)
    canvas = QRect(0, 0, layout.size.width(), layout.size.height())
    assert [name for name, rect in everything.items() if not canvas.contains(rect)] == []
    for lane, pill in layout.pills.items():
        assert pill.top() > layout.blocks[lane[:-1]].bottom()
    gaps = {wire.gap[0] for wire in layout.wires} | set(layout.pills) | set(layout.fields)
    assert all(layout.gap_rect((lane, 0)).width() >= 24 for lane in gaps)


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS)
def test_everything_is_on_the_canvas(qapp: QApplication, chain: Chain, width: int) -> None:
    layout = lay_out(chain, width)
    canvas = QRect(0, 0, layout.size.width(), layout.size.height())
    everything = solids(layout) | labels(layout)
    assert [name for name, rect in everything.items() if not canvas.contains(rect)] == []


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS)
def test_every_lane_of_a_letter_branches_from_its_trunk(
    qapp: QApplication, chain: Chain, width: int
) -> None:
    layout = lay_out(chain, width)
    starts = {w.gap[0]: w.start for w in reversed(layout.wires) if w.gap[1] == 0}
    found: dict[str, list[Path]] = {}
    for path, lane in chain.lanes():
        if (name := lane.start) in ("x", *chain.parameters):
            found.setdefault(str(name), []).append(path)
    assert set(layout.branches) == {path for paths in found.values() for path in paths}
    assert set(layout.nodes) == set(found)
    assert set(layout.trunks) == {name for name, paths in found.items() if len(paths) > 1}
    for name, paths in found.items():
        points = [layout.branches[path] for path in paths]
        assert [point.y() for point in points] == [starts[path].y() for path in paths]
        for point in points if name in layout.trunks else ():
            assert point.x() == layout.trunks[name].x1()
            assert layout.trunks[name].y1() < point.y() <= layout.trunks[name].y2()
    edge = max((trunk.x1() for trunk in layout.trunks.values()), default=0)
    assert all(start.x() >= edge for start in starts.values())


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS)
def test_rows_read_from_left_to_right(qapp: QApplication, chain: Chain, width: int) -> None:
    layout = lay_out(chain, width)
    for wire in layout.wires:
        assert wire.start.x() < wire.end.x()
        assert wire.riser is None or wire.riser.y() < wire.end.y()
    for path, lane in chain.lanes():
        rects = [layout.blocks[(*path, i)] for i in range(len(lane.blocks))]
        for a, b in pairwise(rects):
            same_row = abs(a.center().y() - b.center().y()) <= 1
            assert b.left() > a.right() if same_row else b.top() > a.bottom()


@settings(max_examples=examples(80))
@given(chain=chains(), width=WIDTHS)
def test_every_gap_is_wide_enough_to_hit(qapp: QApplication, chain: Chain, width: int) -> None:
    layout = lay_out(chain, width)
    gaps = [*(wire.gap for wire in layout.wires), *((p, 0) for p in layout.fields)]
    lanes = {(): chain} | {
        (*path, j): operand
        for path in chain.paths()
        for j, operand in enumerate(chain.block(path).operands)
    }
    expected = {(path, at) for path, lane in lanes.items() for at in range(len(lane.blocks) + 1)}
    assert set(gaps) == expected
    sizes = {gap: layout.gap_rect(gap).size() for gap in gaps}
    assert [gap for gap, size in sizes.items() if size.width() < 24 or size.height() < 16] == []


@settings(max_examples=examples(60))
@given(chain=chains())
def test_number_fields_are_inside_their_blocks_and_apart(qapp: QApplication, chain: Chain) -> None:
    layout = lay_out(chain)
    for lane, rect in layout.fields.items():
        assert layout.blocks[lane[:-1]].contains(rect)
    assert not any(a.intersects(b) for a, b in combinations(layout.fields.values(), 2))


@pytest.mark.parametrize("formula", ["exp(x^2)^2", "x^2*sin(x)", "2^x", "x*sin(x+cos(x*exp(x)))"])
def test_a_wire_has_room_for_the_widest_number(formula: str, metrics: Metrics) -> None:
    layout = lay_out(parse(formula))
    for wire in layout.wires:
        shown = beside_letter(layout, wire)
        room = shown.end.x() - shown.start.x()
        assert room >= metrics.numbers.horizontalAdvance("−8.888×10⁻⁸⁸")


def test_rows_wrap_at_the_width(metrics: Metrics) -> None:
    chain = parse("sin(cos(sin(cos(sin(cos(x))))))")
    width = scaled(500)
    one, many = lay_out(chain), lay_out(chain, width)
    rows = [rect.center().y() for rect in many.blocks.values()]
    assert len({rect.center().y() for rect in one.blocks.values()}) == 1
    assert len(set(rows)) > 1
    assert rows == sorted(rows)
    assert all(rect.right() <= width for rect in many.blocks.values())
    assert many.size.width() <= width


def test_a_lane_wraps_too_and_rises_right_of_all_its_rows(metrics: Metrics) -> None:
    width = max(600, scaled(640))
    layout = lay_out(parse("x*sin(cos(sin(cos(sin(cos(x))))))"), width)
    lane = [rect for path, rect in layout.blocks.items() if len(path) > 1]
    assert len({rect.center().y() for rect in lane}) > 1
    (riser,) = [wire.riser for wire in layout.wires if wire.riser is not None]
    assert all(rect.right() < riser.x() for rect in lane)
    assert layout.size.width() <= width


@pytest.mark.parametrize(
    ("formula", "width"),
    [("x*sin(x+cos(x*exp(x)))", 830), ("1+x+x^2/2+x^3/6+2*sin(3x)", 830), ("x^2*sin(x)", 600)],
)
def test_lanes_below_lanes_fit_into_the_width(formula: str, width: int, metrics: Metrics) -> None:
    width = max(width, scaled(width))  # a narrow font has as many pixels
    assert lay_out(parse(formula), width).size.width() <= width


def test_a_wrapped_row_repeats_name_and_value(metrics: Metrics) -> None:
    layout = lay_out(parse("sin(cos(sin(cos(sin(cos(x))))))"), scaled(500))
    ends = [wire for wire in layout.wires if wire.ends_row]
    repeated = [wire for wire in layout.wires if wire.repeats]
    rows = {rect.center().y() for rect in layout.blocks.values()}
    assert len(repeated) == len(rows) - 1
    assert [wire.gap for wire in repeated] == [wire.gap for wire in ends[:-1]]
    assert all(wire.start.x() == repeated[0].start.x() for wire in repeated)
    # Where a wrapped gap is lit, there stands the block that follows it.
    for wire in repeated:
        assert layout.gap_rect(wire.gap).contains(wire.start)


def test_a_lane_stands_below_its_block_and_rises_into_it(metrics: Metrics) -> None:
    layout = lay_out(parse("x^2*sin(x)"))
    product, sine = layout.blocks[(1,)], layout.blocks[(1, 0, 0)]
    assert sine.top() > product.bottom()
    (riser,) = [wire.riser for wire in layout.wires if wire.riser is not None]
    assert product.left() < riser.x() < product.right()
    assert riser.y() == product.bottom() + 1


def test_an_empty_chain_is_one_wire(metrics: Metrics) -> None:
    layout = lay_out(Chain())
    assert (layout.blocks, [wire.gap for wire in layout.wires]) == ({}, [((), 0)])


def test_lanes_are_as_deep_as_chains_can_be(metrics: Metrics) -> None:
    chain = parse("x*sin(" * 49 + "x" + ")" * 49)
    layout = lay_out(chain, scaled(800))
    assert len(layout.branches) == 50
    assert overlaps({str(path): rect for path, rect in layout.blocks.items()}) == []


@pytest.mark.parametrize("width", range(700, 1000, 37))
def test_rows_that_wrap_need_no_horizontal_scroll_bar(width: int, qapp: QApplication) -> None:
    names = ("square", "sin", "exp", "tanh", "add")
    chain = Chain("x", tuple(Block(names[i % 5]) for i in range(60)))
    assert lay_out(chain, scaled(width)).size.width() <= scaled(width)
