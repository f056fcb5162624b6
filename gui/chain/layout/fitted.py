"""A chain laid out so that it fits its room: first its width, then its height.

Where it would not fit its height in any legible size, it is as large as its width allows, and
scrolls.
"""

from collections.abc import Callable, Collection
from functools import cached_property

from PySide6.QtCore import QSize

from core.chain import Chain, Path
from gui.chain.layout.fit import LEGIBLE, MOST_FITTED, fitting_scale, shrunk
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.metrics import Metrics


class Fitting:
    """A chain in one width: what is laid out once serves every height.

    Parameters
    ----------
    chain : Chain
        What is to be fitted.
    metrics_at : callable
        From a scale to the sizes in it.
    width : int
        In pixels.
    folded : collection of lane path
        The lanes that are folded away.
    """

    def __init__(
        self,
        chain: Chain,
        metrics_at: Callable[[float], Metrics],
        width: int,
        folded: Collection[Path],
    ) -> None:
        self._chain, self._metrics_at = chain, metrics_at
        self._width, self._folded = width, folded
        self._laid: dict[float, ChainLayout] = {}

    def within(self, height: int, zoom: float = 1.0) -> tuple[float, ChainLayout]:
        """Lay it out so that it fits a height as well, and tell in what scale."""
        scale = self._scale
        if self._chain.size <= MOST_FITTED and self._height(scale) > height:
            scale = self._shrunk(height)
        return zoom * scale, self._in(zoom * scale)

    @cached_property
    def _scale(self) -> float:
        return fitting_scale(self._chain, self._metrics_at, self._width, self._folded)

    def _shrunk(self, height: int) -> float:
        """Give the largest legible scale that fits; if none does, that which fits the width."""
        fits, fails = round(LEGIBLE * 100), round(self._scale * 100)
        if self._height(fits / 100) > height:
            return self._scale
        while fails - fits > 1:
            middle = (fits + fails) // 2
            is_within = self._height(middle / 100) <= height
            fits, fails = (middle, fails) if is_within else (fits, middle)
        return fits / 100

    def _height(self, scale: float) -> int:
        return self._in(scale).layout.size.height()

    def _in(self, scale: float) -> ChainLayout:
        if scale not in self._laid:
            chain, width, folded = self._chain, self._width, self._folded
            metrics = shrunk(chain, self._metrics_at(scale), width, folded)
            self._laid[scale] = ChainLayout(chain, metrics, width, folded)
        return self._laid[scale]


def fitted(
    chain: Chain,
    metrics_at: Callable[[float], Metrics],
    room: QSize,
    folded: Collection[Path],
    zoom: float = 1.0,
) -> tuple[float, ChainLayout]:
    """Lay a chain out in a room, `zoom` times larger than what fits; tell in what scale."""
    return Fitting(chain, metrics_at, room.width(), folded).within(room.height(), zoom)
