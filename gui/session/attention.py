"""What the hand is about, shown by several views at once and never undone."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from core.chain import Chain, Path


class Attention(QObject):
    """Holds what is pointed at, what is carried, and what would come of letting it go."""

    ghost_changed = Signal()
    carried_changed = Signal()
    hovered_changed = Signal()
    outdated_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ghost: Chain | None = None
        self._carried = ""
        self._hovered: Path | None = None
        self._is_outdated = False

    @property
    def ghost(self) -> Chain | None:
        """The chain as it would be if what hovers were let go; None if it would be the same."""
        return self._ghost

    @property
    def carried(self) -> str:
        """The function that the next click on a gap inserts; empty for none."""
        return self._carried

    @property
    def hovered(self) -> Path | None:
        """The block under the pointer, in the chain or in the chain rule."""
        return self._hovered

    @property
    def is_outdated(self) -> bool:
        """Whether a formula is being typed that means nothing yet: what is shown is from before."""
        return self._is_outdated

    def set_outdated(self, outdated: bool) -> None:
        """Tell that what is shown does not belong to what is typed, or does again."""
        if outdated != self._is_outdated:
            self._is_outdated = outdated
            self.outdated_changed.emit()

    def show_ghost(self, chain: Chain | None) -> None:
        """Let the plot show another chain beside the one at hand; `Session.preview` asks for it."""
        if chain != self._ghost:
            self._ghost = chain
            self.ghost_changed.emit()

    def carry(self, name: str) -> None:
        """Let the next click on a gap insert a function; nothing for an empty name."""
        if name != self._carried:
            self._carried = name
            self.carried_changed.emit()

    def hover(self, path: Path | None) -> None:
        """Light a block and its factors."""
        # Widgets lose the keyboard when a window ends, after the session did.
        if path != self._hovered and isValid(self):
            self._hovered = path
            self.hovered_changed.emit()

    def forget(self) -> None:
        """Point at nothing: in another chain, a path is another block's."""
        self.show_ghost(None)
        self.hover(None)
