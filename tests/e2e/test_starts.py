"""A start that is killed, and the one after it; Ctrl+C where the window was started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as a POSIX system does")

START = """
import os, signal, sys
import gui.app, main

class Window(gui.app.MainWindow):
    def show(self):
        super().show()
        gui.app.one_shot(self, 0, self.end).start()

    def end(self):
        told = self.notice.words, self._chain.view.zoom.factor
        print(*told, sep="|", flush=True)
        os.kill(os.getpid(), signal.{signal})

gui.app.MainWindow = Window
sys.exit(main.main([]))
"""


def start(ends_by: str, folder: Path, root: Path) -> "subprocess.CompletedProcess[str]":
    environ = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder / "config"),
               "XDG_STATE_HOME": str(folder / "state")}  # fmt: skip
    return subprocess.run(
        [sys.executable, "-c", START.replace("{signal}", ends_by)],
        check=False, capture_output=True, text=True, cwd=root, env=os.environ | environ, timeout=60,
    )  # fmt: skip


def test_a_start_after_one_that_died_has_the_first_settings_and_says_so(
    tmp_path: Path, root: Path
) -> None:
    settings = tmp_path / "config" / "Chainrule" / "Chainrule.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text("[General]\nzoom=1.5\n")
    died = start("SIGSEGV", tmp_path, root)
    assert (died.returncode, died.stdout) == (-signal.SIGSEGV, "|1.5\n")
    (log,) = (tmp_path / "state").rglob("chainrule.log")
    assert "Fatal Python error: Segmentation fault" in log.read_text()
    told, zoom = start("SIGINT", tmp_path, root).stdout.split("|")
    assert told.startswith("Because the last start did not come to its end")
    aside = settings.with_name("Chainrule.conf.aside")
    assert str(aside) in told
    assert float(zoom) == 1.0
    assert "zoom=1.5" in aside.read_text()


def test_ctrl_c_ends_the_window_with_its_log(tmp_path: Path, root: Path) -> None:
    ended = start("SIGINT", tmp_path, root)
    assert ended.returncode == 128 + signal.SIGINT
    assert "Traceback" not in ended.stderr
    (log,) = (tmp_path / "state").rglob("chainrule.log")
    lines = log.read_text().splitlines()
    assert " INFO started: " in lines[0]
    assert lines[-1].endswith(" INFO ended")
    assert not list(log.parent.glob("starting-*"))
