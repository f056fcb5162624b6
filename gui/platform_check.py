"""Can a window open here? Asked before Qt is loaded.

On Linux, Qt ends the process with a core dump where there is no display, or where one of the
system libraries that it needs is missing. `problem` finds that out first and says it in a sentence.
Run as a program, this module prints the Debian packages that are missing; `scripts/setup.sh`
installs them.
"""

import ctypes
import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NO_DISPLAY = "DISPLAY is not set (--report and --export work without a display)"
PLUGIN_PATHS = frozenset({"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"})
DEBIAN = Path("/etc/debian_version")  # Ubuntu has it too
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def problem(environ: Mapping[str, str]) -> str | None:
    """Say why Qt could not open a window.

    Parameters
    ----------
    environ : Mapping[str, str]
        The environment variables, as in `os.environ`.

    Returns
    -------
    str or None
        One sentence, with the remedy where there is one; None if nothing is in the way.
    """
    if not sys.platform.startswith("linux"):
        return None
    obstacles = []
    for name in platforms(environ):
        if (obstacle := _obstacle(name, environ)) is None:
            return None
        obstacles.append(obstacle)
    return f"No window can open: {'; '.join(obstacles) or NO_DISPLAY}"


def platforms(environ: Mapping[str, str]) -> list[str]:
    """Return the names of Qt's platform plugins that Qt would try, in its order.

    Examples
    --------
    >>> platforms({"DISPLAY": ":0"})
    ['xcb']
    >>> platforms({"QT_QPA_PLATFORM": "wayland;offscreen:size=800x600"})
    ['wayland', 'offscreen']
    """
    if asked := environ.get("QT_QPA_PLATFORM"):
        return [name.partition(":")[0] for name in asked.split(";")]
    wayland = "WAYLAND_DISPLAY" in environ or environ.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland"] * wayland + ["xcb"] * bool(environ.get("DISPLAY"))


def debian_package(library: str) -> str:
    """Return the Debian package of a shared library: named after it, by Debian's policy.

    Examples
    --------
    >>> debian_package("libxcb-cursor.so.0"), debian_package("libdbus-1.so.3")
    ('libxcb-cursor0', 'libdbus-1-3')
    """
    if re.match(r"lib(glib|gthread)-2\.0\.so", library):
        return "libglib2.0-0"
    name, _, version = library.lower().partition(".so.")
    return name + "-" * name[-1].isdigit() + version


def plugin_folder() -> Path | None:
    """Return where PySide6 keeps the platform plugins of its Qt, without importing it."""
    spec = importlib.util.find_spec("PySide6")
    for package in (spec and spec.submodule_search_locations) or []:
        folder = Path(package, "Qt", "plugins", "platforms")
        if folder.is_dir():
            return folder
    return None


def missing_packages() -> list[str]:
    """Return the Debian packages that a window on X or Wayland needs and that are not there."""
    folder = plugin_folder()
    files = [_plugin(folder, "xcb"), _plugin(folder, "wayland")] if folder else []
    packages = {debian_package(library) for library in _missing_libraries(*files)}
    return sorted(packages) + ["fonts-dejavu-core"] * (not _has_font())


def _obstacle(name: str, environ: Mapping[str, str]) -> str | None:
    """Return why the platform plugin of this name would not start, None if it would."""
    if name == "xcb" and not environ.get("DISPLAY"):
        return NO_DISPLAY
    if obstacle := _load(name, environ):
        return obstacle
    if name == "xcb":
        return _call_x(environ["DISPLAY"])
    return _call_wayland(environ) if name.startswith("wayland") else None


def _load(name: str, environ: Mapping[str, str]) -> str | None:
    """Load a platform plugin with all that it links to; return why that fails, if it does."""
    folder = plugin_folder()
    if folder is None or not PLUGIN_PATHS.isdisjoint(environ):
        return None  # not the Qt that comes with PySide6, or more than that: let Qt search
    plugin = _plugin(folder, name)
    if not plugin.exists():
        return f"Qt has no platform called {name} (QT_QPA_PLATFORM)"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _remedy(_missing_libraries(plugin)) or str(error)
    return None


def _remedy(libraries: list[str]) -> str:
    """Return what to say about missing libraries; nothing if there are none."""
    if not libraries:
        return ""
    if not DEBIAN.exists():
        return f"Qt needs the system libraries {', '.join(libraries)}"
    packages = sorted({debian_package(library) for library in libraries})
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"Qt needs system libraries; type: {sudo}apt-get install {' '.join(packages)}"


def _plugin(folder: Path, name: str) -> Path:
    """Return the file of a platform plugin; the one of wayland is that of wayland-egl too."""
    return folder / f"libq{name.partition('-')[0]}.so"


def _missing_libraries(*files: Path) -> list[str]:
    """Return the shared libraries that these files need, directly or not, and that are absent."""
    if not files or shutil.which("ldd") is None:
        return []
    told = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"(\S+) => not found", told)))


def _has_font() -> bool:
    """Return whether a font is installed; without one Qt draws boxes in place of letters."""
    folders = (Path(name).expanduser() for name in FONT_FOLDERS)
    return any(True for folder in folders for _ in folder.rglob("*.[ot]t[fc]"))


def _call_x(display: str) -> str | None:
    """Connect to an X display as Qt does, and leave; return what is wrong, if anything is."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None  # Qt has brought its own
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return f"the X display {display} (DISPLAY) cannot be reached" if failed else None


def _call_wayland(environ: Mapping[str, str]) -> str | None:
    """Connect to the Wayland display, and leave; return what is wrong, if anything is."""
    if "WAYLAND_SOCKET" in environ:
        return None  # a connection that is open already
    display = environ.get("WAYLAND_DISPLAY") or "wayland-0"
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), display)
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
    except OSError:
        return f"the Wayland display {display} (WAYLAND_DISPLAY) cannot be reached"
    return None


if __name__ == "__main__":
    sys.stdout.write(" ".join(missing_packages()))
