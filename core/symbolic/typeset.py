"""LaTeX as outlines, drawn by Matplotlib's mathtext.

Matplotlib takes half a second to import, and the first time of all it reads every font of
the system: this belongs into a process of its own.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath, text_to_path

_EM = 100
"""The size that Matplotlib draws the letters in, where its rounding does not show."""

MAX_CHARACTERS = 1500
"""How many characters of LaTeX are drawn; no window is wide enough for more."""

MAX_BRACES = 20
"""How many levels of braces are drawn; mathtext is slow and recursive."""

_FONT = FontProperties(math_fontfamily="stix", size=_EM)

_COMMANDS = {
    int(Path.MOVETO): ("M", 1),
    int(Path.LINETO): ("L", 1),
    int(Path.CURVE3): ("Q", 2),
    int(Path.CURVE4): ("C", 3),
    int(Path.CLOSEPOLY): ("Z", 1),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """A formula as curves.

    Attributes
    ----------
    width, ascent, descent : float
        Its box, from the left end of the baseline, in units of the letters' size.
    curves : list
        M, L, Q, C or Z, each with its coordinates; y grows downwards.
    """

    width: float
    ascent: float
    descent: float
    curves: list[list[Any]]


def outline_of(latex: str) -> Outline | None:
    r"""Draw a formula given in LaTeX; None for one that is too long or nests too deep.

    Examples
    --------
    >>> outline_of(r"\frac{x}{2}").curves[0][0]
    'M'
    """
    if len(latex) > MAX_CHARACTERS or _depth(latex) > MAX_BRACES:
        return None
    text = f"${_displayed(drawable(latex))}$"
    path = TextPath((0, 0), text, size=_EM, prop=_FONT)
    box = text_to_path.get_text_width_height_descent(text, _FONT, ismath=True)
    width, height, descent = (float(size) / _EM for size in box)
    return Outline(width, height - descent, descent, _curves(path))


def drawable(latex: str) -> str:
    r"""Write LaTeX in the part of it that mathtext knows: there are no environments in that.

    Examples
    --------
    >>> drawable(r"\begin{cases} 1 & x \\ 2 & y \end{cases}")
    '\\left\\{\\substack{ 1 \\quad x \\\\ 2 \\quad y }\\right.'
    """
    latex = latex.replace(r"\begin{cases}", r"\left\{\substack{").replace("&", r"\quad")
    return latex.replace(r"\end{cases}", r"}\right.")


def _curves(path: Path) -> list[list[Any]]:
    curves: list[list[Any]] = []
    vertices, codes = np.asarray(path.vertices).tolist(), np.asarray(path.codes).tolist()
    i = 0
    while i < len(codes):
        letter, count = _COMMANDS[codes[i]]
        points = [] if letter == "Z" else vertices[i : i + count]
        curves.append([letter, *[round(c / _EM, 4) for x, y in points for c in (x, -y)]])
        i += count
    return curves


def _displayed(latex: str) -> str:
    """Let the outermost fractions have letters of full size, and those inside them not."""
    depth, shown = 0, ""
    for part in latex.split(r"\frac"):
        shown += (r"\frac" if depth else r"\dfrac") + part
        depth += part.count("{") - part.count("}")
    return shown.removeprefix(r"\dfrac")


def _depth(latex: str) -> int:
    deepest = depth = 0
    for mark in latex:
        depth += (mark == "{") - (mark == "}")
        deepest = max(deepest, depth)
    return deepest
