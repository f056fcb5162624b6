from typing import Any

from gui.widgets.derivative_process import Outline
from gui.widgets.drawing import drawing


def test_an_outline_becomes_a_path() -> None:
    curves: list[list[Any]] = [["M", 0, 0], ["L", 1, 0], ["Q", 1, 1, 0, 1], ["Z"]]
    made = drawing(Outline(width=1.0, ascent=1.0, descent=0.0, curves=curves))
    assert made is not None
    assert made.path.boundingRect().width() == 1.0
    assert drawing(None) is None
