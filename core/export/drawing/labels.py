"""What is written of each curve: beside it where there is room, or in a key above the plot."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from core.digits import short
from core.export.drawing.curves import DASHES, MARKERS
from core.export.drawing.page import TICK, Page
from core.export.drawing.words import ASCENT, DESCENT, Words, width_of
from core.export.inks import Inks
from core.export.look import FRAME, Look
from core.plot.curves import NUMERICAL, called
from core.plot.figure import CIRCLE, DOT, FAINT_DASHES, FAINT_WIDTH, MARK, WIDTH, Figure, Line
from core.plot.ground import Ground
from core.plot.line import crosses, is_in_view
from core.plot.placing import place_beside
from core.sampling.curve import Floats

SIZE = 13.0
"""Pixels of the letters of a name, a little larger than numbers are."""

HAIR = "\N{HAIR SPACE}"


class Entry(NamedTuple):
    """What is said of a curve or a mark, and how it looks: its line's dashes, or its shape."""

    words: str
    colour: str
    line: str
    width: float
    dashes: tuple[float, ...] = ()
    shape: str = ""
    slanted: bool = False


class Named(NamedTuple):
    """A curve that has a name, the pixels that it covers, and its dots."""

    entry: Entry
    ground: Ground
    dots: tuple[Floats, Floats]


def grounds_of(
    figure: Figure, page: Page, look: Look, at: str, inks: Inks
) -> tuple[list[Named], Ground]:
    """Give the curves that have a name, and what else is covered in the plot."""
    rest = Ground(page.plot)
    named = [
        Named(_entry(line, figure, inks), *_covered(line, page))
        for line in figure.lines
        if is_in_view(line, figure.view)
    ]
    for faint in figure.faint:
        own = _covered(faint.line, page)
        if faint.label and is_in_view(faint.line, figure.view):
            colour = inks.behind[faint.of] if faint.name else inks.family
            entry = Entry(faint.label, inks.muted, colour, FAINT_WIDTH,
                          FAINT_DASHES[faint.number])  # fmt: skip
            named.append(Named(entry, *own))
        else:
            rest.covered |= own[0].covered
    tangent = Ground(page.plot)
    dots = tangent.stroke(*_within(page, *figure.here.tangent))
    if at and crosses(figure.here.tangent[1], figure.view.limits[1]):
        named.append(Named(Entry(at, inks.muted, inks.muted, 1.0), tangent, dots))
    else:
        rest.covered |= tangent.covered
    for half in figure.here.halves:
        rest.stroke(*_within(page, *half))
    if figure.here.taylor is not None:
        line = Ground(page.plot)
        dots = line.stroke(*_within(page, *figure.here.taylor))
        entry = Entry("Taylor polynomial", inks.text, inks.text, 1.5, (6, 2, 1.5, 2))
        named.append(Named(entry, line, dots))
    if (secant := figure.here.secant) is not None and secant.line[0].size:
        line = Ground(page.plot)
        dots = line.stroke(*_within(page, *secant.line))
        words = f"secant, h = {short(secant.step)}"
        inked = inks.words[NUMERICAL], inks.curves[NUMERICAL]
        named.append(Named(Entry(words, *inked, 1.5), line, dots))
    _cover_marks(rest, figure, page)
    _cover_axes(rest, page, 0.0 if look.axes == FRAME else TICK)
    return named, rest


def _entry(line: Line, figure: Figure, inks: Inks) -> Entry:
    name = _spaced(called(line.name, figure.across))
    words = f"{name}, positive part only" if line.name in figure.cut else name
    return Entry(words, inks.words[line.name], inks.curves[line.name], WIDTH,
                 DASHES[line.name], slanted=True)  # fmt: skip


