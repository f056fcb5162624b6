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
        self._group = QActionGroup(self)
        self._names: list[str] = []
        self.list_letters((), other)

    def list_letters(self, parameters: Sequence[str], current: str) -> None:
        """List these parameters and check the one that is chosen."""
        names = [self._other, *parameters]
        if names != self._names:
            self._names = names
            self.clear()
            for name in names:
                action = self.addAction(self._words if name == self._other else on_screen(name))
                action.setCheckable(True)
                action.setActionGroup(self._group)
                action.triggered.connect(partial(self.chosen.emit, name))
            self.setEnabled(bool(parameters))
        for name, action in zip(names, self.actions(), strict=True):
            action.setChecked(name == current)
