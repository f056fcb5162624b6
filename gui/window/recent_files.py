"""The files that were open last, to be opened again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from core.document.files import file_name
from gui import settings
from gui.window.menu_action import add_action

MOST = 10
LONGEST = 60
"""How many characters of a folder's name stand in the menu."""


class RecentFiles(QObject):
    """Remembers files, the newest first, and offers them in a menu of their own."""

    def __init__(self, parent: QObject, open_path: Callable[[Path], object]) -> None:
        super().__init__(parent)
        self._open_path = open_path

    def add_to(self, menu: QMenu) -> None:
        """Put the menu into another; it is filled whenever it opens."""
        offered = menu.addMenu(self.tr("Open &recent"))
        offered.setObjectName("recentFiles")
        offered.aboutToShow.connect(partial(self._fill, offered))
        menu.aboutToShow.connect(lambda: offered.setEnabled(bool(self.paths())))

    def paths(self) -> list[Path]:
        """Give what is remembered."""
        return [Path(text) for text in settings.words(_NAME, MOST, settings.LONGEST_PATH)]

    def note(self, path: Path) -> None:
        """Remember a file that was opened or saved."""
        path = path.absolute()
        self._keep([path, *(known for known in self.paths() if known != path)])

    def forget(self, path: Path) -> bool:
        """Leave out a file that is no more; tell whether it was there."""
        before = self.paths()
        self._keep([known for known in before if known != path.absolute()])
        return path.absolute() in before

    def _keep(self, paths: list[Path]) -> None:
        settings.keep(_NAME, [str(path) for path in paths[:MOST]])

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for number, path in enumerate(self.paths(), 1):
            name, folder = file_name(path.name, LONGEST), file_name(str(path.parent), LONGEST)
            words = self.tr("{0} – {1}").format(name, folder).replace("&", "&&")
            add_action(menu, f"&{number % 10} {words}", None, partial(self._open_path, path))
        menu.addSeparator()
        add_action(menu, self.tr("&Clear"), None, partial(self._keep, []))


_NAME = "recentFiles"
