"""The products whose sum is a derivative: of local ones, for each lane that starts at a letter."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias, overload

from core.chain import Block, Chain, Path
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


_Way: TypeAlias = list[tuple[Path, int, int]]
"""Lanes, each with the first and the last of its blocks that a way goes through.

It goes against the flow, from the last of them to the first, and there one lane deeper.
"""


class Product(Sequence[Factor]):
    """The factors on the way from y back to a lane, each made once somebody looks at it.

    There are as many products as lanes, each as long as a way: to make all factors of all of them
    would take the square of the chain.
    """

    __slots__ = ("_at", "_lane", "_short", "_way", "_ways")

    def __init__(self, ways: "_Ways", lane: Path, way: "_Way", at: range) -> None:
        self._ways, self._lane, self._way, self._at = ways, lane, way, at
        self._short: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self._at)

    @overload
    def __getitem__(self, which: int) -> Factor: ...
    @overload
    def __getitem__(self, which: slice) -> "Product": ...
    def __getitem__(self, which: int | slice) -> "Factor | Product":
        if isinstance(which, slice):
            return Product(self._ways, self._lane, self._way, self._at[which])
        return self._ways.factor(*self._place(self._at[which]))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Product):
            return NotImplemented
        same = (self._lane, self._at) == (other._lane, other._at)
        return same and self._ways.is_like(other._ways)

    def __hash__(self) -> int:
        return hash((self._lane, self._at))

    def goes_through(self, block: Path) -> bool:
        """Tell whether one of the factors is of a block."""
        before = 0
        for path, first, last in self._way:
            if path == block[:-1]:
                return first <= block[-1] < last and before + last - 1 - block[-1] in self._at
            before += last - first
        return False

    def shortened(self, factors: int) -> "Term":
        """Give the factors, and leave out the middle if there are more than so many places."""
        if factors not in self._short:
            front, count = factors // 2, len(self)
            end = count - (factors - 1 - front)
            middle = Elision((self[front:end],)) if count > factors else None
            whole: Term = (*self[:front], middle, *self[end:]) if middle else tuple(self)
            self._short[factors] = whole
        return self._short[factors]

    def _place(self, at: int) -> tuple[Path, int]:
        """Give the block of a factor, and which of its inputs it is of."""
        for path, first, last in self._way:
            if at < last - first:
                index = last - 1 - at
                turns = index == first and len(path) < len(self._lane)
                return (*path, index), self._lane[len(path) + 1] + 1 if turns else 0
            at -= last - first
        raise IndexError(at)


class Elision(NamedTuple):
    """What is left out and written as three dots: the midst of one product, or whole ones."""

    products: tuple[Product, ...]

    def hides(self, block: Path) -> bool:
        """Tell whether a factor of a block is left out here."""
        return any(product.goes_through(block) for product in self.products)


Term: TypeAlias = tuple[Factor | Elision, ...]
"""A product as it is written; one that is nothing but an Elision stands for those left out."""


def products(chain: Chain, by: str = "x") -> tuple[Product, ...]:
    """Give the products whose sum is the derivative by x or a parameter; an empty one is 1.

    Each goes from y back to a lane that starts at that letter.
    """
    ways = _Ways(chain, by)
    starts = (path for path, lane in chain.lanes() if lane.start == by)
    return tuple(map(ways.product, starts))


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
    if most is None or len(whole) <= most:
        return tuple(product.shortened(factors) for product in whole)
    front, end = most - most // 2, len(whole) - most // 2
    first, last = ([p.shortened(factors) for p in part] for part in (whole[:front], whole[end:]))
    return (*first, (Elision(tuple(whole[front:end])),), *last)


class _Ways:
    """The ways from y back to the lanes of a chain, along which the factors stand in order."""

    def __init__(self, chain: Chain, by: str) -> None:
        self._chain, self._by = chain, by
        self._names = wire_names(chain)
        self._factors: dict[tuple[Path, int], Factor] = {}
        self._first: dict[Path, int] = {}

    def is_like(self, other: "_Ways") -> bool:
        """Tell whether they are ways of equal chains, to lanes of one letter."""
        return self._by == other._by and self._chain == other._chain

    def product(self, lane: Path) -> Product:
        """Give the factors on the way to a lane."""
        within, way = self._chain, []
        for end in range(0, len(lane), 2):
            i, j = lane[end : end + 2]
            way.append((lane[:end], i, len(within.blocks)))
            within = within.blocks[i].operands[j]
        way.append((lane, 0, len(within.blocks)))
        length = sum(last - first for _, first, last in way)
        return Product(self, lane, way, range(length))

    def factor(self, path: Path, which: int) -> Factor:
        """Give the derivative of a block by one of its inputs."""
        if (path, which) not in self._factors:
            self._factors[path, which] = self._made(path, which)
        return self._factors[path, which]

    def _made(self, path: Path, which: int) -> Factor:
        chain, names = self._chain, self._names
        below = input_names(chain, path, names)[which]
        depending = [lane.depends_on(self._by) for lane in chain.block(path).operands]
        is_partial = self._flow_depends(path) + sum(depending) > 1
        slope = slopes(chain, path, names)[which]
        return Factor(path, which, names[path], below, is_partial, slope)

    def _flow_depends(self, path: Path) -> bool:
        """Tell whether what flows into a block depends on the letter."""
        lane, at = path[:-1], path[-1]
        if lane not in self._first:
            row = self._chain.lane(lane)
            places = (i for i, block in enumerate(row.blocks) if _takes(block, self._by))
            self._first[lane] = -1 if row.start == self._by else next(places, len(row.blocks))
        return self._first[lane] < at


def _takes(block: Block, letter: str) -> bool:
    return any(operand.depends_on(letter) for operand in block.operands)
