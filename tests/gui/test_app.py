import errno
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

import main
from core.ending import UNEXPECTED
from gui.app import _end, make_application
from gui.start_marker import StartMarker
from gui.widgets.theme import LIGHT
from gui.window.main_window import MainWindow
from tests.bench.bench_start import OURS
from tests.gui.conftest import OpenSession
from tests.gui.helpers import set_chain
from tests.large import flat

TELL = """
import os, sys

def tell():
    print(*sys.modules, flush=True)
    os._exit(0)
"""


def test_there_is_one_application(qapp: QApplication) -> None:
    assert make_application() is qapp
    assert (qapp.organizationName(), qapp.applicationName()) == ("Chainrule", "Chainrule")


def test_an_edit_of_a_large_chain_is_not_held_up_by_looking_for_garbage(
    open_session: OpenSession,
) -> None:
    looks: list[str] = []
    session = open_session()
    set_chain(session, flat(1000))
    gc.collect()
    gc.callbacks.append(lambda phase, _: looks.append(phase))
    try:
        for _ in range(3):
            session.set_x(session.document.x + 0.25)
            assert session.trace.order
    finally:
        gc.callbacks.pop()
    assert len(looks) <= 2


@pytest.mark.parametrize("size", [16, 22, 32, 48, 256])
def test_the_windows_have_an_icon_in_the_colours_of_f_and_its_derivative(
    size: int, qapp: QApplication
) -> None:
    image = qapp.windowIcon().pixmap(size, size).toImage()
    assert (image.width(), image.height()) == (size, size)
    pixels = [image.pixelColor(x, y).name() for x in range(size) for y in range(size)]
    for colour in (LIGHT.forward_curve, LIGHT.backward_curve):
        assert pixels.count(colour.name()) > size * size / 8


def test_a_desktop_finds_the_entry_of_the_menu_by_the_window(qapp: QApplication) -> None:
    assert f"{qapp.desktopFileName()}.desktop" == "chainrule.desktop"


@pytest.fixture
def boxes(qapp: QApplication) -> Iterator[list[QMessageBox]]:
    """The message boxes that came up, each answered with Return at once."""
    seen: list[QMessageBox] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box)
            box.accept()

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(answer)
    timer.start()
    yield seen
    timer.stop()


def test_a_document_that_a_desktop_cannot_open_is_told_in_a_window_too(
    boxes: list[QMessageBox], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "<b>lost</b>.chainrule"
    assert main.main(["--desktop", str(path)]) == 2
    (box,) = boxes
    assert box.text() == "This document cannot be opened."
    assert box.informativeText() == f"{path}: {os.strerror(errno.ENOENT)}"
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert capsys.readouterr().err == f"chainrule: {path}: {os.strerror(errno.ENOENT)}\n"


@pytest.mark.parametrize(
    "options", [[], ["--desktop", "--report"], ["--desktop", "--export=a.csv"]]
)
def test_at_a_terminal_and_without_a_window_it_is_told_on_stderr_only(
    options: list[str], boxes: list[QMessageBox], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert main.main([*options, str(tmp_path / "lost.chainrule")]) == 2
    assert boxes == []
    assert capsys.readouterr().err.count("\n") == 1


def test_where_there_is_no_stderr_it_is_told_in_a_window(
    boxes: list[QMessageBox], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main.main([str(tmp_path / "lost.chainrule")]) == 2
    assert len(boxes) == 1


def test_the_first_paint_waits_for_nothing_that_it_does_not_show(
    tmp_path: Path, root: Path
) -> None:
    folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path))
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **folders}
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
        "gui.chain.block_menu", "gui.chain.quick_add", "gui.export.export_sheet",
        "gui.widgets.save_dialog", "gui.window.about", "gui.window.minute",
        "gui.window.preferences", "gui.window.shortcuts",
    }  # fmt: skip


def test_a_window_that_cannot_be_made_is_told_in_one_line_and_in_a_small_window(
    boxes: list[QMessageBox], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def fail(*_: object, **__: object) -> None:
        raise OverflowError("int too large <b>")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("gui.app.MainWindow", fail)
    assert main.main([]) == UNEXPECTED
    (box,) = boxes
    assert box.text() == "Chainrule could not start."
    assert box.informativeText().startswith("OverflowError: int too large <b>\n")
    assert box.textFormat() == Qt.TextFormat.PlainText
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert err.startswith("chainrule: something unexpected went wrong (")
    (log,) = tmp_path.rglob("chainrule.log")
    assert "OverflowError: int too large" in log.read_text()
    following = StartMarker(0)
    assert following.died  # and leaves the settings out
    following.end()


def test_a_system_that_asks_for_the_end_has_it_whatever_goes_wrong(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    window = MainWindow()
    monkeypatch.setattr(window, "keep", lambda: 1 / 0)
    monkeypatch.setattr(qapp, "exit", ended.append)
    with pytest.raises(ZeroDivisionError):
        _end(qapp, window, 15)
    assert ended == [143]
