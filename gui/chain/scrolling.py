"""Which part of the chain is seen: what is worked on comes into view, and nothing else moves."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect
from PySide6.QtWidgets import QScrollArea

from core.chain import Path
from gui.chain.canvas import ChainCanvas

ROOM_BESIDE, ROOM_ABOVE = 20, 44
"""How much around a block is brought into view with it, in pixels."""


class ChainScrolling:
    """Scrolls the chain."""

    def __init__(self, view: QScrollArea, canvas: ChainCanvas) -> None:
        self._view, self._canvas = view, canvas

    def shows(self, rect: QRect) -> bool:
        """Tell whether any of a place on the canvas is in view."""
        corner = self._canvas.mapTo(self._view.viewport(), rect.topLeft())
        return self._view.viewport().rect().intersects(QRect(corner, rect.size()))

    def look(self) -> None:
        """Let the canvas know which part of it is seen."""
        viewport = self._view.viewport()
        self._canvas.see(QRect(self._canvas.mapFrom(viewport, QPoint()), viewport.size()))

    def bring(self, rect: QRect) -> None:
        """Scroll no further than a place on the canvas and the numbers around it need."""
        self._take_size()
        across, down = rect.width() // 2 + ROOM_BESIDE, rect.height() // 2 + ROOM_ABOVE
        self._view.ensureVisible(rect.center().x(), rect.center().y(), across, down)

    def zoom(self, factor: float, at: QPointF | None, chosen: Path | None) -> None:
        """Draw the chain in another size, 1 for its own; one block stays where it is.

        It is the nearest to a point of the viewport, or else the chosen one or that in the middle.
        """
        path = chosen if at is None and chosen in self._canvas.blocks() else self._nearest(at)
        if path is None:
            self._canvas.zoom(factor)
            return
        seen = self._canvas.mapTo(self._view.viewport(), self._canvas.block_rect(path).center())
        self._canvas.zoom(factor)
        self._take_size()
        scrolled = self._canvas.block_rect(path).center() - seen
        self._view.horizontalScrollBar().setValue(scrolled.x())
        self._view.verticalScrollBar().setValue(scrolled.y())

    def _nearest(self, at: QPointF | None) -> Path | None:
        """Give the block nearest to a point of the viewport, by default to its middle."""
        viewport = self._view.viewport()
        seen = viewport.rect().center() if at is None else at.toPoint()
        here, blocks = self._canvas.mapFrom(viewport, seen), self._canvas.blocks()
        away = {path: (rect.center() - here).manhattanLength() for path, rect in blocks.items()}
        return min(away, key=lambda path: away[path], default=None)

    def _take_size(self) -> None:
        """Let the scroll bars know how large the canvas is now, not after the next event."""
        QCoreApplication.sendPostedEvents(self._view.viewport(), QEvent.Type.LayoutRequest)