def entries_out_of_view(figure: Figure, inks: Inks) -> Iterator[Entry]:
    """Say of curves that were asked for why they are not to be seen where others are."""
    note = figure.note
    if note and note.is_empty:
        return
    for line in figure.lines:
        if is_in_view(line, figure.view):
            continue
        entry = _entry(line, figure, inks)
        if line.name in figure.cut:
            words = f"{_spaced(called(line.name, figure.across))}, nowhere positive"
            yield entry._replace(words=words)
        elif note and note.reason.startswith(f"{line.name} "):
            yield entry._replace(words=_spaced(note.reason))


def _spaced(name: str) -> str:
    """Part a prime from a letter that leans into it."""
    return re.sub("(?<=f)(?=[′″‴])", HAIR, name)


def _covered(line: Line, page: Page) -> tuple[Ground, tuple[Floats, Floats]]:
    """Give what a curve covers, and dots of it: of its stroke and of the edges of its bands."""
    ground = Ground(page.plot)
    dots = ground.stroke(*_within(page, line.x, line.y))
    columns, *edges = line.bands
    if columns.size:
        x, low = _within(page, columns, edges[0])
        _, high = _within(page, columns, edges[1])
        ground.fill(x, low, high)
        inside = [(v >= 0) & (v <= page.plot[1]) for v in (low, high)]
        more = [np.concatenate([v[own] for v, own in zip(vs, inside, strict=True)])
                for vs in ((x, x), (low, high))]  # fmt: skip
        dots = np.concatenate((dots[0], more[0])), np.concatenate((dots[1], more[1]))
    return ground, dots


def _within(page: Page, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Give coordinates in pixels of the plot."""
    return page.across(x) - page.box.left, page.up(y) - page.box.bottom


def _cover_marks(ground: Ground, figure: Figure, page: Page) -> None:
    """Cover circles, marks and dots, and asymptotes."""
    for spots, size in ((figure.ends, CIRCLE), (figure.marks, MARK), (figure.here.dots, DOT)):
        for spot in spots:
            (x,), (y,) = _within(page, np.array([spot.x]), np.array([spot.y]))
            ground.block(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
    for x in page.across(list(figure.asymptotes)) - page.box.left:
        ground.block(x, 0, x + 1, page.plot[1])


def _cover_axes(ground: Ground, page: Page, ticks: float) -> None:
    """Cover the lines at 0, or at the edges, with ticks of a length."""
    x, y = page.origin[0] - page.box.left, page.origin[1] - page.box.bottom
    ground.block(x - ticks, 0, x + 1, page.plot[1])
    ground.block(0, y - ticks, page.plot[0], y + 1)


def placed(
    named: Sequence[Named], ground: Ground, page: Page, keyed: Sequence[Entry]
) -> tuple[list[Words], list[Entry]]:
    """Write names beside their curves, but those in the key; gives those, too, that have no room.

    What is written is covered from then on, and other names keep away from it.
    """
    written, left_over, names = [], [], Ground(page.plot)
    for own in named:
        if own.entry in keyed:
            continue
        others = [other.ground for other in named if other is not own]
        foreign = names.join(others)
        words = own.entry.words
        size = width_of(words, SIZE, slanted=own.entry.slanted), (ASCENT + DESCENT) * SIZE
        box = place_beside(
            own.dots, own.ground.counted(), foreign.counted(),
            ground.join([own.ground, foreign]).counted(), page.plot, size,
        )  # fmt: skip
        if box is None:
            left_over.append(own.entry)
            continue
        names.block(*box)
        written.append(Words(words, page.box.left + box.left,
                             page.box.bottom + box.bottom + DESCENT * SIZE, SIZE,
                             own.entry.colour, slanted=own.entry.slanted, boxed=True))  # fmt: skip
    return written, left_over


def entries_of_marks(figure: Figure, inks: Inks) -> Iterator[Entry]:
    """Give what the shapes of marks mean."""
    for kind in dict.fromkeys(mark.kind for mark in figure.marks):
        yield Entry(kind, inks.text, inks.text, 0.0, shape=MARKERS[kind])
