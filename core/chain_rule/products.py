"""The products whose sum is a derivative: of local ones, for each lane that starts at a letter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from core.chain import Chain, Path
from core.chain_rule.names import Slope, input_names, slopes, wire_names

MOST_FACTORS = 8
"""How many factors of one product are written before its middle is left out."""


class Factor(NamedTuple):
    """One local derivative on the way from y back to x.

    Attributes
    ----------
    block : tuple of int
        Path of the block.
    input : int
        Which of its inputs the way goes through.
    above, below : str
        The names of what the block gives and of that input.
    is_partial : bool
        Whether another input depends on the same letter.
    slope : Slope
        The derivative of the one by the other.
    """

    block: Path
    input: int
    above: str
    below: str
    is_partial: bool
    slope: Slope

    def __hash__(self) -> int:
        # A factor is looked up at every x, and there is one a place.
        return hash((self.block, self.input))


Product: TypeAlias = tuple[Factor, ...]


class Elision(NamedTuple):
    """What is left out and written as three dots: the midst of one product, or whole ones."""

    products: tuple[Product, ...]

    def hides(self, block: Path) -> bool:
        """Tell whether a factor of a block is left out here."""
        return any(factor.block == block for product in self.products for factor in product)


Term: TypeAlias = tuple[Factor | Elision, ...]
"""A product as it is written; one that is nothing but an Elision stands for those left out."""


def products(chain: Chain, by: str = "x") -> tuple[Product, ...]:
    """Give the products whose sum is the derivative by x or a parameter; an empty one is 1.

    Each goes from y back to a lane that starts at that letter.
    """
    names = wire_names(chain)
    known: dict[tuple[Path, int], Factor] = {}
    starts = [lane for lane in _lanes(chain) if chain.lane(lane).start == by]
    return tuple(_product(chain, lane, names, known, by) for lane in starts)


def terms(
    whole: Sequence[Product], factors: int = MOST_FACTORS, most: int | None = None
) -> tuple[Term, ...]:
    """Leave out the middle of products that are too long, and of a sum of too many.

    `factors` is how many places one may take, at least 3; `most` how many products there may be
    beside the dots.

    Examples
    --------
    >>> from core.formula import parse
    >>> (term,) = terms(products(parse("tanh(" * 5 + "x" + ")" * 5)), factors=3)
    >>> [type(part).__name__ for part in term]
    ['Factor', 'Elision', 'Factor']
    """
    shortened = [_shortened(product, factors) for product in whole]
    if most is None or len(shortened) <= most:
        return tuple(shortened)
    tail = most // 2
    hidden = tuple(whole[most - tail : len(whole) - tail])
    end = shortened[len(shortened) - tail :]
    return (*shortened[: most - tail], (Elision(hidden),), *end)


def _shortened(product: Product, factors: int) -> Term:
    if len(product) <= factors:
        return product
    front = factors // 2
    end = len(product) - (factors - 1 - front)
    return (*product[:front], Elision((product[front:end],)), *product[end:])


def _lanes(chain: Chain, path: Path = ()) -> Iterator[Path]:
    """Give the chain itself and every operand."""
    yield path
    for i, block in enumerate(chain.blocks):
        for j, operand in enumerate(block.operands):
            yield from _lanes(operand, (*path, i, j))


def _product(
    chain: Chain,
    lane: Path,
    names: Mapping[Path, str],
    known: dict[tuple[Path, int], Factor],
    by: str,
) -> Product:
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
            known[place] = _factor(chain, *place, names, by)
    return tuple(known[place] for place in places)


def _factor(chain: Chain, path: Path, which: int, names: Mapping[Path, str], by: str) -> Factor:
    below = input_names(chain, path, names)[which]
    flowing = Chain(chain.lane(path[:-1]).start, chain.lane(path[:-1]).blocks[: path[-1]])
    lanes = (flowing, *chain.block(path).operands)
    is_partial = sum(lane.depends_on(by) for lane in lanes) > 1
    return Factor(path, which, names[path], below, is_partial, slopes(chain, path, names)[which])
