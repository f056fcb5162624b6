"""How a figure looks on paper: its size, its text, its axes, its title and its colours."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

INCH = 2.54
"""Centimetres."""

POINTS = 72
"""To an inch."""

SMALLEST = 7.0
"""Points of the smallest text that is still read in print."""

TEXT = 12
"""Pixels of the smallest text, the figure thought of as a screen: all sizes follow from it."""

WIDTHS = (4.0, 200.0)
"""From how many centimetres to how many a figure is wide, and high."""

MOST_DOTS = 1e8
"""Of a picture, which takes four bytes for each."""

LONGEST_SIDE = 65_000
"""Dots along a side, beyond which Matplotlib paints nothing."""

FRAME, ORIGIN = "frame", "origin"
AXES = (FRAME, ORIGIN)
"""Where the axes are: at the edges with a grid, or through 0."""


class Unfit(ValueError):
    """What is exported cannot look as it was asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that can be chosen of a figure beside what it shows.

    Attributes
    ----------
    width, height : float
        Of all of it, in centimetres.
    text : float
        Points of its smallest text, at that size.
    dpi : float
        Dots to an inch of a picture.
    axes : str
        One of AXES; a frame anyway where curves leave no room for labels in between.
    by_pi : bool
        Whether the ticks of x are multiples of π where f is trigonometric.
    named_beside : bool
        Whether curves are named beside themselves, where there is room; else above the axes.
    title : str or None
        Above it; None for the formula, typeset, and nothing where it is empty.
    derivative : bool
        Whether a typeset title has f′ as well, which another process works out.
    behind : bool
        Whether it has what lies behind f: pinned functions, and f at other values of a parameter.
    proof : bool
        Whether it is marked where the curves are not proved.
    transparent, grey, dark : bool
        Whether there is no paper behind it; no colour; light lines on dark paper.

    Examples
    --------
    >>> Look(width=8.4, height=6.0, text=5)
    Traceback (most recent call last):
    ...
    ValueError: text is at least 7 pt, not 5
    """

    width: float = 6.4 * INCH
    height: float = 4.2 * INCH
    text: float = 9.0
    dpi: float = 200.0
    axes: str = FRAME
    by_pi: bool = True
    named_beside: bool = True
    title: str | None = None
    derivative: bool = False
    behind: bool = True
    proof: bool = False
    transparent: bool = False
    grey: bool = False
    dark: bool = False

    @property
    def inches(self) -> tuple[float, float]:
        """How wide and high it is."""
        return self.width / INCH, self.height / INCH

    @property
    def pixel(self) -> float:
        """How many points a pixel measures where a figure is thought of as a screen."""
        return self.text / TEXT

    @property
    def size(self) -> tuple[float, float]:
        """How many of these pixels it is wide and high."""
        width, height = self.inches
        return width * POINTS / self.pixel, height * POINTS / self.pixel

    def __post_init__(self) -> None:
        low, high = WIDTHS
        for length in (self.width, self.height):
            if not low <= length <= high:
                raise ValueError(f"a figure is {low:g} to {high:g} cm wide and high, not "
                                 f"{length:.4g} cm")  # fmt: skip
        if not self.text >= SMALLEST:
            raise ValueError(f"text is at least {SMALLEST:g} pt, not {self.text:g}")
        if self.axes not in AXES:
            raise ValueError(f"axes are {' or '.join(AXES)}, not {self.axes}")
        most = most_dpi(*self.inches)
        if not 10 <= self.dpi <= most:
            raise ValueError(f"at this size there are 10 to {most} dots to an inch, not "
                             f"{self.dpi:g}")  # fmt: skip


def most_dpi(width: float, height: float) -> int:
    """Give how many dots to an inch a picture of so many inches may have.

    Examples
    --------
    >>> most_dpi(10.0, 10.0), most_dpi(2000.0, 1.0)
    (1000, 32)
    """
    return min(math.floor(math.sqrt(MOST_DOTS / (width * height))),
               math.floor(LONGEST_SIDE / max(width, height)))  # fmt: skip


SCREEN = Look()

PRESETS: Mapping[str, Look] = MappingProxyType(
    {
        "screen": SCREEN,
        "slide": Look(25.4, 14.3, text=16.0, dpi=150.0),
        "full": Look(17.4, 9.6, text=8.0, dpi=300.0),
        "half": Look(8.4, 6.3, text=7.0, dpi=300.0),
        "square": Look(12.0, 12.0, text=8.0, dpi=300.0),
    }
)
"""For a window or a page, a slide, one and two columns of a journal, and a square."""
