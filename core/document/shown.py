"""What is chosen to be shown of a function."""

from typing import NamedTuple

FIRST = ("f", "f′")
"""The curves at first sight; the others are hidden until asked for."""


class Shown(NamedTuple):
    """Curves by name, the tangent and the points of interest; by default as at first sight."""

    curves: tuple[str, ...] = FIRST
    tangent: bool = True
    points: bool = False


DEFAULTS = Shown()
