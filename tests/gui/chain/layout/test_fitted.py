"""How a chain fits the height there is."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from core.chain import Block, Chain
from core.formula import parse
from gui.chain.layout import fitted as module
from gui.chain.layout.fit import LEGIBLE, MOST_FITTED
from gui.chain.layout.fitted import Fitting, fitted
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.metrics import Metrics
from tests.gui.chain.layout.test_fit import metrics_at, own_width

CHAIN = parse("x^2*sin(x)*cos(x)*tanh(x)")


def height_in(height: int, zoom: float = 1.0) -> tuple[float, int]:
    room = QSize(own_width(CHAIN), height)
    scale, laid = fitted(CHAIN, metrics_at, room, (), zoom)
    return scale, laid.layout.size.height()


def test_a_chain_shrinks_to_its_height_and_is_whole_again_where_it_would_not_be_legible(
    qapp: QApplication,
) -> None:
    scale, own = height_in(10**6)
    assert scale == 1
    scales = []
    for share in range(100, 40, -6):
        scale, height = height_in(own * share // 100)
        assert height <= own * share // 100 or (scale, height) == (1, own)
        assert LEGIBLE <= scale <= 1
        scales.append(scale)
    first_to_scroll = scales.index(1, 1)
    assert scales[:first_to_scroll] == sorted(scales[:first_to_scroll], reverse=True)
    assert min(scales) < 0.8
    assert set(scales[first_to_scroll:]) == {1}


def test_a_zoom_goes_on_from_what_fits(qapp: QApplication) -> None:
    _, own = height_in(10**6)
    scale, _ = height_in(own * 85 // 100)
    zoomed, _ = height_in(own * 85 // 100, zoom=1.2)
    assert zoomed == 1.2 * scale


def test_a_large_chain_scrolls(qapp: QApplication) -> None:
    chain = Chain("x", (Block("sin"),) * (MOST_FITTED + 1))
    assert fitted(chain, metrics_at, QSize(800, 100), ())[0] == 1


def test_another_height_lays_out_nothing_that_was_laid_out(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid, make = list[Metrics](), ChainLayout

    def counted(chain: Chain, metrics: Metrics, width: int, folded: tuple[()]) -> ChainLayout:
        laid.append(metrics)
        return make(chain, metrics, width, folded)

    monkeypatch.setattr(module, "ChainLayout", counted)
    fitting = Fitting(CHAIN, metrics_at, own_width(CHAIN), ())
    scale, first = fitting.within(10**6)
    assert (scale, len(laid)) == (1, 1)
    own = first.layout.size.height()
    assert fitting.within(own)[1] is first
    assert len(laid) == 1
    smaller = fitting.within(own * 85 // 100)
    count = len(laid)
    assert fitting.within(own * 85 // 100) == smaller
    assert fitting.within(10**6)[1] is first
    assert len(laid) == count


def test_blocks_are_measured_once_for_all_lengths_of_wires(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, metrics = list[object](), metrics_at(0.97)
    block = Metrics.block

    def counted(self: Metrics, *of: Any) -> QSize:
        measured.append(of)
        return block(self, *of)

    monkeypatch.setattr(Metrics, "block", counted)
    chain = parse("sin(x)*cos(x)")
    for width in (2000, 500, 300):
        Fitting(chain, lambda _: metrics, width, ()).within(10**6)
    assert len(measured) == chain.size
