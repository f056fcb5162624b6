"""Widgets for what is in view only: where one is not needed any more, another place has it."""

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from core.chain import Path

W = TypeVar("W", bound=QWidget)


class Recycled(Generic[W]):
    """Has a widget for each place that is wanted, and for no other.

    Parameters
    ----------
    make, show : callable
        Make a widget; let one be what stands at a place.
    give_back : callable
        Give the keyboard of a widget whose place is gone to whom it belongs: Qt would hand it to
        the next number, which may be another's by then.
    is_held : callable
        Tell whether a hand is on a widget, so that it must stay what it is.

    Attributes
    ----------
    used : dict of path to widget
        Those there are.
    """

    def __init__(
        self,
        make: Callable[[], W],
        show: Callable[[W, Path], None],
        give_back: Callable[[W], None],
        is_held: Callable[[W], bool] = lambda _: False,
    ) -> None:
        self._make, self._show, self._is_held = make, show, is_held
        self._give_back = give_back
        self.used: dict[Path, W] = {}

    def have(self, wanted: Collection[Path], *, anew: bool) -> None:
        """Have a widget for these places; those that have one are shown again only if `anew`."""
        spare = [self.used.pop(path) for path in list(self.used) if path not in wanted]
        for widget in spare:
            if widget.hasFocus():
                self._give_back(widget)
        for path in wanted:
            is_new = path not in self.used
            if is_new:
                self.used[path] = spare.pop() if spare else self._make()
            if anew or is_new:
                self._show(self.used[path], path)
        for widget in spare:
            widget.hide()
            widget.deleteLater()

    def held(self, focus: QWidget | None) -> set[Path]:
        """Give the places of those that must stay: that with the keyboard, and those in a hand."""
        return {path for path, w in self.used.items() if w is focus or self._is_held(w)}
