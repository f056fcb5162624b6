"""The folders that were written to: a start removes what a killed one has left there."""

import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSettings

from core.document.staging import sweep

MOST = 10


def note(folder: Path) -> None:
    """Remember a folder before a file is written there, however that ends."""
    known = noted()
    if known[:1] != [str(folder)]:
        settings = QSettings()
        settings.setValue(_NAME, [str(folder), *(k for k in known if k != str(folder))][:MOST])
        settings.sync()


def noted() -> list[str]:
    """Give the folders, the last one first."""
    return stored_texts(_NAME, MOST)


def sweep_all() -> threading.Thread:
    """Remove what is dead, beside all else: a folder may be on a slow network."""
    sweeping = threading.Thread(target=_sweep, args=(noted(),), daemon=True)
    sweeping.start()
    return sweeping


def stored_texts(name: str, most: int) -> list[str]:
    """Read a setting that should be a list of a few texts, whatever it is."""
    stored = QSettings().value(name)
    texts = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
    return [text for text in texts if isinstance(text, str) and 0 < len(text) < 5000][:most]


def _sweep(folders: Iterable[str]) -> None:
    for folder in folders:
        sweep(folder)


_NAME = "writtenFolders"
