"""Points of interest as data, and in words."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from core.digits import exact, short, with_form
from core.plot.sure import sentences
from core.points.facts import Crowd

if TYPE_CHECKING:
    from core.chain.trace import Trace
    from core.document import Document

KINDS = ("root", "minimum", "maximum", "inflection", "corner", "cusp", "vertical tangent",
         "pole", "jump", "hole", "edge", "isolated point", "essential singularity",
         "crossing", "level")  # fmt: skip

_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Point:
    """A point of interest, of one of KINDS; y is nan where f is undefined or infinite.

    `other` is the name of the pinned function that f crosses there, or the value that was asked
    for as it was typed; the forms are exact ones of x and of y, such as √2, where they are known.
    """

    kind: str
    x: float
    y: float
    other: str = ""
    x_form: str = ""
    y_form: str = ""

    @property
    def title(self) -> str:
        """What it is, in words."""
        kind = "f =" if self.kind == "level" else self.kind
        return f"{kind} {self.other}".rstrip()

    @property
    def copied(self) -> str:
        """A row for a spreadsheet: what it is, x and f with all digits, and their exact forms."""
        cells = self.title, exact(self.x), exact(self.y), self.x_form, self.y_form
        return "\t".join(cells).rstrip("\t")


@dataclass(frozen=True, slots=True)
class Plateau:
    """A stretch on which f has one value; whether at its ends too, `closed` says."""

    low: float
    high: float
    y: float
    closed: tuple[bool, bool] = (True, True)


class Points(tuple[Point, ...]):
    """Points of interest from left to right, and what was left out.

    Attributes
    ----------
    counts : mapping of str to int
        Of what not all is listed, by its title: how many there are.
    unclear : bool
        Whether more was to be looked at than may be: f swings fast, or is slow to work out.
    unresolved : tuple of pairs of float
        Stretches on which neither boxes nor many digits told what there is.
    plateaus : tuple of Plateau
        Where f is constant, from left to right.
    crowds : tuple of Crowd
        Where points are without end, from left to right.
    period : str
        After how much x all is the same again, as it is written; "" if that is not known.
    guessed : bool
        Whether some were counted by no more than what sampling saw.
    searched : bool
        Whether these are what a search has found, of which it can be said that it is all.
    remark : str
        What is to be said beside that of a value that was asked for; "" for nothing.
    """

    counts: Mapping[str, int]
    unclear: bool
    unresolved: tuple[tuple[float, float], ...]
    plateaus: tuple[Plateau, ...]
    crowds: tuple[Crowd, ...]
    period: str
    guessed: bool
    searched: bool
    remark: str

    def __new__(
        cls,
        listed: Iterable[Point],
        counts: Mapping[str, int] = _NONE,
        unclear: bool = False,
        unresolved: tuple[tuple[float, float], ...] = (),
        plateaus: tuple[Plateau, ...] = (),
        crowds: tuple[Crowd, ...] = (),
        *,
        period: str = "",
        guessed: bool = False,
        searched: bool = True,
        remark: str = "",
    ) -> "Points":
        """Put them together."""
        points = super().__new__(cls, listed)
        points.counts, points.unclear = counts, unclear
        points.unresolved, points.plateaus = unresolved, plateaus
        points.crowds, points.period = crowds, period
        points.guessed, points.searched, points.remark = guessed, searched, remark
        return points

    def beside(self, listed: Iterable[Point], remark: str = "") -> "Points":
        """Give others of which the same is known."""
        rest = self.counts, self.unclear, self.unresolved, self.plateaus, self.crowds
        return Points(
            listed, *rest, period=self.period,
            guessed=self.guessed, searched=self.searched, remark=remark,
        )  # fmt: skip

    @property
    def proved(self) -> bool:
        """Whether nothing is missing: boxes prove it, or many digits decide what they leave.

        Where points are without end, that is told in place of them.
        """
        return self.searched and not (self.unclear or self.unresolved or self.guessed)


def followed(row: int, before: Sequence[Point], now: Sequence[Point]) -> int | None:
    """Say where a point of one list stands in the next; None where it does not.

    Where f has moved and has as many of its kind as before, it is the one of the same number.

    Examples
    --------
    >>> left, right, moved = (Point("root", x, 0.0) for x in (-1.0, 1.0, 1.5))
    >>> followed(1, [left, right], [right]), followed(0, [right], [moved])
    (0, 0)
    >>> followed(0, [left, right], [right]) is None
    True
    """
    if not 0 <= row < len(before):
        return None
    point = before[row]
    alike = [i for i, p in enumerate(now) if p.title == point.title]
    places = {now[i].x: i for i in alike}
    if point.x in places:
        return places[point.x]
    old = [p.x for p in before if p.title == point.title]
    has_moved = not any(x in places for x in old)
    return alike[old.index(point.x)] if has_moved and len(old) == len(alike) else None


def remark(found: Points, letter: str = "x") -> str:
    """Say of a list of points what it leaves out and how sure it is, a line each.

    Examples
    --------
    >>> print(remark(Points([Point("root", 0.5, 0.0)], {"root": 99})))
    root: the nearest 1 of 99
    Complete and proved.
    """
    lines = [
        f"{title}: the nearest {sum(p.title == title for p in found)} of {_least(found)}{count}"
        for title, count in found.counts.items()
    ]
    lines += [] if found or lines else ["None in view."]
    lines += [_sentence(line) for line in sentences(found, letter)]
    return "\n".join(lines)


def _sentence(line: str) -> str:
    """Begin with a capital, unless that would be another name."""
    return f"{line}." if line.startswith("f ") else f"{line[:1].upper()}{line[1:]}."


def summary(found: Iterable[Point], x_range: tuple[float, float], letter: str = "x") -> str:
    """Say in a line a kind what there is in a range, for ears and for reports.

    `letter` is what f is over.

    Examples
    --------
    >>> print(summary([Point("root", 0.5, 0.0)], (-1.0, 1.0)))
    For x from -1 to 1:
    root at x = 0.5
    """
    lines = [f"For {letter} from {exact(x_range[0])} to {exact(x_range[1])}:"]
    found = found if isinstance(found, Points) else Points(found, searched=False)
    for title in dict.fromkeys(p.title for p in sorted(found, key=_rank)):
        alike = [p for p in found if p.title == title]
        shown = _places(alike[:8])
        left = found.counts.get(title, len(alike)) - len(shown)
        rest = f" and {_least(found)}{left} more" if left else ""
        lines.append(f"{title} at {letter} = {', '.join(shown)}{rest}")
    if len(lines) == 1 and found.proved:
        lines.append("no roots, extrema or breaks")
    return "\n".join([*lines, *sentences(found, letter)])


def spoken(document: "Document", trace: "Trace", found: Points, letter: str = "x") -> str:
    """Describe a plot to who does not see it: the view, what is at x, and the points in view.

    Examples
    --------
    >>> from core.document import Document
    >>> from core.formula import parse
    >>> document = Document(parse("x^2"), 3.0, x_range=(1.0, 9.0), log_x=True)
    >>> spoken(document, document.chain.trace(3.0), Points(()))
    'Plot of f and f′ for x from 1 to 9, x logarithmic. At x = 3: f = 9, f′ = 6.'
    """
    axes = [name for name, log in zip("xy", document.logs, strict=True) if log]
    low, high = map(short, document.x_range)
    slope_name = "f′" if letter == "x" else f"∂f/∂{letter}"
    view = f"Plot of f and {slope_name} for {letter} from {low} to {high}"
    view += f", {' and '.join(axes)} logarithmic." if axes else "."
    x, value, slope = map(short, (trace.x, trace.value, trace.gradient))
    here = f"{view} At {letter} = {x}: f = {value}, {slope_name} = {slope}."
    return f"{here} {summary(found, document.x_range, letter)}" if found else here


def _rank(point: Point) -> tuple[int, str]:
    return KINDS.index(point.kind), point.title


def _least(found: Points) -> str:
    """Say of a number that it may be more, where not all is known."""
    is_known = found.proved or not found.searched
    return "" if is_known and not found.crowds else "at least "


def _places(points: Sequence[Point]) -> list[str]:
    """Write where points are, with so many digits that those next to each other are told apart."""
    places = sorted({p.x for p in points})
    gap = min((high - low for low, high in pairwise(places)), default=math.inf)
    for digits in range(6, 18):
        if all(abs(float(f"{x:.{digits - 1}e}") - x) <= gap / 20 for x in places):
            break
    return [with_form(p.x_form, short(p.x, digits)) + _height(p) for p in points]


def _height(point: Point) -> str:
    has_height = point.kind in ("minimum", "maximum", "crossing")
    return f" (f = {with_form(point.y_form, short(point.y))})" if has_height else ""
