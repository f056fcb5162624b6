"""What a desktop keeps about menu entries, types of files and icons, brought up to date."""

import os
import shutil
import subprocess
from pathlib import Path

from scripts.desktop.record import remove_empty

_OF_TYPES = (
    *("XMLnamespaces", "aliases", "generic-icons", "globs", "globs2", "icons", "magic"),
    *("mime.cache", "subclasses", "treemagic", "types", "version"),
)
"""What update-mime-database makes out of the packages, besides a file for each type."""


def refresh(data: Path) -> None:
    """Let desktops notice what has changed; leave no caches of nothing.

    Parameters
    ----------
    data : Path
        The user's folder of data, such as ``~/.local/share``.
    """
    mime, applications, icons = data / "mime", data / "applications", data / "icons" / "hicolor"
    _update("update-mime-database", mime)
    if not any(mime.glob("packages/*.xml")):
        for name in _OF_TYPES:
            (mime / name).unlink(missing_ok=True)
        remove_empty([path for path in mime.glob("*") if path.name != "packages"])
    _update("update-desktop-database", applications)
    if not any(applications.rglob("*.desktop")):
        (applications / "mimeinfo.cache").unlink(missing_ok=True)
    if icons.is_dir():
        os.utime(icons)  # GTK trusts no cache that is older than the folder


def _update(program: str, folder: Path) -> None:
    """Run a program that makes a cache of a folder, where there are both."""
    if shutil.which(program) and folder.is_dir():
        subprocess.run([program, folder], capture_output=True, check=False)
