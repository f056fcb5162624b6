"""Where on a page the plot lies, and from its coordinates to pixels of the page."""

from typing import NamedTuple

import numpy as np

from core.export.drawing.words import ASCENT, DESCENT, width_of
from core.export.look import FRAME, TEXT, Look
from core.plot.figure import View
from core.plot.placing import Box
from core.plot.ticks import Ticks
from core.sampling.curve import Floats

EDGE = 7.0
"""Pixels around everything."""

TICK = 4.0
"""Pixels of a tick."""

BESIDE = 4.0
"""Pixels between a tick and its label, and between an axis and its letter."""

GAP = 6.0
"""Pixels between the plot and what stands above it."""

LEAST = 40.0
"""Pixels of a plot that words have taken nearly all the room of."""


class Page(NamedTuple):
    """A page of a size, on which a plot of a view lies in a box; all in pixels."""

    size: tuple[float, float]
    box: Box
    view: View

    @property
    def plot(self) -> tuple[float, float]:
        """How wide and high the plot is."""
        return self.box.right - self.box.left, self.box.top - self.box.bottom

    @property
    def origin(self) -> tuple[float, float]:
        """Where 0 is, or else the edge that it is nearest to."""
        found = (scale.place(0.0) for scale in self.view.scales)
        low = (limits[0] for limits in self.view.limits)
        at = [own if np.isfinite(own) else least for own, least in zip(found, low, strict=True)]
        x, y = self.across(np.array(at[:1])), self.up(np.array(at[1:]))
        box = self.box
        return (
            float(np.clip(x[0], box.left, box.right)), float(np.clip(y[0], box.bottom, box.top))
        )  # fmt: skip

    def within(self, box: tuple[float, float, float, float]) -> Box:
        """Give a box of the page from the lower left corner of the plot."""
        x, y = self.box.left, self.box.bottom
        return Box(box[0] - x, box[1] - y, box[2] - x, box[3] - y)

    def across(self, x: "Floats | list[float]") -> Floats:
        """Give where coordinates along x are."""
        low, high = self.view.limits[0]
        return self.box.left + (np.asarray(x) - low) / (high - low) * self.plot[0]

    def up(self, y: "Floats | list[float]") -> Floats:
        """Give where coordinates along y are."""
        low, high = self.view.limits[1]
        return self.box.bottom + (np.asarray(y) - low) / (high - low) * self.plot[1]


def page_of(look: Look, view: View, ticks: tuple[Ticks, Ticks], above: float) -> Page:
    """Leave room for the labels of the ticks, and for what stands above the plot."""
    width, height = look.size
    widest = max((width_of(label, TEXT) for label in ticks[1].labels), default=0.0)
    left = widest + TICK + BESIDE
    below = TICK + BESIDE + (ASCENT + DESCENT) * TEXT
    if look.axes != FRAME:  # what stands at an axis within the plot takes no room beside it
        zeros = [scale.place(0.0) for scale in view.scales]
        inside = [low < zero < high for zero, (low, high) in zip(zeros, view.limits, strict=True)]
        left, below = (0.0 if own else room for own, room in zip(inside, (left, below),
                                                                 strict=True))  # fmt: skip
    last = width_of(ticks[0].labels[-1], TEXT) / 2 if ticks[0].labels else 0.0
    right = max(last, BESIDE + TEXT)
    box = Box(EDGE + left, EDGE + below, width - EDGE - right, height - EDGE - GAP - above)
    box = box._replace(right=max(box.right, box.left + LEAST), top=max(box.top, box.bottom + LEAST))
    page = Page((width, height), box, view)
    return page._replace(view=view._replace(size=page.plot))
