r"""A plot for LaTeX, in the language of pgfplots: the same figure that the window paints.

Its axes are linear, and what stands beside them comes from the figure, so that a logarithmic axis
is drawn as on the screen. LaTeX sets letters and numbers in the fonts of the text around it.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from core.document import Document
from core.document.text import title
from core.export.inks import LIGHT
from core.export.tex_text import math_label, words
from core.plot.compose import view_of
from core.plot.curves import NAMES, NUMERICAL
from core.plot.figure import FAINT_DASHES, Faint, Figure, Line
from core.plot.finished import finished
from core.plot.proof import SIZE
from core.plot.scale import Limits
from core.sampling.curve import Floats

PACKAGES = (r"\usepackage{pgfplots}", r"\pgfplotsset{compat=1.16}")
"""What a document needs in its preamble."""

COLOURS = {name: colour.removeprefix("#") for name, colour in LIGHT.curves.items()}
"""By the curve's name, as in all other figures."""

_COMMANDS = dict(zip(NAMES, ("f", "fprime", "fsecond", "fthird", "fnumerical"), strict=True))
_LABELS = dict(zip(NAMES, ("f", "f'", "f''", "f'''", r"f'\text{ numerical}"), strict=True))
_DASHES = dict(
    zip(NAMES, ("solid", "dashed", "dashdotted", "dashdotdotted", "densely dotted"), strict=True)
)

_STYLE = r"""  width=11cm, height=7.5cm, scale only axis, axis lines=left, axis line style={-},
  grid=major, grid style={black!10}, tick align=outside, clip mode=individual,
  legend cell align=left, legend style={draw=none, font=\small}, legend pos=outer north east,"""

_FINE, _SIZES = 1e3, (1e-4, 1e5)
"""How much less than its numbers an axis may span, and the sizes of numbers that TeX reckons with
well enough; beyond them they go from 0 to 100."""


class _Axis:
    """An axis as TeX can reckon with it: the coordinates themselves, or percent of its length."""

    def __init__(self, limits: Limits) -> None:
        low, high = limits
        size = max(abs(low), abs(high))
        is_plain = size < _FINE * (high - low) and _SIZES[0] < high - low < _SIZES[1]
        self._begin, self._unit = (0.0, 1.0) if is_plain else (low, (high - low) / 100)
        self.limits = self.texts(np.array(limits))

    def texts(self, places: Floats) -> list[str]:
        """Write coordinates with as many digits as can be seen."""
        return [f"{place:.6g}" for place in (places - self._begin) / self._unit + 0.0]


def pgfplot(document: Document) -> str:
    """Draw what a document shows as a tikzpicture, which PACKAGES in the preamble let in."""
    figure = finished(document, view_of(document, SIZE), document.shown)
    colours = (
        rf"\definecolor{{{_COMMANDS[name]}}}{{HTML}}{{{colour}}}"
        for name, colour in COLOURS.items()
    )
    lines = [
        f"% {' '.join(title(document).split())}",
        f"% The preamble of the document needs {' '.join(PACKAGES)}",
        r"\begin{tikzpicture}",
        *colours,
        *_Picture(figure).lines(),
        r"\end{tikzpicture}",
    ]
    return "\n".join(lines) + "\n"


