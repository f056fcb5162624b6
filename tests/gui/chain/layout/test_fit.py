"""Which size a chain is drawn in, and how long its wires are then."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from core.chain import Block, Chain
from core.formula import parse
from gui.chain.layout.fit import LEGIBLE, MOST_FITTED, fitting_scale, shrunk
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.metrics import Metrics
from gui.widgets.theme import figures, sized

FORMULAS = ["exp(x^2)^2", "exp(sin(sqrt(x)))^2", "x^2*sin(x)", "a*x^2 + b*sin(x)", "2", "x"]


def metrics_at(scale: float) -> Metrics:
    font = sized(QFont(), QFont(), scale)
    return Metrics(QFontMetrics(font), QFontMetrics(figures(font)))


def laid(chain: Chain, width: int) -> tuple[float, ChainLayout]:
    scale = fitting_scale(chain, metrics_at, width, ())
    return scale, ChainLayout(chain, shrunk(chain, metrics_at(scale), width, ()), width)


def rows(laid: ChainLayout) -> int:
    return 1 + sum(wire.repeats for wire in laid.layout.wires)


def own_width(chain: Chain) -> int:
    return ChainLayout(chain, metrics_at(1.0), 100_000).layout.size.width()


@pytest.mark.parametrize("formula", FORMULAS)
def test_where_there_is_room_nothing_shrinks(formula: str, qapp: QApplication) -> None:
    chain = parse(formula)
    scale, found = laid(chain, own_width(chain))
    assert (scale, found.metrics.slot) == (1.0, metrics_at(1.0).slot)


@pytest.mark.parametrize("formula", FORMULAS[:4])
def test_wires_shrink_first_then_all_then_rows_wrap(formula: str, qapp: QApplication) -> None:
    chain, full = parse(formula), metrics_at(1.0).slot
    seen = []
    for share in range(100, 40, -4):
        width = own_width(chain) * share // 100
        scale, found = laid(chain, width)
        stage = 0 if found.metrics.slot == full else 1 if scale == 1 else 2
        if rows(found) > 1:
            stage = 3
        assert stage == 3 or found.layout.size.width() <= width
        assert LEGIBLE <= scale <= 1
        seen.append(stage)
    assert seen == sorted(seen)
    assert set(seen) == {0, 1, 2, 3}


def test_wires_shrink_where_that_saves_a_row(qapp: QApplication) -> None:
    chain = parse("tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(x))))))))")
    for width in range(400, 900, 20):
        _, found = laid(chain, width)
        plain = ChainLayout(chain, metrics_at(1.0), width)
        is_short = found.metrics.slot == found.metrics.least
        assert is_short == (rows(found) < rows(plain))


def test_a_large_chain_is_not_measured_twice(qapp: QApplication) -> None:
    chain = Chain("x", (Block("sin"),) * (MOST_FITTED + 1))

    def never(_: float) -> Metrics:
        raise AssertionError

    assert fitting_scale(chain, never, 800, ()) == 1
    metrics = metrics_at(1.0)
    assert shrunk(chain, metrics, 800, ()) is metrics
