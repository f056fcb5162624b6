"""What of the curves is proved: a pale mark along the axis where they are not, and a few words."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from core.plot.figure import Proof
from gui.plot.items import mixed
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import as_plain
from gui.widgets.theme import LIGHT, Theme

THICK = 3
"""Pixels of a mark upwards."""

REACH = 8
"""Pixels from the edge over which the pointer is on a mark, and across at least."""

SHARE = 0.6
"""How much of the muted colour a mark has."""


@guarded
class ProofMarks(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Lies along the lower edge of the view."""

    def __init__(self) -> None:
        super().__init__()
        self._open: tuple[tuple[float, float], ...] = ()
        self._colour = QColor()
        self._words = _tr(
            "Not proved here: the curves are drawn as they were computed, but f or f′ swings, "
            "breaks or loses digits so that nothing shows they are right to a pixel."
        )
        self.colour(LIGHT)

    def colour(self, theme: Theme) -> None:
        """Take the colours of light or dark."""
        self._colour = mixed(theme.muted, theme.background, SHARE)
        self.update()

    def show_proof(self, proof: Proof | None) -> None:
        """Mark what is not proved; nothing while there is no proof."""
        self.prepareGeometryChange()
        self._open = proof.open if proof else ()
        self.setVisible(bool(self._open))
        self.setToolTip(as_plain(f"{self._words} ({words_of(proof)})"))
        self.update()

    def viewRangeChanged(self) -> None:  # pyqtgraph's name
        """Stay at the edge."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:  # Qt's name
        """Give all of the edge."""
        view, (_, up) = self._view(), self._pixel()
        return QRectF(view.left(), view.top(), view.width(), REACH * up)

    def shape(self) -> QPainterPath:  # Qt's name
        """Give what has the tooltip."""
        path, bottom, (across, up) = QPainterPath(), self._view().top(), self._pixel()
        for left, right in self._open:
            more = max(REACH * across - (right - left), 0.0) / 2
            path.addRect(QRectF(left - more, bottom, right - left + 2 * more, REACH * up))
        return path

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw all marks at once, each at least a pixel wide."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(self._colour, THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen.setCosmetic(True)
        painter.setPen(pen)
        height = self._view().top() + THICK / 2 * self._pixel()[1]
        painter.drawLines([QLineF(left, height, right, height) for left, right in self._open])

    def _view(self) -> QRectF:
        """Give the view; the item's own is that of the first, for pyqtgraph keeps it."""
        box = self.getViewBox()
        return QRectF() if box is None else QRectF(box.viewRect())

    def _pixel(self) -> tuple[float, float]:
        box = self.getViewBox()
        return (0.0, 0.0) if box is None else tuple(box.viewPixelSize())


def _tr(words: str) -> str:
    return QCoreApplication.translate("ProofMarks", words)


def words_of(proof: Proof | None) -> str:
    """Say how much is proved; nothing while that is not known."""
    if proof is None:
        return ""
    left = proof.columns - proof.proved
    if not left:
        return _tr("the curve is proved everywhere")
    return _tr("proved but for {0} of {1} columns").format(left, proof.columns)
