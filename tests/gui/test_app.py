import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gui.app import make_application
from tests.bench.bench_start import OURS

TELL = """
import os, sys

def tell():
    print(*sys.modules, flush=True)
    os._exit(0)
"""


def test_there_is_one_application(qapp: QApplication) -> None:
    assert make_application() is qapp
    assert (qapp.organizationName(), qapp.applicationName()) == ("Chainrule", "Chainrule")


def take_picture(path: Path, root: Path) -> "subprocess.CompletedProcess[str]":
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(path.parent)}
    command = [sys.executable, "main.py", "--screenshot", str(path)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=root, env=environ, timeout=60
    )


def test_a_picture_of_the_window_needs_no_display(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "window.png"
    ended = take_picture(path, root)
    assert (ended.returncode, ended.stdout) == (0, "")
    image = QImage(str(path))
    assert 1000 <= image.width() <= 2000
    assert 700 <= image.height() <= 1200
    colours = {image.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 700, 7)}
    assert len(colours) > 20


def test_a_picture_that_cannot_be_saved_is_told_in_one_line(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "window.notaformat"
    ended = take_picture(path, root)
    assert ended.returncode == 2
    told = [line for line in ended.stderr.splitlines() if "propagateSizeHints" not in line]
    assert len(told) == 1
    assert "--screenshot" in told[0]
    assert not path.exists()


def test_the_first_paint_waits_for_nothing_that_it_does_not_show(
    tmp_path: Path, root: Path
) -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", TELL + OURS]
    told = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=root, env=environ, timeout=60
    )
    modules = set(told.stdout.split())
    assert "gui.window.main_window" in modules
    assert not modules & {"lark", "sympy", "matplotlib", "numpy.ma"}
    assert not modules & {
        "core.chain_rule.latex", "core.export.drawing", "core.formula.latex", "core.plot.points",
        "core.export.report", "core.functions.search", "core.formula.snippet", "core.export.table",
        "gui.chain.block_menu", "gui.chain.quick_add", "gui.export.export_dialog",
        "gui.widgets.save_dialog", "gui.window.shortcuts",
    }  # fmt: skip
