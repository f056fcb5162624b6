"""What can be exported, and the formats that there are of each."""

from collections.abc import Mapping
from types import MappingProxyType

PLOT, CHAIN, BOTH = "plot", "chain", "both"
"""The curves; the chain with its numbers; one above the other."""

TABLE, RULE, ALL = "table", "rule", "all"
"""Values of f and f′; the chain rule; all that is known of f as a text."""

TANGENT, SECANT = "tangent", "secant"
"""The plot with what moves in it."""

ERRORS = "errors"
"""The errors of the numerical derivatives against h."""

CODE, REPORT = "code", "report"

PICTURES = (".png", ".svg", ".pdf")
MOVING = (".gif", ".webp", ".apng")
"""The suffixes that have a look."""

TABLES = (".csv", ".tsv")
"""Those of numbers in columns."""

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        PLOT: (*PICTURES, ".tikz", ".pgf", ".tex"),
        CHAIN: (*PICTURES, ".tikz", ".dot"),
        BOTH: PICTURES,
        TANGENT: MOVING,
        SECANT: MOVING,
        ERRORS: (*PICTURES, ".csv"),
        TABLE: (*TABLES, ".tex"),
        RULE: (*PICTURES, ".tex"),
        ALL: (".tex",),
        CODE: (".py",),
        REPORT: (".json",),
    }
)
"""By what is exported, the suffixes that there are of it."""

USUAL: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((*PICTURES, ".tikz", ".pgf"), PLOT),
        **dict.fromkeys(MOVING, TANGENT),
        ".dot": CHAIN,
        **dict.fromkeys(TABLES, TABLE),
        ".tex": ALL,
        ".py": CODE,
        ".json": REPORT,
    }
)
"""By suffix, what is exported if nothing is said."""

SUFFIXES = tuple(USUAL)
"""Of all files that are written."""


def suffixes_of(what: str) -> tuple[str, ...]:
    """Give the suffixes of something, or none if there is no such thing."""
    return FORMATS.get(what, ())
