"""The colours of a figure: on white paper, on dark paper, and without colour."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.document import FIRST
from core.export.look import Look
from core.plot.curves import NAMES

PALE, PALER = 0.7, 0.4
"""How much of its own colour a curve has that lies behind f: a pin, and one of a family."""


class Inks(NamedTuple):
    """What has which colour.

    Attributes
    ----------
    curves, words : mapping of str to str
        Each curve, and what is written of it, by the curve's name.
    behind : mapping of str to str
        Pins, as f or as f′.
    family, text, muted, line, grid, paper : str
        A curve of a family; words; the tangent, asymptotes and axes; the lines at 0; the grid.
    """

    curves: Mapping[str, str]
    words: Mapping[str, str]
    behind: Mapping[str, str]
    family: str
    text: str
    muted: str
    line: str
    grid: str
    paper: str


def _inks(curves: Sequence[str], words: Sequence[str], others: Sequence[str]) -> Inks:
    text, muted, line, grid, paper = others
    named = dict(zip(NAMES, words, strict=True))
    return Inks(
        dict(zip(NAMES, curves, strict=True)), named,
        {name: mixed(named[name], paper, PALE) for name in FIRST},
        mixed(named[FIRST[0]], paper, PALER), text, muted, line, grid, paper,
    )  # fmt: skip


def mixed(colour: str, paper: str, share: float) -> str:
    """Give a colour that has a share of one and the rest of another.

    Examples
    --------
    >>> mixed("#0072B2", "#FFFFFF", 0.7)
    '#4D9CC9'
    """
    pairs = ((int(c[i : i + 2], 16) for c in (colour, paper)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


LIGHT = _inks(
    ("#0072B2", "#D55E00", "#8E4585", "#7A6200", "#009E73"),
    ("#0072B2", "#B34700", "#8E4585", "#7A6200", "#007A59"),
    ("#1A1A1A", "#5F6368", "#999999", "#E6E6E6", "#FFFFFF"),
)
"""f and the forward pass blue, f′ and the backward pass vermilion: the colour-blind see both."""

_DARK = ("#56B4E9", "#FF8A3D", "#D79BC8", "#D6B936", "#2EC4A0")
DARK = _inks(_DARK, _DARK, ("#ECECEC", "#A9AEB5", "#70757B", "#35383B", "#1E1E1E"))

_GREYS = ("#000000", "#4A4A4A", "#6E6E6E", "#6E6E6E", "#4A4A4A")
GREY = _inks(_GREYS, _GREYS, ("#000000", "#5F5F5F", "#999999", "#E6E6E6", "#FFFFFF"))

_PALES = ("#FFFFFF", "#C4C4C4", "#A0A0A0", "#A0A0A0", "#C4C4C4")
DARK_GREY = _inks(_PALES, _PALES, ("#ECECEC", "#ADADAD", "#757575", "#383838", "#1E1E1E"))


def inks_of(look: Look) -> Inks:
    """Choose the colours of a look."""
    if look.grey:
        return DARK_GREY if look.dark else GREY
    return DARK if look.dark else LIGHT
