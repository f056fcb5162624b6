"""Functions as chains of blocks: frozen data, its edits, and all that happens at one x."""

from core.chain.chain import CONSTANTS, MAX_DEPTH, Block, Chain, Path, Start

__all__ = ["CONSTANTS", "MAX_DEPTH", "Block", "Chain", "Path", "Start"]
