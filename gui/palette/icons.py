"""The curves beside the palette's functions, drawn a few at a time."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from core.incremental import Slices, advance
from gui.palette.curve_icon import blank_icon, curve_icon
from gui.widgets.theme import DARK, theme_of
from gui.widgets.timers import one_shot

SLICE = 0.008
"""Seconds of drawing, between which the window has its turn."""


class Icons:
    """Draws the curve of each item's function, which the item keeps under a role."""

    def __init__(self, tree: QTreeWidget, role: int) -> None:
        self._tree, self._role = tree, role
        self._due: deque[QTreeWidgetItem] = deque()
        self._blank = blank_icon()
        self._turn = one_shot(tree, 0, self._go_on)

    def keep_room(self, items: Iterable[QTreeWidgetItem]) -> None:
        """Let the words of items stand where they will with their curves."""
        for item in items:
            if item.icon(0).isNull():
                item.setIcon(0, self._blank)

    def draw(self, items: Iterable[QTreeWidgetItem]) -> None:
        """Draw those of items in the colours of the theme, after those that are still to be."""
        items = [*items]
        self.keep_room(items)
        self._due.extend(items)
        self._turn.start()

    def _go_on(self) -> None:
        if advance(self._drawing(), SLICE):
            self._turn.start()

    def _drawing(self) -> Slices[None]:
        dark, ratio = theme_of(self._tree.palette()) is DARK, self._tree.devicePixelRatioF()
        while self._due:
            item = self._due.popleft()
            item.setIcon(0, curve_icon(item.data(0, self._role), dark, ratio))
            if self._due:
                yield
