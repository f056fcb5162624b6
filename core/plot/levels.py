"""Where f has a value that is asked for, such as 2 or √2."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from core.chain import Chain
from core.digits import MINUS, short
from core.document import Document
from core.formula import number, parse
from core.incremental import Slices
from core.plot.crossings import ROUNDING, are_same, meeting
from core.plot.point import Point, Points
from core.points.facts import Crowd

DIGITS = 6
"""Of the ends of a view, in a sentence."""


@dataclass(frozen=True, slots=True)
class Level:
    """A value, as it is written, as a constant chain with all its digits, and as a double."""

    text: str
    chain: Chain
    value: float


def level_of(text: str) -> Level:
    """Read a level; a FormulaError says what is wrong with it.

    Examples
    --------
    >>> level_of(" sqrt(4) ").value
    2.0
    """
    return Level(text.strip().replace("-", MINUS), parse(text), number(text))


def with_level(document: Document, found: Points, level: Level) -> Slices[Points]:
    """Add to points of interest where f has a value, and a sentence where it nowhere has it."""
    told = f"f is {level.text}"
    between = "between {} and {}".format(*(short(x, DIGITS) for x in document.x_range))
    if are_same(document.function, level.chain, document.x_range):
        return found.beside(found, f"{told} everywhere {between}, as far as rounding tells")
    here = yield from meeting(document, level.chain)
    if here is None:
        return found.beside(found, f"where {told} was not looked for: f has too many blocks")
    levels = [
        Point("level", point.x, level.value, level.text, point.x_form)
        for point in here
        if point.kind == "root"
    ]
    noise = ROUNDING * abs(level.value)
    is_met = bool(levels) or any(abs(flat.y) <= noise for flat in here.plateaus)
    never = f"f is never {level.text} {between}"
    unknown = f"no place is known at which {told} {between}"
    is_sure = here.proved and not here.crowds
    return _joined(found, here, levels, "" if is_met else never if is_sure else unknown)


def _as_one(crowds: Iterable[Crowd]) -> Iterator[Crowd]:
    """Give one crowd for each place, on a stretch in which all of its points are."""
    for x, alike in groupby(sorted(crowds), attrgetter("x")):
        _, lows, highs = zip(*alike, strict=True)
        yield Crowd(x, min(lows), max(highs))


def _joined(found: Points, here: Points, levels: list[Point], sentence: str) -> Points:
    """Put both lists together; they are no surer than the less sure one."""
    count = here.counts.get("root")
    more = {levels[0].title: count} if count and levels else {}
    return Points(
        sorted((*found, *levels), key=lambda point: point.x),
        {**found.counts, **more},
        found.unclear or here.unclear,
        tuple(sorted({*found.unresolved, *here.unresolved})),
        found.plateaus,
        tuple(sorted(_as_one((*found.crowds, *here.crowds)))),
        period=found.period,
        guessed=found.guessed or here.guessed,
        searched=found.searched,
        remark=sentence,
    )
