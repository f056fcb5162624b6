"""Chains as large as they may be, and how the work on them grows, counted and not timed."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from core.chain import Block, Chain

NAMES = ("sin", "cos", "tanh", "add", "softplus")

LINEAR = 2.6
"""How much more work twice the blocks may be; the square would be 4."""

LEVELS = 95
"""How deep the nested chain goes."""


def flat(blocks: int) -> Chain:
    return Chain("x", tuple(Block(NAMES[i % 5]) for i in range(blocks)))


def lanes(blocks: int) -> Chain:
    """A sum of terms, each with a block of its own."""
    return Chain("x", (Block("add", (Chain("x", (Block("sin"),)),)),) * (blocks // 2))


def nested(blocks: int) -> Chain:
    """Lanes in lanes, every one with as many blocks as its share."""
    levels = min(LEVELS, blocks // 2)
    row = (Block("sin"),) * (blocks // levels - 1)
    chain = Chain("x", (*row, Block("cos")))
    for _ in range(levels - 1):
        chain = Chain("x", (*row, Block("add", (chain,))))
    return chain


def choices(blocks: int) -> Chain:
    """Pieces side by side, each with a condition at x."""
    lanes = Chain("x"), Chain(0.5), Chain("x")
    return Chain("x", (Block("if_less", lanes),) * blocks)


SHAPES: dict[str, Callable[[int], Chain]] = {
    "flat": flat, "lanes": lanes, "nested": nested,
}  # fmt: skip


def calls_of(act: Callable[[], object]) -> int:
    """Count the calls that something makes, those into C too: the same on every machine."""
    count = 0

    def see(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def growth(act: Callable[[Chain], object], make: Callable[[int], Chain], blocks: int) -> float:
    """Tell how many times as many calls a chain of twice the blocks takes."""
    small, large = make(blocks), make(2 * blocks)
    act(make(10 * LEVELS))  # what is loaded or remembered by the first call
    return calls_of(lambda: act(large)) / calls_of(lambda: act(small))
