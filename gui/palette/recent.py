"""The functions used last, in places that do not move."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from core.functions import CATALOGUE
from core.functions.description import description
from core.functions.entry import Entry
from gui.palette.name_button import NameButton, NameRow
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import sized

PLACES = 5
"""How many of the last used functions are kept."""

CAPTION = 0.85
"""The caption's size, as a share of the text's."""


@guarded
class Recent(NameRow):
    """A strip of fixed size: a function that is in it stays where it is.

    Another one takes the place of that whose use is the longest ago.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recentFunctions")
        self.setAccessibleName(self.tr("Last used functions"))
        self._used: list[str] = []
        caption = PlainLabel(self.tr("RECENT"))
        caption.setFont(sized(self.font(), self.font(), CAPTION))
        caption.setEnabled(False)  # in the muted colour of the theme
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        grid.addWidget(caption, 0, 0, 1, PLACES)
        for place in range(PLACES):
            button = self.add(NameButton(self, "recentFunction"))
            button.setFont(sized(self.font(), self.font(), CAPTION))
            grid.addWidget(button, 1, place)
            grid.setColumnStretch(place, 1)

    @property
    def used(self) -> list[str]:
        """The last used functions, the very last first."""
        return self._used

    def note(self, names: Sequence[str]) -> None:
        """Note that functions were used, the last of them last."""
        for name in names:
            if name not in self._used:
                self._place(name)
            self._used = [name, *(used for used in self._used if used != name)][:PLACES]

    def _place(self, name: str) -> None:
        oldest = self._used[-1] if len(self._used) == PLACES else ""
        button = next(button for button in self.buttons if button.name == oldest)
        button.show_name(name, symbol(CATALOGUE[name]), tip=_tip(CATALOGUE[name]))


def symbol(entry: type[Entry]) -> str:
    """Give what stands for a function where there is room for three or four characters.

    Examples
    --------
    >>> symbol(CATALOGUE["square"]), symbol(CATALOGUE["sin"]), symbol(CATALOGUE["multiply"])
    ('x²', 'sin', '×')
    """
    signs = {"square": "x²", "cube": "x³", "negate": "−x", "exp": "exp", "abs": "|x|"}
    return signs.get(entry.name) or entry.label.lower()


def _tip(entry: type[Entry]) -> str:
    return f"{entry.name.replace('_', ' ').capitalize()}\n{description(entry)}"
