"""How sure a list of points is, and what there is that is no point, in sentences."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.digits import short

if TYPE_CHECKING:
    from core.plot.point import Points
    from core.points.facts import Crowd

MOST = 4
"""Of stretches and of places that are told one by one."""

DIGITS = 6
"""Of places."""

PROVED = "complete and proved"
ELSEWHERE = "elsewhere the list is complete and proved"
UNCLEAR = "more was to be looked at than time allows, so that points may be missing"
GUESSED = "those farther off are counted as they were sampled, which proves nothing"


def sentences(found: "Points", letter: str = "x") -> list[str]:
    """Say where f is what was asked for, where it is constant, and how sure all of that is.

    Where points are without end or not known is told, too.
    """
    lines = [*([found.remark] if found.remark else []), *_constant(found, letter)]
    if found.period:
        lines.append(f"f repeats every {found.period}")
    lines += [_crowd(crowd, letter) for crowd in found.crowds[:MOST]]
    left = len(found.crowds) - MOST
    lines += [f"{left} more places are like that"] if left > 0 else []
    if found.guessed:
        lines.append(GUESSED)
    if found.unclear:
        lines.append(UNCLEAR)
    lines += _unresolved(found.unresolved, letter)
    if found.proved:
        lines.append(ELSEWHERE if found.crowds else PROVED)
    elif found.unresolved and not found.unclear and not found.guessed:
        lines.append(ELSEWHERE)
    return lines


def _constant(found: "Points", letter: str) -> Iterator[str]:
    for plateau in found.plateaus[:MOST]:
        low, high = short(plateau.low, DIGITS), short(plateau.high, DIGITS)
        signs = ["≤" if closed else "<" for closed in plateau.closed]
        yield f"f = {short(plateau.y)} for {low} {signs[0]} {letter} {signs[1]} {high}"
    left = len(found.plateaus) - MOST
    if left > 0:
        yield f"f is constant on {left} more stretches"


def _crowd(crowd: "Crowd", letter: str) -> str:
    low, high = short(crowd.low, DIGITS), short(crowd.high, DIGITS)
    return (
        f"points crowd without end towards {letter} = {short(crowd.x, DIGITS)}: "
        f"between {low} and {high} none of them is listed"
    )


def _unresolved(stretches: Sequence[tuple[float, float]], letter: str) -> Iterator[str]:
    """Say where it is not known what there is, places and stretches apart."""
    ends = [(short(low, DIGITS), short(high, DIGITS)) for low, high in stretches]
    places = [short(low / 2 + high / 2, DIGITS) for low, high in stretches if _is_place(low, high)]
    wide = [pair for pair, own in zip(ends, stretches, strict=True) if not _is_place(*own)]
    if places:
        some = "1 place" if len(places) == 1 else f"{len(places)} places"
        yield f"{some} not resolved, near {letter} = {_few(places)}"
    if wide:
        between = _few([f"{low} and {high}" for low, high in wide])
        yield f"not all is known between {letter} = {between}"


def _is_place(low: float, high: float) -> bool:
    return short(low, DIGITS) == short(high, DIGITS)


def _few(texts: Sequence[str]) -> str:
    return ", ".join(texts[:MOST]) + (" …" if len(texts) > MOST else "")
