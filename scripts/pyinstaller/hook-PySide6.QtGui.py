"""Which of Qt's plugins and of the system's libraries come along."""

import re
from pathlib import Path

from PyInstaller.depend.bindepend import get_imports
from PyInstaller.utils.hooks.qt import add_qt6_dependencies

USELESS = re.compile(
    r"/(egldeviceintegrations|generic|xcbglintegrations|wayland-graphics-integration-client)/"
    r"|/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\."
    r"|/platformthemes/libqgtk3\."  # drags GTK in
)
"""Plugins for screens without a desktop, and for OpenGL, which the window does not use."""

LEFT_OUT = re.compile(r"lib(EGL|GL|GLX|GLdispatch|xcb|wayland-(client|cursor|egl))\.so")
"""What PyInstaller leaves to the system, for the sake of OpenGL drivers."""

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [pair for pair in binaries if not USELESS.search(Path(pair[0]).as_posix())]
found = {
    name: path
    for plugin, folder in binaries
    if Path(folder).name == "platforms"
    for name, path in get_imports(plugin)
}
if missing := sorted(name for name, path in found.items() if path is None):
    raise SystemExit(f"the libraries of a window are not here: {', '.join(missing)}")
binaries += [(path, ".") for name, path in sorted(found.items()) if LEFT_OUT.match(name)]
