from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from core.chain import Chain, Path
from core.formula import parse
from gui.chain.layout.lane_shape import PORT, Shape, Shapes
from gui.chain.layout.letters import TRUNK, Letters
from gui.chain.layout.metrics import Metrics
from gui.widgets.theme import figures
from tests.gui.helpers import scaled

WIDTH = 100
UNBOUNDED = 1 << 24


def shape(formula: str, limit: int, folded: tuple[Path, ...] = ()) -> Shape:
    """The shape of a chain of blocks 100 pixels wide."""
    chain = parse(formula)
    metrics = Metrics(QFontMetrics(QFont()), QFontMetrics(figures(QFont())))

    def measured(lane: Chain, _path: Path) -> list[QSize]:
        return [QSize(WIDTH, 50)] * len(lane.blocks)

    return Shapes(chain, metrics, measured, folded, Letters(chain, folded)).whole(limit)


def test_a_block_stands_right_of_the_lane_that_rises_into_it(qapp: QApplication) -> None:
    ((product,),) = shape("x*sin(cos(tan(x)))", UNBOUNDED).rows
    (lane,) = product.lanes
    assert lane.port == WIDTH - PORT
    assert product.left + lane.port == lane.shape.right
    assert len(lane.shape.rows) == 1


def test_a_lane_wraps_before_it_pushes_its_block_out(qapp: QApplication) -> None:
    ((product,),) = shape("x*sin(cos(tan(x)))", scaled(600)).rows
    (lane,) = product.lanes
    assert len(lane.shape.rows) > 1
    assert product.left + WIDTH < scaled(600)


def test_a_folded_lane_pushes_nothing(qapp: QApplication) -> None:
    ((product,),) = shape("x*sin(cos(tan(x)))", UNBOUNDED, ((0, 0),)).rows
    assert product.lanes == ()
    assert product.left < TRUNK + 2 * WIDTH


def test_widths_do_not_add_up_with_nesting(qapp: QApplication) -> None:
    widths = [shape("x*sin(" * n + "x" + ")" * n, UNBOUNDED).right for n in (1, 2, 3)]
    # Each level adds two blocks with their wires, not the width of all that is below.
    assert widths[2] - widths[1] == widths[1] - widths[0] < 2 * WIDTH + scaled(200)
