import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
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


def test_the_programs_are_here() -> None:
    if MISSING and os.environ.get("CHAINRULE_REAL_WINDOW") != "required":
        pytest.skip(f"a real window needs {', '.join(MISSING)}")
    assert MISSING == []


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
            return seen if seen["chain"] == text and seen["settled"] else {}

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


@pytest.fixture(scope="module")
def desktop() -> Iterator[Environ]:
    """A display of its own with a window manager."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    try:
        with server.stdout as told:
            number = told.readline().strip()
        assert number, "Xvfb found no free display"
        environ = {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONWARNINGS": "error",
        }
        environ.pop("WAYLAND_DISPLAY", None)
        quiet = subprocess.DEVNULL
        manager = subprocess.Popen(["openbox"], env=environ, stdout=quiet, stderr=quiet)
        try:
            yield environ
        finally:
            ended(manager)
    finally:
        ended(server)


@pytest.fixture
def window(
    desktop: Environ, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[RealWindow]:
    """The app as at the first start, or with a formula; no settings of the reader's."""
    driver = Path(__file__).with_name("driven.py")
    pipe = subprocess.PIPE
    formula = getattr(request, "param", "")
    command = [sys.executable, str(driver), *(["--formula", formula] if formula else [])]
    said = tmp_path / "stderr"
    environ = {**desktop, "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    with (
        said.open("w") as errors,
        subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=errors, text=True, env=environ
        ) as app,
    ):
        try:
            real = RealWindow(app, desktop)
            wait_for("the window", lambda: real.see().get("blocks"))
            yield real
        finally:
            ended(app)
    assert said.read_text() == ""


@needs_programs
def test_a_block_is_dragged_undone_and_deleted_in_a_real_window(window: RealWindow) -> None:
    seen = window.await_chain("exp(x^2)^2")
    window.drag(seen["functions"]["Sin"], "gaps", 0)
    window.await_chain("exp(sin(x)^2)^2")
    window.do("key", "ctrl+z")
    seen = window.await_chain("exp(x^2)^2")
    window.click(seen["blocks"][1])
    wait_for("the selection", lambda: window.see()["selected"] == [[1]])
    window.do("key", "Delete")
    window.await_chain("(x^2)^2")
    window.await_formula("(x^2)^2")


@needs_programs
def test_a_block_is_dragged_to_another_place_and_typed_text_becomes_blocks(
    window: RealWindow,
) -> None:
    seen = window.see()
    window.drag(seen["blocks"][1], "gaps", 0)
    wait_for("the move", lambda: window.see()["selected"] == [[0]])
    window.await_formula("(exp(x)^2)^2")
    window.do("key", "ctrl+a")
    window.do("type", "sin(x)")
    window.await_chain("sin(x)")
    window.do("key", "Return", "ctrl+z")
    window.await_chain("(exp(x)^2)^2")


@needs_programs
def test_a_block_is_replaced_by_what_rests_on_it(window: RealWindow) -> None:
    """Nothing moves between the light and the release."""
    seen = window.see()
    (x, y), (to_x, to_y) = middle(seen["functions"]["Sin"]), middle(seen["blocks"][0])
    window.do("mousemove", x, y, "mousedown", 1)
    for i in range(1, 6):
        window.do("mousemove", x + (to_x - x) * i // 5, y + (to_y - y) * i // 5)
    wait_for("the block to be lit", lambda: window.see()["doomed"] == [0])
    window.do("mouseup", 1)
    window.await_chain("exp(sin(x))^2")


@needs_programs
@pytest.mark.parametrize("window", ["exp(x)"], indirect=True)
def test_a_lane_is_filled_the_order_changed_two_drags_given_up_a_copy_made_and_all_undone(
    window: RealWindow,
) -> None:
    seen = window.await_chain("exp(x)")
    window.drag(seen["functions"]["×   Multiply"], "gaps", 1)
    seen = window.await_chain("2 exp(x)")
    window.drag(seen["functions"]["Sin"], "lane", 0)
    seen = window.await_chain("exp(x) sin(2)")
    window.drag(seen["blocks"][-1], "gaps", 0)
    seen = window.await_chain("exp(x sin(2))")
    window.drag(seen["functions"]["Cos"], "lane", 1)
    seen = window.await_chain("exp(x cos(sin(2)))")
    for give_up in (("key", "Escape"), ("mousemove", *middle(seen["plot"]))):
        window.pull(seen["blocks"][0], "gaps", 0)
        assert window.see()["ghost"]
        window.do(*give_up)
        wait_for("the light to go out", lambda: window.see()["lit"] is None)
        window.do("mouseup", 1)
        now = window.see()
        assert (now["chain"], now["ghost"]) == ("exp(x cos(sin(2)))", False)
    window.pull(seen["blocks"][0], "gaps", 0)
    window.do("keydown", "ctrl", "mousemove_relative", 1, 0)
    window.do("mouseup", 1, "keyup", "ctrl")
    window.await_chain("exp(sin(x) cos(sin(2)))")
    window.do("key", *["ctrl+z"] * 5)
    window.await_formula("exp(x)")


@needs_programs
def test_a_name_is_completed_and_a_factor_lights_and_selects_its_block(window: RealWindow) -> None:
    window.click(window.see()["formula"])
    wait_for("the keyboard", lambda: window.see()["focus"] == "formulaEdit")
    window.do("key", "ctrl+a")
    window.do("type", "--delay", 30, "x^2 gau")
    wait_for("the names", lambda: window.see()["names"])
    window.do("key", "Down", "Return")
    wait_for("no names", lambda: not window.see()["names"])
    window.do("type", "x)")
    seen = window.await_chain("x^2 gaussian(x)")
    window.do("mousemove", *middle(seen["factors"]["[1, 0, 0]"]))
    wait_for("the light", lambda: window.see()["hovered"] == [1, 0, 0])
    window.click(seen["factors"]["[0]"])
    wait_for("the selection", lambda: window.see()["selected"] == [[0]])


@needs_programs
@pytest.mark.parametrize("window", ["x^2*sin(x)"], indirect=True)
def test_a_lane_is_folded_and_unfolded_by_its_button_and_by_a_key(window: RealWindow) -> None:
    lane = "[1, 0]"
    seen = window.await_chain("x^2 sin(x)")
    assert (list(seen["folds"]), len(seen["blocks"])) == ([lane], 3)
    window.click(seen["folds"][lane])
    pill = wait_for("the pill", lambda: window.see()["pills"].get(lane))
    seen = window.see()
    assert (seen["folds"], len(seen["blocks"])) == ({}, 2)
    window.click(pill)
    seen = wait_for("the lane", lambda: (now := window.see())["folds"] and now)
    assert (seen["pills"], len(seen["blocks"])) == ({}, 3)
    window.click(seen["blocks"][-1])
    wait_for("the selection", lambda: window.see()["selected"] == [[1]])
    window.do("key", "space")
    wait_for("the pill", lambda: lane in window.see()["pills"])
    window.do("key", "space")
    wait_for("the lane", lambda: lane in window.see()["folds"])
    assert window.see()["chain"] == "x^2 sin(x)"


@needs_programs
def test_a_dock_finds_the_window_by_its_name(window: RealWindow, desktop: Environ) -> None:
    search = ["xdotool", "search", "--onlyvisible", "--classname", "^chainrule$"]
    told = subprocess.run(search, capture_output=True, env=desktop, check=False)
    assert len(told.stdout.split()) == 1
