"""Words on paper: how much room they take, and how they are painted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
import matplotlib as mpl
from matplotlib.figure import FigureBase as Sheet
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser, VectorParse
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Transform

from core.digits import MINUS, SUPERSCRIPTS, exact, in_full, short
from core.export.look import POINTS

EM = 100.0
"""The size in which letters are measured, where no rounding shows."""

ASCENT, DESCENT = 0.76, 0.24
"""How far letters reach above and below their line, in their size."""

MIDDLE = 0.365
"""How high the middle of digits is."""

LONGEST = 12
"""Characters of a number that nobody typed; of a longer one the first digits are told."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in pixels of a page, from the left end, the middle or the right end of their line.

    Attributes
    ----------
    at : str
        Which of these it is: left, center or right.
    size : float
        Of the letters, in pixels.
    slanted : bool
        As the names of functions are.
    typeset : bool
        Whether they are LaTeX between dollar signs.
    boxed : bool
        Whether nothing is seen behind them.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    at: str = "left"
    slanted: bool = False
    typeset: bool = False
    boxed: bool = False

    @property
    def width(self) -> float:
        """How far they reach, in pixels."""
        return width_of(self.text, self.size, slanted=self.slanted, typeset=self.typeset)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what they take."""
        width = self.width
        left = self.x - {"left": 0.0, "center": width / 2, "right": width}[self.at]
        return left, self.y - DESCENT * self.size, left + width, self.y + ASCENT * self.size


@lru_cache(maxsize=512)
def width_of(
    text: str, size: float, *, slanted: bool = False, typeset: bool = False
) -> float:  # fmt: skip
    """Measure words."""
    if typeset:
        return float(as_set(text).width) * size / EM
    font = font_of(EM, slanted=slanted)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) * size / EM


def as_set(text: str) -> VectorParse:
    """Set LaTeX between dollar signs in letters of the size EM; a ValueError for what is none.

    Matplotlib remembers the last ones.
    """
    found: VectorParse = _parser().parse(text, dpi=POINTS, prop=font_of(EM))
    return found


def smallest_of(text: str) -> float:
    """Say how large the smallest sign of a formula is, the others being 1."""
    return min((glyph[1] for glyph in as_set(text).glyphs), default=EM) / EM


@cache
def _parser() -> "MathTextParser[VectorParse]":
    return MathTextParser("path")


def font_of(size: float, *, slanted: bool = False) -> FontProperties:
    """Give the font of words, from Matplotlib's own file.

    Another file of this name that a system has would change the figure, and to weigh all fonts
    of a system against a name takes longer than to draw.
    """
    name = "DejaVuSans-Oblique" if slanted else "DejaVuSans"
    path = Path(mpl.get_data_path()) / "fonts" / "ttf" / f"{name}.ttf"
    return FontProperties(family="DejaVu Sans", style="oblique" if slanted else "normal",
                          size=size, fname=path, math_fontfamily="stix")  # fmt: skip


def wrapped(parts: Sequence[str], width: float, size: float, between: str = " ") -> list[str]:
    """Put parts into as few lines as hold them; none is cut."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def cut(text: str, size: float, width: float) -> str:
    """Leave out the end of a text that is wider than it may be."""
    if width_of(text, size) <= width:
        return text
    text = text[: int(4 * width / size)]
    while text and width_of(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


def paint_words(
    sheet: Sheet, all_words: Sequence[Words], pixel: float, place: Transform, paper: str | None
) -> None:
    """Paint words at places of a page, a pixel of which measures so many points.

    On a page of no paper what is behind them is seen.
    """
    box = {"facecolor": paper, "edgecolor": "none", "pad": pixel} if paper else None
    for words in all_words:
        sheet.text(
            words.x, words.y, words.text, transform=place, color=words.colour, ha=words.at,
            va="baseline", parse_math=words.typeset,
            fontproperties=font_of(words.size * pixel, slanted=words.slanted),
            bbox=box if words.boxed else None,
        )  # fmt: skip


def said_as_typed(text: str) -> str:
    """Write a short text from a field as it is printed, without a typewriter's signs.

    Examples
    --------
    >>> said_as_typed("-pi/2"), said_as_typed("2*sqrt(3)"), said_as_typed("5e-5")
    ('−π/2', '2·√(3)', '5×10⁻⁵')
    """
    text = re.sub(r"(?<=\d)e([-+]?\d+)\b", lambda found: _tens(found[1]), text)
    text = re.sub(r"\bpi\b", "π", text.replace("-", MINUS).replace("*", "·"))
    return re.sub(r"\bsqrt\b", "√", text)


def _tens(power: str) -> str:
    return f"×10{str(int(power)).translate(SUPERSCRIPTS)}"


def said(value: float) -> str:
    """Write a number with all its digits, with an equals sign, or with the first of many.

    Examples
    --------
    >>> said(0.5), said(-1e-12), said(0.1234567890123)
    ('= 0.5', '= −1×10⁻¹²', '≈ 0.1235')
    """
    return f"= {in_full(value)}" if len(exact(value)) <= LONGEST else f"≈ {short(value)}"
