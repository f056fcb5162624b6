from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from core.chain import Chain
from core.formula import parse
from gui.chain_layout import ChainLayout, Layout, Metrics, Wire, shown_slopes
from gui.theme import number_font
from gui.wires import number_areas
from tests.gui.helpers import chains

WIDE = 100_000


@pytest.fixture
def metrics(qapp: QApplication) -> Metrics:
    return metrics_now()


def metrics_now() -> Metrics:
    return Metrics(QFontMetrics(QFont()), QFontMetrics(number_font()))


def lay_out(chain: Chain, width: int = WIDE) -> Layout:
    return ChainLayout(chain, metrics_now(), width).layout


def stretch(wire: Wire) -> QRect:
    """The pixels strictly between what a wire joins."""
    return QRect(wire.start.x() + 1, wire.start.y() - 3, wire.end.x() - wire.start.x() - 2, 6)


def solids(chain: Chain, layout: Layout) -> dict[str, QRect]:
    """Whatever must not lie on anything else: blocks, what lanes start at, and wires."""
    found = {f"block {path}": rect for path, rect in layout.blocks.items()}
    found |= {f"start {path}": rect for path, rect in layout.starts.items()}
    found |= {f"wire {i} {w.gap}": stretch(w) for i, w in enumerate(layout.wires)}
    return found


@settings(max_examples=120)
@given(chain=chains(), width=st.sampled_from([300, 720, WIDE]))
def test_nothing_overlaps(qapp: QApplication, chain: Chain, width: int) -> None:
    layout = lay_out(chain, width)
    assert set(layout.blocks) == set(chain.paths())
    pairs = combinations(solids(chain, layout).items(), 2)
    assert [(a, b) for (a, r), (b, s) in pairs if r.intersects(s)] == []


@settings(max_examples=120)
@given(chain=chains(), width=st.sampled_from([300, 720, WIDE]))
def test_everything_is_on_the_canvas(qapp: QApplication, chain: Chain, width: int) -> None:
    layout = lay_out(chain, width)
    canvas = QRect(0, 0, layout.size.width(), layout.size.height())
    outside = [name for name, rect in solids(chain, layout).items() if not canvas.contains(rect)]
    assert outside == []


@settings(max_examples=120)
@given(chain=chains(), width=st.sampled_from([300, 720, WIDE]))
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


@settings(max_examples=60)
@given(chain=chains())
def test_number_fields_are_inside_their_blocks_and_apart(qapp: QApplication, chain: Chain) -> None:
    layout = lay_out(chain)
    for lane, rect in layout.fields.items():
        assert layout.blocks[lane[:-1]].contains(rect)
    assert not any(a.intersects(b) for a, b in combinations(layout.fields.values(), 2))


def test_the_values_of_neighbouring_wires_do_not_touch(metrics: Metrics) -> None:
    layout = lay_out(parse("exp(x^2)^2*sin(x)"))
    areas = [area for wire in layout.wires for area in number_areas(wire)]
    assert not any(a.intersects(b) for a, b in combinations(areas, 2))


def test_a_wire_has_room_for_the_widest_number(metrics: Metrics) -> None:
    for wire in lay_out(parse("exp(x^2)^2")).wires:
        room = wire.end.x() - wire.start.x()
        assert room >= metrics.numbers.horizontalAdvance("−8.888×10⁻⁸")


def test_rows_wrap_at_the_width_and_read_from_left_to_right(metrics: Metrics) -> None:
    chain = parse("sin(cos(sin(cos(sin(cos(x))))))")
    one, many = lay_out(chain), lay_out(chain, 500)
    rows = [rect.center().y() for rect in many.blocks.values()]
    assert len({rect.center().y() for rect in one.blocks.values()}) == 1
    assert len(set(rows)) > 1
    assert rows == sorted(rows)
    for (_, a), (_, b) in zip(
        list(many.blocks.items())[:-1], list(many.blocks.items())[1:], strict=True
    ):
        assert b.left() > a.right() or b.top() > a.bottom()
    assert all(rect.right() <= 500 for rect in many.blocks.values())


def test_a_wrapped_row_repeats_name_and_value(metrics: Metrics) -> None:
    layout = lay_out(parse("sin(cos(sin(cos(sin(cos(x))))))"), 500)
    repeated = [wire for wire in layout.wires if wire.repeats]
    rows = {rect.center().y() for rect in layout.blocks.values()}
    assert len(repeated) == len(rows) - 1
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


def test_a_block_shows_a_slope_for_x_and_each_lane_but_not_for_constants() -> None:
    assert shown_slopes(parse("x*3"), (0,)) == [0]
    assert shown_slopes(parse("x*sin(x)"), (0,)) == [0, 1]


def test_an_empty_chain_is_one_wire(metrics: Metrics) -> None:
    layout = lay_out(Chain())
    assert (layout.blocks, [wire.gap for wire in layout.wires]) == ({}, [((), 0)])
