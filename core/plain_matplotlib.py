"""Matplotlib as it comes: imported before it wherever something is drawn.

A `matplotlibrc`, of the user's or in the folder that the program is in, would steer a figure, and
may hold anything. A figure is the same for everyone.
"""

import importlib.util
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SETTINGS = "matplotlibrc"


@contextmanager
def _no_settings_but_its_own() -> Iterator[None]:
    """Let no file of settings be found but the one that comes with Matplotlib.

    No variable does that: the folder that the program is in is always looked at first.
    """
    spec = importlib.util.find_spec("matplotlib")
    own = Path(spec.origin if spec and spec.origin else "").with_name("mpl-data")
    names, is_there = vars(os.path), os.path.exists

    def is_plain(path: Any) -> bool:
        return is_there(path) and (Path(str(path)).name != SETTINGS or Path(path).parent == own)

    names["exists"] = is_plain
    try:
        yield
    finally:
        names["exists"] = is_there


@contextmanager
def _in_silence() -> Iterator[None]:
    """Let nothing be said of the folder for the cache: without one it works as well."""
    log = logging.getLogger("matplotlib")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


@contextmanager
def own_fonts() -> Iterator[None]:
    """Let no font be found but those that come with Matplotlib.

    Another one of the same name would change a figure, and to weigh all that a system has against
    a name takes longer than to draw.
    """
    manager = matplotlib.font_manager.fontManager
    known, own = manager.ttflist, matplotlib.get_data_path()
    manager.ttflist = [entry for entry in known if entry.fname.startswith(own)]
    try:
        yield
    finally:
        manager.ttflist = known


os.environ.pop("MPLBACKEND", None)  # with one that it does not know it does not load
with _no_settings_but_its_own(), _in_silence():
    import matplotlib.font_manager  # which looks for its cache, and keeps it
