"""The ways from y back to x: one product of local derivatives for each lane that starts at x."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from core.chain import Chain, Path
from core.chain_rule.names import input_names, slope_symbols, wire_names

LONGEST = 8
"""How many factors of one product are written before its middle is left out."""


class Factor(NamedTuple):
    """One local derivative on the way from y back to x.

    Attributes
    ----------
    block : tuple of int
        Path of the block.
    input : int
        Which of its inputs the way goes through.
    ratio, symbol : str
        As ``dy/db`` and as ``2b``.
    """

    block: Path
    input: int
    ratio: str
    symbol: str


class Elision(NamedTuple):
    """What is left out, and written as three dots.

    Attributes
    ----------
    ways : tuple of tuple of Factor
        The factors that belong together; several ways where whole products are left out.
    """

    ways: tuple[tuple[Factor, ...], ...]

    def hides(self, block: Path) -> bool:
        """Tell whether a factor of a block is left out here."""
        return any(factor.block == block for way in self.ways for factor in way)


Way: TypeAlias = tuple[Factor, ...]
Term: TypeAlias = tuple[Factor | Elision, ...]


def ways(chain: Chain) -> tuple[Way, ...]:
    """Give the products whose sum is dy/dx, one for each lane that starts at x.

    Parameters
    ----------
    chain : Chain
        The function.

    Returns
    -------
    tuple of tuple of Factor
        From y back to x; an empty product is 1.
    """
    names = wire_names(chain)
    known: dict[tuple[Path, int], Factor] = {}
    starts = [lane for lane in _lanes(chain) if chain.lane(lane).start == "x"]
    return tuple(_way(chain, lane, names, known) for lane in starts)


def terms(all_ways: Sequence[Way], factors: int = LONGEST, most: int = 0) -> tuple[Term, ...]:
    """Leave out the middle of long products, and of long sums.

    Parameters
    ----------
    all_ways : sequence of Way
        From `ways`.
    factors : int
        How many places one product may take, at least 3.
    most : int
        How many products are written, the dots for those left out not counted; 0 for all.

    Returns
    -------
    tuple of Term
        Products; one that is nothing but an Elision stands for those left out.

    Examples
    --------
    >>> from core.formula import parse
    >>> (term,) = terms(ways(parse("exp(x^2)^2")), factors=3)
    >>> [factor.symbol for factor in term]
    ['2b', 'eᵃ', '2x']
    """
    shortened = [_shortened(way, factors) for way in all_ways]
    if not most or len(shortened) <= most:
        return tuple(shortened)
    tail = most // 2
    hidden = tuple(all_ways[most - tail : len(all_ways) - tail])
    end = shortened[len(shortened) - tail :]
    return (*shortened[: most - tail], (Elision(hidden),), *end)


def _shortened(way: Way, factors: int) -> Term:
    if len(way) <= factors:
        return way
    front = factors // 2
    back = factors - 1 - front
    return (*way[:front], Elision((way[front : len(way) - back],)), *way[len(way) - back :])


def _lanes(chain: Chain, path: Path = ()) -> Iterator[Path]:
    """Give the chain itself and every operand."""
    yield path
    for i, block in enumerate(chain.blocks):
        for j, operand in enumerate(block.operands):
            yield from _lanes(operand, (*path, i, j))


def _way(
    chain: Chain, lane: Path, names: Mapping[Path, str], known: dict[tuple[Path, int], Factor]
) -> Way:
    """Collect the factors from y to the start of a lane."""
    places: list[tuple[Path, int]] = []
    path: Path = ()
    while True:
        end = lane[len(path)] if len(path) < len(lane) else -1
        blocks = chain.lane(path).blocks
        places += [((*path, at), 0) for at in range(len(blocks) - 1, max(end, -1), -1)]
        if len(path) == len(lane):
            break
        i, j = lane[len(path) : len(path) + 2]
        places.append(((*path, i), j + 1))
        path = (*path, i, j)
    for place in places:
        if place not in known:
            known[place] = _factor(chain, *place, names)
    return tuple(known[place] for place in places)


def _factor(chain: Chain, path: Path, which: int, names: Mapping[Path, str]) -> Factor:
    inputs = input_names(chain, path, names)
    block = chain.block(path)
    flowing = Chain(chain.lane(path[:-1]).start, chain.lane(path[:-1]).blocks[: path[-1]])
    d = "d" if sum(lane.depends_on_x for lane in (flowing, *block.operands)) == 1 else "∂"
    ratio = f"{d}{names[path]}/{d}{inputs[which]}"
    return Factor(path, which, ratio, slope_symbols(chain, path, names)[which])
