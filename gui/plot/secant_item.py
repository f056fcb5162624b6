"""The secant in the plot, whose ends are dragged."""

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from core.plot.figure import DOT
from gui.plot.stroke import Stroke
from gui.widgets.guarded import guarded

if TYPE_CHECKING:
    from core.plot.figure import Secant
    from gui.widgets.theme import Theme

WIDTH = 1.5
"""Pixels across of the line."""


@guarded
class SecantEnd(pg.TargetItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A dot that asks to be moved and does not move by itself."""

    dragged = Signal(float)
    """The coordinate along x where the hand is."""

    def __init__(self) -> None:
        super().__init__(size=DOT, symbol="o", movable=True)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def mouseDragEvent(self, event: Any) -> None:  # Qt's name
        """Tell where the hand is."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.dragged.emit(float(self.getViewBox().mapSceneToView(event.scenePos()).x()))

    def mouseClickEvent(self, event: Any) -> None:  # Qt's name
        """Leave a click to what lies behind."""
        event.ignore()


class SecantItem:
    """The line and both ends."""

    def __init__(self) -> None:
        self.line = Stroke(name="secant")
        self.ends = SecantEnd(), SecantEnd()
        self.show_secant(None)

    def colour(self, theme: "Theme") -> None:
        """Draw all of it in the colour of the numerical derivative."""
        self.line.setPen(pg.mkPen(theme.numerical_curve, width=WIDTH))
        for end in self.ends:
            end.setPen(pg.mkPen(theme.background, width=1.5))
            end.setBrush(pg.mkBrush(theme.numerical_curve))
            end.setHoverPen(pg.mkPen(theme.text, width=1.5))
            end.setHoverBrush(pg.mkBrush(theme.numerical_curve))

    def show_secant(self, secant: "Secant | None") -> None:
        """Draw a secant, or nothing."""
        is_drawn = secant is not None and bool(secant.line[0].size)
        self.line.setVisible(is_drawn)
        if secant is not None and is_drawn:
            self.line.setData(*secant.line)
        places = secant.ends if secant is not None else ()
        for number, end in enumerate(self.ends):
            end.setVisible(number < len(places))
            if number < len(places):
                end.setPos(*places[number])
