import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def start(*arguments: str, root: Path, **environ: str) -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        check=False, capture_output=True, text=True, cwd=root, env={**kept, **environ}, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_display_one_line_says_so(display: str, root: Path) -> None:
    ended = start(root=root, DISPLAY=display)
    assert ended.returncode == 2
    assert ended.returncode != -signal.SIGABRT
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "DISPLAY" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_picture_that_cannot_be_saved_is_told_in_one_line(tmp_path: Path, root: Path) -> None:
    ended = start("--screenshot", str(tmp_path / "nowhere" / "w.png"), root=root)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "nowhere" in ended.stderr
