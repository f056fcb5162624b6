"""How to have an export made by another process, which the window never waits for.

`COMMAND` reads one order a line and answers each with ``{"content": "…"}``, the file in base 64, or
with ``{"reason": "…"}``, why there is none. What takes long is told before: ``{"done": 0.5}``.
"""

import base64
import json
from collections.abc import Iterator
from typing import Any

from core.export.look import Unfit
from core.export.order import filled, order_of
from core.serving import EXPORT, command_of

COMMAND = command_of("core.export", EXPORT)
"""To be run in FOLDER."""


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
        for piece in filled(order):
            if isinstance(piece, bytes):
                yield {"content": base64.b64encode(piece).decode()}
            else:
                yield {"done": piece}
    except Unfit as error:
        yield {"reason": str(error)}
    except MemoryError:
        yield {"reason": "it takes more memory than there is"}


def read_answer(line: bytes) -> bytes | float:
    """Read an answer: the file, or how much of it is done; a ValueError with the reason if none."""
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    match told:
        case {"content": str(content)}:
            return base64.b64decode(content)
        case {"done": float(share)} if 0 <= share <= 1:
            return share
        case {"reason": str(reason)}:
            raise ValueError(reason)
        case _:
            raise ValueError("the process that makes it gave no answer")
