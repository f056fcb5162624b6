"""Where in a plot the words stand that name a curve: beside it, and on nothing."""

from typing import NamedTuple

import numpy as np

from core.plot.ground import Counted
from core.sampling.curve import Floats

GAP = 5.0
"""Pixels between a curve and its name."""

CLEAR = 3.0
"""Pixels around words that nothing covers: half the width of a line, and a little."""

AROUND = 12.0
"""How far about words is looked whose curve they stand at."""

MOST = 120
"""At how many places along a curve words are tried."""

DOUBT = 0.7
"""What share of the ink around words is at least that of their own curve."""

TO_THE_RIGHT = 0.2
"""How much more a place at the right is worth: there most curves are apart."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    bottom: float
    right: float
    top: float


def place_beside(
    dots: tuple[Floats, Floats], own: Counted, others: Counted, taken: Counted,
    plot: tuple[float, float], words: tuple[float, float],
) -> Box | None:  # fmt: skip
    """Find the best place for words of a size beside a curve, given as dots in a plot of a size.

    `own` and `others` count the ink of the curve and that of other curves, `taken` all that no
    word may cover. None where every place is taken, or would name another curve as well.

    Examples
    --------
    >>> from core.plot.ground import Ground
    >>> ground, nothing = Ground((100, 50)), Ground((100, 50)).counted()
    >>> dots = ground.stroke(np.array([0.0, 100.0]), np.array([10.0, 10.0]))
    >>> own = ground.counted()
    >>> place_beside(dots, own, nothing, own, (100, 50), (20, 12)).bottom > 10
    True
    """
    if not dots[0].size:
        return None
    boxes = _boxes(*dots, *words)
    inside = (boxes[:, :2] >= CLEAR).all(axis=1) & (
        boxes[:, 2:] <= np.asarray(plot) - CLEAR
    ).all(axis=1)  # fmt: skip
    boxes = boxes[inside]
    boxes = boxes[taken.within(boxes, CLEAR) == 0]
    mine, foreign = own.within(boxes, AROUND), others.within(boxes, AROUND)
    share = mine / np.maximum(mine + foreign, 1)
    sure = share >= DOUBT
    if not sure.any():
        return None
    worth = np.where(sure, share + TO_THE_RIGHT * boxes[:, 0] / plot[0], 0)
    left, bottom, right, top = boxes[int(np.argmax(worth))].tolist()
    return Box(left, bottom, right, top)


def _boxes(x: Floats, y: Floats, width: float, height: float) -> Floats:
    """Give eight boxes around each of some dots: above, below, beside and at the corners."""
    chosen = np.linspace(0, x.size - 1, min(x.size, MOST)).astype(int)
    x, y = x[chosen], y[chosen]
    columns = (x - width / 2, x + GAP, x - GAP - width)
    rows = (y - height / 2, y + GAP, y - GAP - height)
    corners = [(a, b) for i, a in enumerate(columns) for j, b in enumerate(rows) if i or j]
    left, bottom = (np.concatenate(each) for each in zip(*corners, strict=True))
    return np.column_stack((left, bottom, left + width, bottom + height))
