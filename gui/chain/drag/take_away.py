"""Dragging blocks out of their place in the chain."""

from PySide6.QtCore import QObject

from core.chain import Path
from gui import mime
from gui.chain.parts import ChainParts
from gui.session import Session
from gui.widgets.drag_picture import picture, portrait


class TakeAway(QObject):
    """Starts the drag of a block, or of all that is selected with it in its lane."""

    def __init__(self, parts: ChainParts, session: Session) -> None:
        super().__init__(parts)
        self._parts, self._session = parts, session
        parts.dragged.connect(self._drag)

    def _drag(self, path: Path) -> None:
        widget, selection = self._parts.block(path), self._session.selection
        chosen = [p for p in selection if p[:-1] == path[:-1]]
        taken = sorted(chosen) if path in chosen else [path]
        blocks = [self._session.chain.block(p) for p in taken]
        self._session.attention.hover(None)  # its light is not part of the block
        shown = (
            portrait(widget)
            if len(taken) == 1
            else picture(widget, [block.function.label for block in blocks])
        )
        self._parts.take(taken)
        widget.start_drag(mime.of_blocks(taken, self._session.token, blocks), shown)
        self._parts.take([])