class _Picture:
    """A figure on its way into pgfplots."""

    def __init__(self, figure: Figure) -> None:
        self._figure = figure
        self._axes = tuple(map(_Axis, figure.view.limits))

    def lines(self) -> Iterator[str]:
        """Write it from back to front."""
        yield r"\begin{axis}["
        yield from self._settings()
        yield "]"
        yield from self._zero_lines()
        limits = self._figure.view.limits
        for x in self._figure.asymptotes:
            yield self._stroke("dashed, black!45, forget plot", [x, x], limits[1])
        for faint in self._figure.faint:
            yield from self._faint(faint)
        for line in reversed(self._figure.lines):
            yield from self._curve(line)
        yield from self._at_x()
        yield from self._spots()
        if (note := self._figure.note) is not None:
            height = 0.5 if note.is_empty else 0.95
            yield rf"\node[fill=white] at (rel axis cs:0.5,{height}) {{{words(note.reason)}}};"
        yield r"\end{axis}"

    def _settings(self) -> Iterator[str]:
        yield _STYLE
        for name, axis, ticks in zip("xy", self._axes, self._figure.ticks, strict=True):
            low, high = axis.limits
            labels = ", ".join(f"${math_label(label)}$" for label in ticks.labels)
            yield f"  {name}min={low}, {name}max={high},"
            yield f"  {name}tick={{{', '.join(axis.texts(np.array(ticks.major)))}}},"
            yield f"  {name}ticklabels={{{labels}}},"
        yield f"  xlabel={{${math_label(self._figure.across)}$}},"

    def _zero_lines(self) -> Iterator[str]:
        (left, right), (low, high) = self._figure.view.limits
        x, y = (scale.place(0.0) for scale in self._figure.view.scales)
        if left < x < right:  # nowhere on a logarithmic axis
            yield self._stroke("black!35, forget plot", [x, x], [low, high])
        if low < y < high:
            yield self._stroke("black!35, forget plot", [left, right], [y, y])

    def _curve(self, line: Line) -> Iterator[str]:
        colour = _COMMANDS[line.name]
        style = f"{colour}, thick, {_DASHES[line.name]}, line cap=butt"
        yield from self._bands(line, colour)
        yield from self._pieces(line, style, f"${_LABELS[line.name]}$")

    def _faint(self, faint: Faint) -> Iterator[str]:
        colour = f"{_COMMANDS[faint.of]}!55" if faint.name else "f!30"
        dashes = enumerate(FAINT_DASHES[faint.number])
        pattern = " ".join(f"{('on', 'off')[i % 2]} {length}pt" for i, length in dashes)
        style = f"{colour}, dash pattern={pattern}" if pattern else colour
        yield from self._bands(faint.line, colour)
        yield from self._pieces(faint.line, style, words(faint.label))

    def _bands(self, line: Line, colour: str) -> Iterator[str]:
        for x, low, high in _split(line.bands):
            outline = np.append(x, x[::-1]), np.append(low, high[::-1])
            style = f"draw=none, fill={colour}, forget plot"
            yield self._stroke(style, *outline).removesuffix(";") + " -- cycle;"

    def _pieces(self, line: Line, style: str, label: str) -> Iterator[str]:
        """Stroke a curve piece by piece, without those out of view, and name it once."""
        low, high = self._figure.view.limits[1]
        for x, y in _split(np.array([line.x, line.y])):
            if x.size < 2 or (y < low).all() or (y > high).all():
                continue
            yield self._stroke(style if label else f"{style}, forget plot", x, y)
            if label:
                yield rf"\addlegendentry{{{label}}}"
                label = ""
        if label and line.bands.size:
            yield rf"\addlegendimage{{{style}}}\addlegendentry{{{label}}}"

    def _at_x(self) -> Iterator[str]:
        here = self._figure.here
        for touching in (here.tangent, *here.halves):
            if touching[0].size:
                yield self._stroke("black!60, forget plot", *touching)
        if here.taylor is not None:
            for x, y in _split(np.array(here.taylor)):
                yield self._stroke("black, thick, dashdotted, forget plot", x, y)
        if here.secant is not None and here.secant.line[0].size:
            style = f"{_COMMANDS[NUMERICAL]}, thick, forget plot"
            yield self._stroke(style, *here.secant.line)

    def _spots(self) -> Iterator[str]:
        for end in self._figure.ends:
            colour = _COMMANDS[end.name]
            fill = colour if end.closed else "white"
            yield self._spot(f"draw={colour}, fill={fill}, thick", end.x, end.y)
        for mark in self._figure.marks:
            yield self._spot("draw=black, fill=white", mark.x, mark.y)
        for dot in self._figure.here.dots:
            yield self._spot(f"draw=white, fill={_COMMANDS[dot.of]}", dot.x, dot.y)
        secant = self._figure.here.secant
        for x, y in () if secant is None else secant.ends:
            yield self._spot(f"draw=white, fill={_COMMANDS[NUMERICAL]}", x, y)

    def _spot(self, style: str, x: float, y: float) -> str:
        (left, right), (low, high) = self._figure.view.limits
        if not (left <= x <= right and low <= y <= high):
            return f"% out of view: {x:.6g}, {y:.6g}"
        marks = f"only marks, mark=*, mark size=1.8pt, mark options={{{style}}}, forget plot"
        return self._stroke(marks, [x], [y])

    def _stroke(self, style: str, x: Iterable[float], y: Iterable[float]) -> str:
        """Write a plot; its coordinates in lines that are not too long for an editor."""
        across, up = (
            axis.texts(np.fromiter(places, float))
            for axis, places in zip(self._axes, (x, y), strict=True)
        )
        pairs = [f"({a},{b})" for a, b in zip(across, up, strict=True)]
        rows = (" ".join(pairs[i : i + 6]) for i in range(0, len(pairs), 6))
        separator = "\n  " if len(pairs) > 6 else " "
        return (
            f"\\addplot[{style}] coordinates {{{separator}{separator.join(rows)}{separator[0]}}};"
        )


def _split(columns: Floats) -> list[Floats]:
    """Cut where there are gaps, which are nan."""
    known = np.isfinite(columns).all(axis=0)
    ends = np.flatnonzero(np.diff(known, prepend=False, append=False))
    return [columns[:, i:j] for i, j in zip(ends[::2], ends[1::2], strict=True)]
