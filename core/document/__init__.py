"""What is open and what a file holds: a chain, where it is looked at, and the view."""

from core.document.document import (
    OPENING_CHAIN,
    VERSION,
    Document,
    DocumentError,
    check_range,
    load,
    save,
)

__all__ = [
    "OPENING_CHAIN",
    "VERSION",
    "Document",
    "DocumentError",
    "check_range",
    "load",
    "save",
]
