"""What can be done to the plot, for its own menu and the window's."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.document import DEFAULTS, Shown
from core.plot.curves import NAMES
from gui.plot.letter_menu import LetterMenu
from gui.widgets.plain_text import as_plain

USUAL_ORDER = 3
"""Of a Taylor polynomial, if none is chosen."""


class PlotActions(QObject):
    """The actions of one plot, which is their owner."""

    shown_changed = Signal()
    """Something else is chosen to be shown."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner, self._takes = owner, False
        tr = self.tr
        self.fit = self._plain(tr("Fit y to the curves"), tr("Home"))
        self.usual = self._plain(tr("Usual view"), tr("Shift+Home"))
        self.zoom_in = self._plain(tr("Zoom in"), "+")
        self.zoom_out = self._plain(tr("Zoom out"), tr("−"))
        self.back = self._plain(tr("Previous view"), tr("Alt+←"))
        self.forward = self._plain(tr("Next view"), tr("Alt+→"))
        self.ranges = self._checkable(tr("Type the ranges"))
        self.points = self._checkable(tr("Strong marks of points"))
        self.points.setChecked(DEFAULTS.points)
        self.points.toggled.connect(self._tell)
        self.equal = self._checkable(tr("Equal axes"))
        self.log_x = self._checkable(tr("Logarithmic x") + "\tX")
        self.log_y = self._checkable(tr("Logarithmic y") + "\tY")
        self.tangent = self._checkable(tr("tangent"))
        self.tangent.setChecked(DEFAULTS.tangent)
        self.tangent.toggled.connect(self._tell)
        self.secant = self._checkable(tr("secant"))
        self.secant.setChecked(DEFAULTS.secant)
        self.secant.toggled.connect(self._tell)
        self.taylor = self._checkable(tr("Taylor polynomial"))
        self.taylor.toggled.connect(self._tell)
        self.pin = self._plain(tr("Pin f"), "P")
        self.export = QAction(tr("&Export the plot …"), owner)
        self.pin_words = tr("Let f as it is now stay in the plot while f changes")
        self.offer_pin("")
        self.family_of = LetterMenu(owner, tr("Family of f"), "", tr("none"))
        self.family_of.chosen.connect(self._choose_family)
        self.over_what = LetterMenu(owner, tr("Plot f over"), "", "x")
        self.over_what.chosen.connect(self._choose_over)
        self.family = self.over = ""
        self.order = USUAL_ORDER
        self.curves = {name: self._checkable(name) for name in NAMES}
        for name, action in self.curves.items():
            action.setChecked(name in DEFAULTS.curves)
            action.toggled.connect(self._tell)

    def chosen(self) -> Shown:
        """Give what is chosen to be shown."""
        curves = tuple(name for name, action in self.curves.items() if action.isChecked())
        lines = self.tangent.isChecked(), self.points.isChecked(), self.secant.isChecked()
        return Shown(curves, *lines, self.order if self.taylor.isChecked() else 0)

    def take(self, shown: Shown, letters: tuple[str, str], parameters: Sequence[str]) -> None:
        """Choose what a document shows, its family and what f is over, of its parameters."""
        before, self._takes = (self.chosen(), self.family, self.over), True
        for name, action in self.curves.items():
            action.setChecked(name in shown.curves)
        self.tangent.setChecked(shown.tangent)
        self.points.setChecked(shown.points)
        self.secant.setChecked(shown.secant)
        self.taylor.setChecked(bool(shown.taylor))
        self.order = shown.taylor or self.order
        (self.family, self.over), self._takes = letters, False
        self.family_of.list_letters(parameters, self.family)
        self.over_what.list_letters(parameters, self.over)
        if (self.chosen(), *letters) != before:
            self.shown_changed.emit()

    def set_order(self, order: int) -> None:
        """Show the Taylor polynomial of another order."""
        self.order = order
        self._tell()

    def _choose_family(self, name: str) -> None:
        self.family = name
        self.shown_changed.emit()

    def _choose_over(self, name: str) -> None:
        self.over = name
        self.shown_changed.emit()

    def _tell(self) -> None:
        if not self._takes:
            self.shown_changed.emit()

    def offer_pin(self, refusal: str) -> None:
        """Offer to pin f unless there is a sentence that says why that cannot be."""
        self.pin_told = refusal or self.pin_words
        self.pin.setToolTip(as_plain(self.pin_told))
        self.pin.setEnabled(not refusal)

    def keys(self) -> list[tuple[str, str]]:
        """List what works in the plot and is in no menu."""
        return [
            (self.tr("←, →, ↑, ↓"), self.tr("Move the view")),
            (self.tr("Shift+drag"), self.tr("Zoom into a box")),
        ]

    def show_logs(self, logs: tuple[bool, bool]) -> None:
        """Check which axes are logarithmic."""
        for action, log in zip((self.log_x, self.log_y), logs, strict=True):
            action.setChecked(log)

    def add_to(self, menu: QMenu, *, alone: bool = False) -> None:
        """Put everything into a menu; exports too, where there is no menu of files beside it."""
        menu.addActions([self.fit, self.usual])
        menu.addActions([self.zoom_in, self.zoom_out, self.back, self.forward])
        menu.addSeparator()
        menu.addActions([self.log_x, self.log_y, self.equal])
        menu.addSeparator()
        menu.addActions([self.ranges, self.points])
        curves = menu.addMenu(self.tr("Curves"))
        curves.addActions([*self.curves.values(), self.tangent, self.secant, self.taylor])
        menu.addMenu(self.family_of)
        menu.addMenu(self.over_what)
        menu.addAction(self.pin)
        if alone:
            menu.addAction(self.export)

    def _plain(self, text: str, key: str) -> QAction:
        # The key is told, not set: it works in the plot alone, where keyPressEvent takes it.
        return QAction(f"{text}\t{key}", self._owner)

    def _checkable(self, text: str) -> QAction:
        action = QAction(text, self._owner)
        action.setCheckable(True)
        return action
