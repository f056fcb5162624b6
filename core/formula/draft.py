"""A chain in the making."""

from core.chain import Block, Chain, Start
from core.formula.notations import constant_text, rank, rank_of
from core.functions.entry import Entry


class Draft:
    """A chain to which blocks are appended in place, so that long sums stay quick.

    Attributes
    ----------
    rank : int
        The highest `rank` of all that it starts at.
    parenthesised : bool
        Whether it stands in parentheses, which make a literal as general as any value.
    """

    __slots__ = ("blocks", "parenthesised", "rank", "start")

    def __init__(self, start: Start) -> None:
        self.start = start
        self.blocks: list[Block] = []
        self.rank = rank(start)
        self.parenthesised = False

    @property
    def literal(self) -> str:
        """The text of a constant or parameter, if that is all and no parentheses shield it."""
        bare = not self.blocks and self.start != "x" and not self.parenthesised
        return constant_text(self.start) if bare else ""

    @property
    def number(self) -> float | None:
        """The number that this is, whether in parentheses or not; None if it is none."""
        return None if self.blocks or isinstance(self.start, str) else self.start

    def apply(self, entry: type[Entry], *operands: "Draft") -> "Draft":
        """Append a block and give the draft itself."""
        self.blocks.append(Block(entry.name, tuple(operand.chain() for operand in operands)))
        self.rank = max(self.rank, *(operand.rank for operand in operands), 0)
        self.parenthesised = False
        return self

    def append(self, block: Block) -> "Draft":
        """Append a block that is made already and give the draft itself."""
        self.blocks.append(block)
        self.rank = max(self.rank, *map(rank_of, block.operands), 0)
        self.parenthesised = False
        return self

    def chain(self) -> Chain:
        """Give the chain as it is now."""
        return Chain(self.start, tuple(self.blocks))
