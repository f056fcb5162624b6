"""One block of a chain with a broken backward rule: the same f, and another way back."""

from dataclasses import dataclass, replace

from core.chain import Block, Chain, Path
from core.functions.entry import Entry
from core.lab.wrong_rules import Kind, with_wrong_rule


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken: the rule of the block at a path, and how."""

    path: Path
    kind: Kind


@dataclass(frozen=True, slots=True)
class BrokenBlock(Block):
    """A block that computes what it should and passes back what it should not."""

    kind: Kind = Kind.FACTOR

    @property
    def function(self) -> type[Entry]:
        """The class of the catalogue, but for its rule."""
        return with_wrong_rule(self.name, self.kind)


def broken(chain: Chain, fault: Fault) -> Chain:
    """Give a chain whose one block's rule is wrong; its values, and its parameters', are the same.

    A LookupError if there is no such block.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = broken(parse("sin(x^2)"), Fault((0,), Kind.SIGN))
    >>> chain.trace(0.5).value, chain.trace(0.5).gradient
    (0.24740395925452294, -0.9689124217106447)
    """
    *lane_path, at = fault.path
    block = chain.block(fault.path)
    lane = chain.lane(tuple(lane_path))
    made = BrokenBlock(block.name, block.operands, fault.kind)
    changed = replace(lane, blocks=(*lane.blocks[:at], made, *lane.blocks[at + 1 :]))
    return replace(chain.with_lane(tuple(lane_path), changed), given=chain.given)


def kinds_of(chain: Chain, path: Path) -> tuple[Kind, ...]:
    """Tell how a block's rule can be broken so that it is felt: no gradient goes to constants."""
    lane, at = chain.lane(path[:-1]), path[-1]
    operands, flows = lane.blocks[at].operands, _has_letters(Chain(lane.start, lane.blocks[:at]))
    beside = any(map(_has_letters, operands))
    if not beside and not flows:
        return ()
    # What arrives at the last block is 1, which nobody misses.
    felt = {
        Kind.ARRIVING: path != (len(chain.blocks) - 1,),
        Kind.FIRST: bool(operands) and flows,
        Kind.TERM: beside,
    }
    return tuple(kind for kind in Kind if felt.get(kind, True))


def _has_letters(chain: Chain) -> bool:
    return chain.depends_on_x or bool(chain.parameters)
