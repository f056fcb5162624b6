import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gui import platform_check
from gui.platform_check import debian_package, missing_packages, platforms, problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")


@pytest.fixture
def incomplete_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """PySide6's Qt with an xcb plugin that links to a library which is not there."""
    real = platform_check.plugin_folder()
    assert real is not None
    folder = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    folder.mkdir(parents=True)
    (tmp_path / "PySide6" / "__init__.py").touch()
    (tmp_path / "PySide6" / "Qt" / "lib").symlink_to(real.parents[1] / "lib")
    plugin = (real / "libqxcb.so").read_bytes()
    (folder / "libqxcb.so").write_bytes(plugin.replace(b"libxcb-shape.so.0", b"libxcb-never.so.0"))
    monkeypatch.setattr(platform_check, "plugin_folder", lambda: folder)
    return folder


def test_offscreen_needs_no_display() -> None:
    assert problem({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_one_platform_that_starts_is_enough() -> None:
    assert problem({"QT_QPA_PLATFORM": "xcb;offscreen"}) is None


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}])
def test_no_display(environ: dict[str, str]) -> None:
    told = problem(environ)
    assert told is not None
    assert "DISPLAY is not set" in told


def test_x_display_without_a_server(tmp_path: Path) -> None:
    told = problem({"DISPLAY": f"{tmp_path}:0"})
    assert told == f"No window can open: the X display {tmp_path}:0 (DISPLAY) cannot be reached"


def test_wayland_display_without_a_server(tmp_path: Path) -> None:
    told = problem({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert told is not None
    assert "the Wayland display wayland-7 (WAYLAND_DISPLAY) cannot be reached" in told


def test_both_displays_without_a_server_are_named_in_one_line(tmp_path: Path) -> None:
    told = problem({"WAYLAND_DISPLAY": f"{tmp_path}/w", "DISPLAY": f"{tmp_path}:0"})
    assert told is not None
    assert told.count("cannot be reached") == 2
    assert "\n" not in told


def test_x_display_with_a_server() -> None:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    command = ["Xvfb", "-displayfd", "1", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        number = server.stdout.readline().decode().strip()
        told = problem({"DISPLAY": f":{number}"})
        server.terminate()
    assert told is None


def test_platform_that_qt_does_not_have() -> None:
    told = problem({"QT_QPA_PLATFORM": "nonsense"})
    assert told == "No window can open: Qt has no platform called nonsense (QT_QPA_PLATFORM)"


def test_platform_of_the_users_own_is_left_to_qt() -> None:
    assert problem({"QT_QPA_PLATFORM": "own", "QT_QPA_PLATFORM_PLUGIN_PATH": "/own"}) is None


def test_elsewhere_than_on_linux_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert problem({}) is None


@pytest.mark.usefixtures("incomplete_qt")
@pytest.mark.parametrize(
    ("is_debian", "user", "told"),
    [
        (True, 1000, "Qt needs system libraries; type: sudo apt-get install libxcb-never0"),
        (True, 0, "Qt needs system libraries; type: apt-get install libxcb-never0"),
        (False, 1000, "Qt needs the system libraries libxcb-never.so.0"),
    ],
)
def test_missing_library_is_told_with_the_remedy(
    is_debian: bool, user: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(platform_check, "DEBIAN", tmp_path / ("" if is_debian else "absent"))
    assert problem({"DISPLAY": ":0"}) == f"No window can open: {told}"


@pytest.mark.usefixtures("incomplete_qt")
def test_missing_library_is_among_the_packages_to_install() -> None:
    assert "libxcb-never0" in missing_packages()


def test_plugin_that_is_no_library_is_told_too(incomplete_qt: Path) -> None:
    (incomplete_qt / "libqxcb.so").write_text("cut off")
    told = problem({"DISPLAY": ":0"})
    assert told is not None
    assert "libqxcb.so" in told


def test_missing_fonts_are_among_the_packages_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform_check, "FONT_FOLDERS", [str(tmp_path)])
    assert "fonts-dejavu-core" in missing_packages()
    (tmp_path / "any.ttf").touch()
    assert "fonts-dejavu-core" not in missing_packages()


@pytest.mark.parametrize(
    ("environ", "names"),
    [
        ({}, []),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": ""}, ["xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "vnc:port=5901;minimal"}, ["vnc", "minimal"]),
    ],
)
def test_platforms_are_tried_in_the_order_of_qt(environ: dict[str, str], names: list[str]) -> None:
    assert platforms(environ) == names


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
    ],
)
def test_debian_packages_are_named_after_the_library(library: str, package: str) -> None:
    assert debian_package(library) == package


def test_it_asks_without_loading_pyside() -> None:
    program = "import sys; from gui.platform_check import problem; problem({'DISPLAY': ':0'})"
    program += "; sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ, "DISPLAY": ":0"})
