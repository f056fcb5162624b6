"""What stands where a curve breaks: asymptotes, holes, open and closed ends of jumps."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from core.plot.breaks import clear_breaks
from core.plot.point import Point
from core.sampling import Curve, Feature
from gui.plot.actions import FIRST
from gui.plot.box import PlotBox
from gui.plot.items import Dots, colours
from gui.plot.stroke import Stroke
from gui.widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPen

MEETS = 0.5
"""So few pixels apart, both sides of a break are one place."""

DOT = 7
"""The pixels across of a circle."""


class PlotBreaks:
    """The marks at the breaks of f and f′.

    Parameters
    ----------
    box : PlotBox
        What scales the axes.
    """

    def __init__(self, box: PlotBox) -> None:
        self._box, self._theme = box, LIGHT
        self.asymptotes = Stroke(connect="finite")
        self.open, self.closed = Dots(DOT), Dots(DOT)
        self._ends: list[tuple[float, float]] = []
        self._poles: list[float] = []
        self._found: tuple[Point, ...] = ()

    def colour(self, theme: Theme) -> None:
        """Take the colours of light or dark."""
        self._theme = theme
        self.asymptotes.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine))

    def show_curves(self, drawn: Mapping[str, Curve], wild: Collection[str]) -> None:
        """Draw asymptotes dashed, holes and the ends of jumps as circles.

        Parameters
        ----------
        drawn : mapping of str to Curve
            The curves by name.
        wild : collection of str
            Which of them swing too fast for marks to be told apart.
        """
        pens = colours(self._theme)
        poles: set[float] = set()
        circles: list[tuple[tuple[float, float], QPen]] = []
        for name in FIRST:
            pen = pg.mkPen(pens[name], width=1.5)
            for feature in clear_breaks(drawn[name]) if name in drawn else ():
                if feature.kind == "pole":
                    poles.add(feature.x)
                elif feature.kind in ("hole", "jump") and name not in wild:
                    circles += [(place, pen) for place in self._sides(feature)]
        self._poles = sorted(poles)
        self._show_poles()
        self._ends = [place for place, _ in circles]
        self.open.show_at(self._ends, pen=[pen for _, pen in circles], brush=self._theme.background)

    def show_points(self, found: Iterable[Point]) -> None:
        """Fill the circle of a jump's end that f takes; add what curves did not tell."""
        self._found = found = tuple(found)
        colour = self._theme.forward_curve
        reach = DOT * self._box.viewPixelSize()[0]
        ends = self._box.places((p.x, p.y) for p in found if p.kind == "jump")
        shown = [(x, y) for x, y in ends if any(abs(x - other) < reach for other, _ in self._ends)]
        self.closed.show_at(shown, brush=colour, pen=pg.mkPen(colour))
        self._show_poles()

    def _show_poles(self) -> None:
        """Draw asymptotes, corrected by what was found out at rest.

        Rounding may let a hole look like a pole, and on a logarithmic axis half of a pole is
        missing.
        """
        more = [p.x for p in self._found if p.kind == "pole"] if self._box.logs[1] else []
        if not (self._poles or more or self.asymptotes.isVisible()):
            return
        across, pixel = self._box.scales[0], self._box.viewPixelSize()[0]
        holes = [across.place(p.x) for p in self._found if p.kind == "hole"]
        places = across.to(sorted([*self._poles, *more])).tolist()
        poles = [x for x in places if not any(abs(x - hole) < pixel for hole in holes)]
        y = np.tile((*self._box.limits()[1], np.nan), len(poles))
        self.asymptotes.setData(np.repeat(poles, 3), y)
        self.asymptotes.setVisible(bool(poles))

    def _sides(self, feature: Feature) -> list[tuple[float, float]]:
        """Give the places of a hole, or of both ends of a jump unless one would hide the other."""
        ends = self._box.places((feature.x, height) for height in (feature.left, feature.right))
        pixel = self._box.viewPixelSize()[1]
        apart = abs(ends[-1][1] - ends[0][1]) / pixel if ends else 0.0
        # The ends of a jump that is smaller than they are would hide each other.
        return ends[:1] if apart < MEETS else ends if apart > DOT else []
