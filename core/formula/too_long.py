"""A text that is refused by its signs alone: before anything is made of it."""

from collections.abc import Sequence
from itertools import pairwise

from lark import Token

from core.chain.limits import MAX_BLOCKS, ChainTooLarge

_BETWEEN = {"PLUS", "MINUS", "TIMES", "DIVIDED"}
_ENDS = {"NUMBER", "NAME", "CLOSE"}
"""Behind these of the lexer's tokens such a sign stands between two values."""

_ALONE = {"RAISED", "RISE", "ROOT", "BEHIND", "LBAR"}
"""What makes a block wherever it stands."""


def refuse_too_many(raws: Sequence[Token]) -> None:
    """Refuse, by a ChainTooLarge, more signs than a chain may have blocks.

    Each of these signs makes a block, but there may be more blocks than these.
    """
    count = sum([raw.type in _ALONE for raw in raws])
    count += sum([right.type in _BETWEEN and left.type in _ENDS for left, right in pairwise(raws)])
    if count > MAX_BLOCKS:
        reason = f"a chain has at most {MAX_BLOCKS} blocks; this one would have {count} or more"
        raise ChainTooLarge(reason)
