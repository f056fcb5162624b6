from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.export.export import ExportError, Obstacle
from gui.export.obstacles import reason_of


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_is_a_sentence(qapp: QApplication, obstacle: Obstacle) -> None:
    told = reason_of(ExportError(Path("here/a.xyz"), obstacle, "it is broken"), [".png"])
    assert told.startswith("a.xyz cannot be written: ")
    assert told.endswith(".")
    assert "--" not in told
    assert "{" not in told
