"""The log of the last runs, in the state folder: when they began and ended, and what went wrong."""

import contextlib
import faulthandler
import logging
import os
import platform
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

import PySide6

from core import __version__
from gui.state_folder import state_folder

FILE_BYTES, OLDER_FILES = 200_000, 4
"""How large a file of the log becomes, and how many older ones there are."""

LONGEST = 10_000
"""Characters of one entry."""


class Log:
    """Writes a line at the start and at the end of a run, and entries in between.

    Without a folder that takes it, there is no log and the app works as it does.
    """

    def __init__(self, path: Path | None) -> None:
        self._logger = logging.Logger("chainrule")
        self.path: Path | None = None
        self._crashes: TextIO | None = None
        logging.raiseExceptions = False  # a full disk is told where work is lost, not here
        self._handler: logging.Handler = logging.NullHandler()
        with contextlib.suppress(OSError):
            if path is not None and (path.is_file() or not path.exists()):
                self._handler = RotatingFileHandler(path, "a", FILE_BYTES, OLDER_FILES, "utf-8",
                                                    errors="backslashreplace")  # fmt: skip
                self.path = path
        form = f"%(asctime)s {os.getpid()} %(levelname)s %(message)s"
        self._handler.setFormatter(logging.Formatter(form))
        self._logger.addHandler(self._handler)
        self._logger.info("started: %s", versions())

    def write(self, text: str, level: int = logging.ERROR) -> None:
        """Write an entry, of any thread."""
        self._logger.log(level, "%s", text[:LONGEST])

    def hear_crashes(self) -> None:
        """Have it written down where Python was when the process itself falls."""
        if self.path is not None and not faulthandler.is_enabled():
            with contextlib.suppress(OSError):
                self._crashes = self.path.open("a")
                faulthandler.enable(self._crashes)

    def close(self) -> None:
        """Write that the run has ended well."""
        self._logger.info("ended")
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
        with contextlib.suppress(OSError):
            self._handler.close()


def log_file() -> Path | None:
    """Give the file of the log; None where there is no folder for it."""
    try:
        return state_folder() / "chainrule.log"
    except OSError:
        return None


def versions() -> str:
    """Say what is running, on what."""
    python, qt = platform.python_version(), PySide6.__version__
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return f"Chainrule {__version__}, Python {python}, PySide6 {qt}, {system}"
