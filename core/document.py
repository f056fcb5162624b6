"""What a file holds: a chain, where it is looked at, and the view; as versioned JSON."""

import contextlib
import json
import math
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.chain import Block, Chain

VERSION = 1
"""The version of the file format that is written; older ones are read."""

OPENING_CHAIN = Chain("x", (Block("square"), Block("exp"), Block("square")))
"""The notes' own example, shown at the first start."""

MAX_BYTES = 10_000_000
"""The largest file that is read: beyond it a file is surely not one of ours."""


class DocumentError(ValueError):
    """A file that cannot be read as a document; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Document:
    """A chain and how it is looked at; by default as at the first start.

    Parameters
    ----------
    chain : Chain
        The function.
    x : float
        The point.
    step : float
        The step size h of the central difference, positive.
    x_range : tuple of float
        The visible range of x, ascending.
    y_range : tuple of float or None
        The visible range of y; None to fit it to the curve.

    Raises
    ------
    ValueError
        If a number is not finite, h is not positive or a range is empty or reversed.

    Examples
    --------
    >>> Document().x
    0.5
    """

    chain: Chain = field(default=OPENING_CHAIN)
    x: float = 0.5
    step: float = 1e-4
    x_range: tuple[float, float] = (-1.0, 1.0)
    y_range: tuple[float, float] | None = (-4.0, 8.0)

    def __post_init__(self) -> None:
        if not math.isfinite(self.x):
            raise ValueError(f"x is a finite number, not {self.x}")
        if not (math.isfinite(self.step) and self.step > 0):
            raise ValueError(f"the step size h is a positive number, not {self.step}")
        check_range(self.x_range)
        if self.y_range is not None:
            check_range(self.y_range)


def check_range(limits: tuple[float, float]) -> None:
    """Refuse what is no range.

    Parameters
    ----------
    limits : tuple of float
        Low and high.

    Raises
    ------
    ValueError
        If it is empty, reversed, not finite, or wider than any number.
    """
    low, high = limits
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"a range goes from a lower to a higher number, not {low:g} to {high:g}")
    if not math.isfinite(high - low):
        raise ValueError(f"a range from {low:g} to {high:g} is too wide")


def save(document: Document, path: Path) -> None:
    """Write a document; the file is replaced whole or not at all.

    Parameters
    ----------
    document : Document
        What to write.
    path : Path
        Where.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    content = {
        "chainrule": VERSION,
        "chain": _chain_to_json(document.chain),
        "x": document.x,
        "step": document.step,
        "x_range": document.x_range,
        "y_range": document.y_range,
    }
    write_whole(path, (json.dumps(content, indent=1) + "\n").encode())


def load(path: Path) -> Document:
    """Read a document.

    Parameters
    ----------
    path : Path
        Where.

    Returns
    -------
    Document
        What the file holds.

    Raises
    ------
    OSError
        If the file cannot be read.
    DocumentError
        If it is not a document.
    """
    if path.stat().st_size > MAX_BYTES:
        raise DocumentError(f"{path.name} is too large for a Chainrule document")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DocumentError(f"{path.name} is not JSON: {error}") from error
    if not isinstance(content, dict) or "chainrule" not in content:
        raise DocumentError(f"{path.name} is JSON, but not a Chainrule document")
    if content["chainrule"] != VERSION:
        found = content["chainrule"]
        raise DocumentError(f"{path.name} is of version {found}; this program reads {VERSION}")
    try:
        return _document(content)
    except (KeyError, TypeError, ValueError, RecursionError, OverflowError) as error:
        reason = f"no '{error.args[0]}'" if isinstance(error, KeyError) else str(error)
        raise DocumentError(f"{path.name} is damaged: {reason}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is never left half-written.

    Parameters
    ----------
    path : Path
        Where; an existing file is replaced.
    content : bytes
        All of it.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _document(content: dict[str, Any]) -> Document:
    return Document(
        _chain_from_json(content["chain"]),
        float(content["x"]),
        float(content["step"]),
        _range_from_json(content["x_range"]),
        None if content["y_range"] is None else _range_from_json(content["y_range"]),
    )


def _range_from_json(limits: Any) -> tuple[float, float]:
    low, high = limits
    return float(low), float(high)


def _chain_to_json(chain: Chain) -> dict[str, Any]:
    blocks = [[b.name, *map(_chain_to_json, b.operands)] for b in chain.blocks]
    return {"start": chain.start, "blocks": blocks}


def _chain_from_json(content: Any) -> Chain:
    blocks = [
        Block(name, tuple(map(_chain_from_json, operands))) for name, *operands in content["blocks"]
    ]
    start = content["start"]
    return Chain(start if isinstance(start, str) else float(start), tuple(blocks))
