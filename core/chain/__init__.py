"""Functions as chains of blocks: frozen data, its edits, and all that happens at one x."""

from core.chain.chain import CONSTANTS, Block, Chain, Path, Start
from core.chain.limits import MAX_BLOCKS, MAX_DEPTH

__all__ = ["CONSTANTS", "MAX_BLOCKS", "MAX_DEPTH", "Block", "Chain", "Path", "Start"]
