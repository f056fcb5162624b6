"""LaTeX as outlines, drawn by Matplotlib's mathtext.

Matplotlib takes half a second to import, and the first time of all it reads every font of
the system: this belongs into a process of its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
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

_PAIRS = (("{", "}"), (r"\left", r"\right"))
_BEGIN, _END = r"\begin{cases}", r"\end{cases}"

_AXIS, _LEADING, _GAP = 0.25, 0.3, 1.0
"""Of cases, in units of the letters' size: how high their middle is, what is between rows, and
between columns."""

_NAMES = r"a?(sin|cos|tan)h?|sec|csc|coth?|arc(sin|cos|tan)|ln|log|operatorname"
_NAME_BEHIND = re.compile(rf"(?<=[0-9a-z)}}])(?=\\(?:{_NAMES})(?![a-z]))")

_PRIMES = re.compile(r"(\\right\))?(\}?)\^\{((?:\\prime)+)\}")

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
    return _laid_out(latex, displayed)


def _laid_out(latex: str, styled: Callable[[str], str]) -> Outline:
    """Draw a formula whose cases, where they are no part of something else, stand in columns."""
    before, begin, rest = latex.partition(_BEGIN)
    inside, rest = _to_the_end(rest) if begin else ("", "")
    if not begin or any(before.count(a) != before.count(b) for a, b in _PAIRS):
        return _drawn(styled(drawable(latex)))
    parts = [_laid_out(before, styled)] if before.strip() else []
    parts.append(_in_columns([_split(row, " & ") for row in _split(inside, r" \\ ")]))
    parts += [_laid_out(rest, styled)] if rest.strip() else []
    return _together(parts)


def _to_the_end(text: str) -> tuple[str, str]:
    """Cut at the end of the cases that have begun."""
    depth, i = 1, 0
    for mark in re.finditer(r"\\(begin|end){cases}", text):
        depth += 1 if mark[1] == "begin" else -1
        i = mark.start()
        if not depth:
            break
    return text[:i].strip(), text[i + len(_END) :]


def _split(text: str, separator: str) -> list[str]:
    """Split where no inner cases are open."""
    parts = [""]
    for piece in text.split(separator):
        is_open = parts[-1].count(_BEGIN) > parts[-1].count(_END)
        parts += [piece] if not is_open and parts != [""] else []
        if is_open or parts == [""]:
            parts[-1] += (separator if is_open else "") + piece
    return parts


def _in_columns(rows: list[list[str]]) -> Outline:
    """Draw values and conditions in two columns behind a brace as high as all of them."""
    cells = [[_laid_out(cell, str) for cell in row] for row in rows]
    heights = [max(c.ascent for c in row) for row in cells]
    depths = [max(c.descent for c in row) for row in cells]
    total = sum(heights) + sum(depths) + _LEADING * (len(rows) - 1)
    brace = _drawn(r"\{")
    top = _AXIS + total / 2
    stretch = total / (brace.ascent + brace.descent)
    placed = [_moved(brace, 0.0, brace.ascent * stretch - top, stretch)]
    second = brace.width + _GAP / 4 + max(row[0].width for row in cells) + _GAP
    y = -top
    for row, height, depth in zip(cells, heights, depths, strict=True):
        placed.append(_moved(row[0], brace.width + _GAP / 4, y + height))
        placed += [_moved(cell, second, y + height) for cell in row[1:]]
        y += height + depth + _LEADING
    width = max(second + row[1].width if row[1:] else second for row in cells)
    curves = [curve for outline in placed for curve in outline.curves]
    return Outline(width, top, total - top, curves)


def _together(parts: list[Outline]) -> Outline:
    curves: list[list[Any]] = []
    width = 0.0
    for part in parts:
        curves += _moved(part, width, 0.0).curves
        width += part.width
    highest, deepest = max(p.ascent for p in parts), max(p.descent for p in parts)
    return Outline(width, highest, deepest, curves)


def _moved(outline: Outline, dx: float, dy: float, stretch: float = 1.0) -> Outline:
    """Move to the right and down, first made higher by a factor."""
    moves = ((1.0, dx), (stretch, dy))
    curves = [
        [letter, *(round(c * moves[i % 2][0] + moves[i % 2][1], 4) for i, c in enumerate(numbers))]
        for letter, *numbers in outline.curves
    ]
    return Outline(
        outline.width, outline.ascent * stretch - dy, outline.descent * stretch + dy, curves
    )


def _drawn(latex: str) -> Outline:
    """Draw what mathtext knows."""
    text = f"${latex}$"
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
    >>> drawable(r"2\sin(x)"), drawable(r"-\sin(x)")
    ('2\\,\\sin(x)', '-\\sin(x)')
    >>> drawable(r"{(x)}^{\prime}"), drawable(r"{\left(x\right)}^{\prime}")
    ('{(x)}{\\prime}', '{\\left(x\\right)}^{\\!\\prime}')
    """
    latex = latex.replace(_BEGIN, r"\left\{\substack{").replace("&", r"\quad")
    latex = _NAME_BEHIND.sub(r"\\,", latex)  # mathtext leaves no room there, as LaTeX does
    return _PRIMES.sub(_beside, latex.replace(_END, r"}\right."))


def _beside(found: re.Match[str]) -> str:
    r"""Have primes stand close to what they belong to.

    The glyph is as high as letters by itself, and mathtext would raise it and make it small; beside
    brackets that are higher than letters it has to, but not at a distance.
    """
    tall, end, primes = found.groups("")
    if tall:
        return rf"{tall}{end}^{{\!{primes}}}"
    apart = "" if end else r"\hspace{0.04}"  # from a letter that leans into it
    closer = r"\hspace{-0.08}".join([r"\prime"] * primes.count("\\"))
    return f"{end}{{{apart}{closer}}}"


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


def displayed(latex: str) -> str:
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
