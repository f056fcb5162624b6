"""An axis of the plot, with ticks and labels of its own."""

from typing import Any

import pyqtgraph as pg

from core.scale import Scale
from core.ticks import ticks


class PlotAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis that may be logarithmic, or so far out that it is drawn at other coordinates.

    Parameters
    ----------
    side : str
        ``left`` or ``bottom``.
    """

    def __init__(self, side: str) -> None:
        super().__init__(side)
        # Before any range is set, else the axis reads (x0.001).
        self.enableAutoSIPrefix(False)
        # An axis that shrinks with its numbers moves the plot, and all is sampled anew.
        self.setStyle(maxTextLevel=0, hideOverlappingLabels=True, autoReduceTextSpace=False)
        self._drawn = Scale()
        self._of: tuple[Any, ...] = ()
        self._levels: list[tuple[float, list[float]]] = []
        self._labels: list[str] = []

    def set_scale_of(self, scale: Scale) -> None:
        """Draw ticks at a scale's coordinates."""
        if scale != self._drawn:
            self._drawn = scale
            self.picture = None
            self.update()

    def tickValues(  # pyqtgraph's name
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Give major and minor ticks; the grid asks for them too."""
        asked = self._drawn, minVal, maxVal, size
        if asked != self._of:
            self._of = asked
            limits = self._drawn.range((minVal, maxVal))
            found = ticks(limits, size, self._drawn.log, stacked=self.orientation == "left")
            self._labels = found.labels
            self._levels = [(1.0, self._drawn.to(v).tolist()) for v in (found.major, found.minor)]
        return self._levels

    def tickStrings(  # pyqtgraph's name
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Give the labels of the major ticks."""
        return self._labels if len(values) == len(self._labels) else [""] * len(values)
