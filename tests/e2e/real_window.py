"""The app in a real window, and the hands on it: those of xdotool."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

PROGRAMS = ("Xvfb", "openbox", "xdotool")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]
PATIENCE = 30.0
"""Seconds; slow machines get as many as this for each thing that is waited for."""

ASK_CLIPBOARD = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
QTimer.singleShot(0, lambda: (print(application.clipboard().text()), application.quit()))
application.exec()
"""

T = TypeVar("T")
Environ = dict[str, str]

needs_programs = pytest.mark.skipif(bool(MISSING), reason="a real window needs Xvfb and others")


def wait_for(what: str, look: Callable[[], T]) -> T:
    """Look again and again until there is something to see."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE:g} s in vain for {what}")
        time.sleep(0.02)  # between two looks
    return found


class RealWindow:
    """The running app and the hands on it."""

    def __init__(self, app: "subprocess.Popen[str]", environ: Environ) -> None:
        self._app, self._environ = app, environ

    def see(self) -> dict[str, Any]:
        """Tell where everything is on the screen."""
        assert self._app.stdin is not None
        assert self._app.stdout is not None
        self._app.stdin.write("?\n")
        self._app.stdin.flush()
        line = self._app.stdout.readline()
        assert line, f"the app ended with status {self._app.wait(PATIENCE)}"
        seen: dict[str, Any] = json.loads(line)
        return seen

    def do(self, *words: str | int) -> None:
        """Let xdotool do something."""
        subprocess.run(
            ["xdotool", *map(str, words)], check=True, env=self._environ, timeout=PATIENCE
        )

    def click(self, rect: list[int]) -> None:
        self.do("mousemove", *middle(rect), "click", 1)

    def drag(self, start: list[int], kind: str, index: int) -> None:
        """Pull with the button down, and let go where it is lit."""
        self.pull(start, kind, index)
        self.do("mouseup", 1)

    def pull(self, start: list[int], kind: str, index: int) -> None:
        """Pull to a gap in steps, as a hand does; the button stays down.

        A gap out of sight is waited for at the edge, where the chain scrolls.
        """
        seen = self.see()
        (x, y), (to_x, to_y) = middle(start), within(seen[kind][index], seen["view"])
        self.do("mousemove", x, y, "mousedown", 1)
        for i in range(1, 6):
            self.do("mousemove", x + (to_x - x) * i // 5, y + (to_y - y) * i // 5)
            self.see()

        def look() -> bool:
            seen = self.see()
            if seen["lit"] == seen[kind][index]:
                return True
            self.do("mousemove", *within(seen[kind][index], seen["view"]))
            return False

        wait_for("the gap to be lit", look)

    def copied(self) -> str:
        """Copy the text of the formula field, and ask the X server for it."""
        self.click(self.see()["formula"])
        wait_for("the formula to have the keyboard", lambda: self.see()["focus"] == "formulaEdit")
        self.do("key", "ctrl+a", "ctrl+c")
        asked = subprocess.run(
            [sys.executable, "-c", ASK_CLIPBOARD],
            check=True, capture_output=True, text=True, env=self._environ, timeout=PATIENCE,
        )  # fmt: skip
        return asked.stdout.strip()

    def await_formula(self, text: str) -> None:
        """Copy until this is what is read back."""
        wait_for(f"the formula {text}", lambda: self.copied() == text)

    def await_chain(self, text: str) -> dict[str, Any]:
        """Wait for a chain and its derivative, and tell where everything is then."""

        def look() -> dict[str, Any]:
            seen = self.see()
            return seen if seen.get("chain") == text and seen["settled"] else {}

        return wait_for(f"the chain {text}", look)


def middle(rect: list[int]) -> tuple[int, int]:
    left, top, width, height = rect
    return left + width // 2, top + height // 2


def within(rect: list[int], view: list[int]) -> tuple[int, int]:
    """Give the middle of a place, or the nearest point that is in sight."""
    (x, y), (left, top, width, height) = middle(rect), view
    return min(max(x, left + 4), left + width - 4), min(max(y, top + 4), top + height - 4)


def ended(process: "subprocess.Popen[Any]") -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
