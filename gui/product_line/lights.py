"""What lies behind the factors of the chain rule: which of them belong to a block that is meant."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen

from core.chain import Path
from core.chain_rule.products import Elision
from gui.product_line.product_layout import Piece
from gui.widgets.theme import Theme


def paint_lights(
    painter: QPainter,
    theme: Theme,
    pieces: Sequence[Piece],
    hovered: Path | None,
    selection: Sequence[Path],
) -> None:
    """Frame what belongs to the block under the pointer, and mark the selected ones."""
    if hovered is None and not selection:
        return
    areas: dict[tuple[int, int], QRect] = {}  # what stands below each other is one
    for piece in pieces:
        if piece.what is not None:
            column = id(piece.what), piece.area.left()
            areas[column] = areas.get(column, piece.area) | piece.area
    for piece in pieces:
        area = areas.pop((id(piece.what), piece.area.left()), None)
        if area is None:
            continue
        lit, marked = _belongs(piece, hovered), any(_belongs(piece, p) for p in selection)
        if lit or marked:
            painter.setPen(QPen(theme.backward, 1) if lit else Qt.PenStyle.NoPen)
            painter.setBrush(theme.marked if marked else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-2, 0, 1, -1), 3, 3)


def _belongs(piece: Piece, path: Path | None) -> bool:
    """Tell whether a piece is of a block, or hides a factor of it."""
    if path is None or piece.what is None:
        return False
    if isinstance(piece.what, Elision):
        return piece.what.hides(path)
    return piece.what.block == path
