"""What the hand is about, shown by several views at once and never undone."""

from PySide6.QtCore import QObject, Signal

from core.chain import Chain, Path


class Attention(QObject):
    """Holds what is pointed at, what is carried, and what would come of letting it go."""

    preview_changed = Signal()
    carried_changed = Signal()
    hovered_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: Chain | None = None
        self._carried = ""
        self._hovered: Path | None = None

    @property
    def preview(self) -> Chain | None:
        """The chain as it would be if what hovers were let go; None if nothing does."""
        return self._preview

    @property
    def carried(self) -> str:
        """The function that the next click on a gap inserts; empty for none."""
        return self._carried

    @property
    def hovered(self) -> Path | None:
        """The block under the pointer, in the chain or in the chain rule."""
        return self._hovered

    def set_preview(self, chain: Chain | None) -> None:
        """Let the plot show the ghost of another chain, or none."""
        if chain != self._preview:
            self._preview = chain
            self.preview_changed.emit()

    def carry(self, name: str) -> None:
        """Let the next click on a gap insert a function; nothing for an empty name."""
        if name != self._carried:
            self._carried = name
            self.carried_changed.emit()

    def hover(self, path: Path | None) -> None:
        """Light a block and its factors."""
        if path != self._hovered:
            self._hovered = path
            self.hovered_changed.emit()
