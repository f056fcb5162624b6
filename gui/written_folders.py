"""The folders that were written to: a start removes what a killed one has left there."""

import threading
from collections.abc import Iterable
from pathlib import Path

from core.document.staging import sweep
from gui import settings

MOST = 10


def note(folder: Path) -> None:
    """Remember a folder before a file is written there, however that ends."""
    known = noted()
    if known[:1] != [str(folder)]:
        settings.keep(_NAME, [str(folder), *(k for k in known if k != str(folder))][:MOST])
        settings.write_now()


def noted() -> list[str]:
    """Give the folders, the last one first."""
    return settings.words(_NAME, MOST, settings.LONGEST_PATH)


def sweep_all() -> threading.Thread:
    """Remove what is dead, beside all else: a folder may be on a slow network."""
    sweeping = threading.Thread(target=_sweep, args=(noted(),), daemon=True)
    sweeping.start()
    return sweeping


def _sweep(folders: Iterable[str]) -> None:
    for folder in folders:
        sweep(folder)


_NAME = "writtenFolders"
