"""A chain laid out so that it fits its room: first its width, then its height.

Where it would not fit its height in any legible size, it is as large as its width allows, and
scrolls.
"""

from collections.abc import Callable, Collection

from PySide6.QtCore import QSize

from core.chain import Chain, Path
from gui.chain.layout.fit import LEGIBLE, MOST_FITTED, fitting_scale, shrunk
from gui.chain.layout.layout import ChainLayout
from gui.chain.layout.metrics import Metrics


def fitted(
    chain: Chain,
    metrics_at: Callable[[float], Metrics],
    room: QSize,
    folded: Collection[Path],
    zoom: float = 1.0,
) -> tuple[float, ChainLayout]:
    """Lay a chain out, and tell in what scale.

    Parameters
    ----------
    chain : Chain
        What is to be fitted.
    metrics_at : callable
        From a scale to the sizes in it.
    room : QSize
        In pixels.
    folded : collection of lane path
        The lanes that are folded away.
    zoom : float
        How much larger it is to be than what fits.
    """

    def laid(scale: float) -> ChainLayout:
        metrics = shrunk(chain, metrics_at(scale), room.width(), folded)
        return ChainLayout(chain, metrics, room.width(), folded)

    def is_within(hundredths: int) -> bool:
        return laid(hundredths / 100).layout.size.height() <= room.height()

    scale = fitting_scale(chain, metrics_at, room.width(), folded)
    found = laid(scale)
    is_too_high = found.layout.size.height() > room.height() and chain.size <= MOST_FITTED
    fits, fails = round(LEGIBLE * 100), round(scale * 100)
    if is_too_high and is_within(fits):
        while fails - fits > 1:
            middle = (fits + fails) // 2
            fits, fails = (middle, fails) if is_within(middle) else (fits, middle)
        scale = fits / 100
        found = laid(scale)
    return (scale, found) if zoom == 1 else (zoom * scale, laid(zoom * scale))
