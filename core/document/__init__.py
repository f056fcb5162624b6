"""What is open and what a file holds: a chain, where it is looked at, and the view."""

from core.document.document import (
    MOST_PINS,
    OPENING_CHAIN,
    Document,
    Parameter,
    Pin,
    check_range,
)
from core.document.file_format import VERSION, DocumentError, load, save
from core.document.shown import DEFAULTS, FIRST, Shown

__all__ = [
    "DEFAULTS",
    "FIRST",
    "MOST_PINS",
    "OPENING_CHAIN",
    "VERSION",
    "Document",
    "DocumentError",
    "Parameter",
    "Pin",
    "Shown",
    "check_range",
    "load",
    "save",
]
