"""The picture of the window, asked for as on the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage


def take_picture(path: Path, root: Path) -> "subprocess.CompletedProcess[str]":
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(path.parent)}
    command = [sys.executable, "main.py", "--screenshot", str(path)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=root, env=environ, timeout=60
    )


def leave_behind(folder: Path) -> Path:
    """Leave what a save leaves that was killed, in a folder that the settings know."""
    settings = folder / "Chainrule" / "Chainrule.conf"
    settings.parent.mkdir()
    settings.write_text(f"[General]\nwrittenFolders={folder}\n", "utf-8")
    left = folder / f".chainrule-{2**22 + 1}-{'0' * 16}"  # no process has so high a number
    left.touch()
    return left


def test_a_picture_of_the_window_needs_no_display(tmp_path: Path, root: Path) -> None:
    path, left = tmp_path / "window.png", leave_behind(tmp_path)
    ended = take_picture(path, root)
    assert not left.exists()
    assert (ended.returncode, ended.stdout) == (0, "")
    image = QImage(str(path))
    assert 1000 <= image.width() <= 2000
    assert 700 <= image.height() <= 1200
    colours = {image.pixel(x, y) for x in range(0, 1000, 7) for y in range(0, 700, 7)}
    assert len(colours) > 20


@pytest.mark.slow
def test_a_picture_that_cannot_be_saved_is_told_in_one_line(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "window.notaformat"
    ended = take_picture(path, root)
    assert ended.returncode == 2
    told = [line for line in ended.stderr.splitlines() if "propagateSizeHints" not in line]
    assert len(told) == 1
    assert "--screenshot" in told[0]
    assert not path.exists()


def test_a_picture_replaces_no_pipe(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "window.png"
    os.mkfifo(path)
    ended = take_picture(path, root)
    assert (ended.returncode, path.is_fifo()) == (2, True)
    assert f"chainrule: --screenshot {path}: this is a pipe, not a file\n" in ended.stderr
