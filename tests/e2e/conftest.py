"""A desktop of its own, and the app on it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.real_window import Environ, RealWindow, ended, wait_for


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
