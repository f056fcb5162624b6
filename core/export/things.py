"""What can be exported, and the formats that there are of each."""

from collections.abc import Mapping
from types import MappingProxyType

PLOT, CHAIN, TABLE = "plot", "chain", "table"
TANGENT, SECANT = "tangent", "secant"
"""The plot with what moves in it."""

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PLOT: (".png", ".svg", ".pdf"),
        CHAIN: (".png", ".svg", ".pdf", ".tikz", ".dot"),
        TABLE: (".csv",),
        TANGENT: (".gif", ".webp"),
        SECANT: (".gif", ".webp"),
    }
)
"""By what is exported, the suffixes that there are of it."""

PICTURES = (".png", ".svg", ".pdf")
MOVING = (".gif", ".webp")
"""The suffixes that have a look."""
