"""How large a chain may be, and how that is said: one place for all that makes chains."""

MAX_BLOCKS = 2000
"""How many blocks a chain may have, those of its operands counted."""

MAX_DEPTH = 100
"""How deep operands may nest, so that equality, hashing and drawing may recurse."""


class ChainTooLarge(ValueError):
    """A chain of more blocks, or of deeper operands, than there may be."""


def check_size(blocks: int) -> None:
    """Refuse, by a ChainTooLarge, more blocks than a chain may have.

    Examples
    --------
    >>> check_size(2417)
    Traceback (most recent call last):
    core.chain.limits.ChainTooLarge: a chain has at most 2000 blocks; this one would have 2417
    """
    if blocks > MAX_BLOCKS:
        reason = f"a chain has at most {MAX_BLOCKS} blocks; this one would have {blocks}"
        raise ChainTooLarge(reason)


def check_depth(depth: int) -> None:
    """Refuse, by a ChainTooLarge, operands that nest deeper than they may."""
    if depth > MAX_DEPTH:
        raise ChainTooLarge(f"branches nest deeper than {MAX_DEPTH} levels")
