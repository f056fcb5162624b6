"""How to have an export made by another process, which the window never waits for.

`COMMAND` reads one order a line and answers each with one line: ``{"content": "…"}``, the file in
base 64, or ``{"reason": "…"}``, why there is none.
"""

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.export.order import made, order_of

OPTION = "--export-worker"
"""Makes the program itself that process, where it comes without an interpreter for `-m`."""

_IS_BUNDLE = hasattr(sys, "frozen")
COMMAND = (sys.executable, OPTION) if _IS_BUNDLE else (sys.executable, "-m", "core.export")
"""To be run in FOLDER."""

FOLDER = Path(__file__).resolve().parent.parent.parent
"""What holds the package core."""


def answers(line: str) -> Iterator[dict[str, Any]]:
    """Answer an order.

    Examples
    --------
    >>> list(answers("{}"))
    [{'reason': 'the order means nothing: KeyError'}]
    """
    try:
        order = order_of(line)
    except (KeyError, TypeError, ValueError) as error:
        yield {"reason": f"the order means nothing: {type(error).__name__}"}
        return
    try:
        yield {"content": base64.b64encode(made(order)).decode()}
    except MemoryError:
        yield {"reason": "it takes more memory than there is"}


def content_of_answer(line: bytes) -> bytes:
    """Read an answer; a ValueError with the reason where there is no content."""
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    match told:
        case {"content": str(content)}:
            return base64.b64decode(content)
        case {"reason": str(reason)}:
            raise ValueError(reason)
        case _:
            raise ValueError("the process that makes it gave no answer")
