"""A menu to choose one of the letters of the formula from."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.chain.parameters import on_screen


class LetterMenu(QMenu):
    """Lists parameters below something else; without parameters there is nothing to choose.

    Signals
    -------
    chosen : a parameter, or what the other entry stands for
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, title: str, other: str, words: str) -> None:
        super().__init__(title, parent)
        self._other, self._words = other, words
        self.list_letters((), other)

    def list_letters(self, parameters: Sequence[str], current: str) -> None:
        """List these parameters and check the one that is chosen."""
        self.clear()
        group = QActionGroup(self)
        named = [(self._other, self._words), *((name, on_screen(name)) for name in parameters)]
        for name, words in named:
            action = self.addAction(words)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(name == current)
            action.triggered.connect(partial(self.chosen.emit, name))
        self.setEnabled(bool(parameters))
