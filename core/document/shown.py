"""What is chosen to be shown of a function."""

from typing import NamedTuple

FIRST = ("f", "f′")
"""The curves at first sight; the others are hidden until asked for."""


class Shown(NamedTuple):
    """Curves by name, the tangent, points of interest and the secant; by default as at first sight.

    `taylor` is the order of the Taylor polynomial at x, 0 for none.
    """

    curves: tuple[str, ...] = FIRST
    tangent: bool = True
    points: bool = False
    secant: bool = False
    taylor: int = 0


DEFAULTS = Shown()

MOST_TERMS = 12
"""The highest order of a Taylor polynomial that is shown."""
