"""x and the parameters, to be put in the place of a number."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from core.chain.parameters import LATIN, on_screen
from gui.mime import X
from gui.palette.name_button import HEIGHT, NameButton, NameRow
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain

SHOWN = 4
"""How many parameters have a button of their own; where there are more, a menu has the others."""


@guarded
class Letters(NameRow):
    """A pill for x, and below it one for each parameter and for a new one; always two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letters")
        self._x = self.add(NameButton(self, "letter", round_ends=True))
        self._x.show_name(X, X, self.tr("(input)"), self._use_of(X))
        self._parameters = [self._pill() for _ in range(SHOWN)]
        self._new = self._pill()
        self._more = QToolButton()
        self._more.setObjectName("moreLetters")
        self._more.setText("…")
        self._more.setToolTip(as_plain(self.tr("More parameters")))
        self._more.setAccessibleName(self.tr("More parameters"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.setMenu(QMenu(self._more))
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in (*self._parameters, self._more, self._new):
            line.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._x)
        column.addLayout(line)
        self.list_parameters(())

    def list_parameters(self, parameters: Sequence[str]) -> None:
        """List these parameters, and a letter that none of them has."""
        listed = sorted(parameters)
        few = listed if len(listed) <= SHOWN else listed[: SHOWN - 1]
        for button, name in zip_longest(self._parameters, few):
            button.setVisible(name is not None)
            if name is not None:
                button.show_name(name, on_screen(name), tip=self._use_of(name))
        self._fill_menu(listed[len(few) :])
        free = next((letter for letter in LATIN if letter not in parameters), "")
        self._new.setVisible(bool(free))
        plus = self.tr("+ {0}").format(free) if listed else free
        words = "" if listed else self.tr("new parameter")
        tip = self.tr("Drag it onto a number in a block to move that number by a slider.")
        self._new.show_name(free, plus, words, tip)

    def _pill(self) -> NameButton:
        return self.add(NameButton(self, "letter", round_ends=True))

    def _fill_menu(self, names: Sequence[str]) -> None:
        menu = self._more.menu()
        menu.clear()
        for name in names:
            menu.addAction(on_screen(name)).triggered.connect(partial(self.taken.emit, name))
        self._more.setVisible(bool(names))
        self._more.setFixedHeight(HEIGHT)

    def _use_of(self, letter: str) -> str:
        words = self.tr("Drag it onto a number in a block to make that number {0}.")
        return words.format(on_screen(letter))
