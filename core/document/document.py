"""What a file holds: a chain, where it is looked at, and the view; as versioned JSON."""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path

from core.chain import Block, Chain
from core.chain.serialize import as_number, entry, packed, quoted, unpacked
from core.document.files import named, write_whole
from core.formula import format as format_formula

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

    `step` is h of the central difference; no range of y fits it to the curve. `text` is how the
    chain was typed, where that is not how it is written anyway.

    Raises
    ------
    ValueError
        If a number is not finite, h is not positive or a range is empty, reversed or reaches
        where a logarithmic axis has no place.

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
    log_x: bool = False
    log_y: bool = False
    text: str | None = None

    @property
    def formula(self) -> str:
        """The chain as text: as it was typed, or else as it is written."""
        return self.text or format_formula(self.chain)

    @property
    def logs(self) -> tuple[bool, bool]:
        """Whether x and y are logarithmic."""
        return self.log_x, self.log_y

    def __post_init__(self) -> None:
        if not math.isfinite(self.x):
            raise ValueError(f"x is a finite number, not {self.x}")
        if not (math.isfinite(self.step) and self.step > 0):
            raise ValueError(f"the step size h is a positive number, not {self.step}")
        check_range(self.x_range)
        if self.y_range is not None:
            check_range(self.y_range)
        for name, log, limits in zip("xy", self.logs, (self.x_range, self.y_range), strict=True):
            if log and limits is not None and limits[0] <= 0:
                raise ValueError(f"the range of a logarithmic {name} is positive, not {limits}")


def check_range(limits: tuple[float, float]) -> None:
    """Refuse, by a ValueError, what is empty, reversed or not finite."""
    low, high = limits
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"a range goes from a lower to a higher number, not {low:g} to {high:g}")
    if not math.isfinite(high - low):
        raise ValueError(f"the range from {low:g} to {high:g} is too wide")


def save(document: Document, path: Path) -> None:
    """Write a document; the file is replaced whole or not at all.

    Raises
    ------
    OSError
        If the folder cannot be written.
    """
    content = {
        "chainrule": VERSION,
        "chain": packed(document.chain),
        "x": document.x,
        "step": document.step,
        "x_range": document.x_range,
        "y_range": document.y_range,
        "log_x": document.log_x,
        "log_y": document.log_y,
    }
    write_whole(path, (json.dumps(content, indent=1) + "\n").encode())


def load(path: Path) -> Document:
    """Read a document.

    Raises
    ------
    OSError
        If the file cannot be read; its `filename` is the file's own.
    DocumentError
        If it is not a document.
    """
    with named(path):
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(f"{path.name} is too large for a Chainrule document")
        raw = path.read_bytes()
    try:
        content = json.loads(raw.decode())
    except RecursionError as error:
        raise DocumentError(f"{path.name} is nested too deep for a Chainrule document") from error
    except ValueError as error:  # no UTF-8, no JSON, or a number of thousands of digits
        raise DocumentError(f"{path.name} is not JSON: {error}") from error
    if not isinstance(content, dict) or "chainrule" not in content:
        raise DocumentError(f"{path.name} is JSON, but not a Chainrule document")
    if content["chainrule"] != VERSION:
        found = quoted(content["chainrule"])
        raise DocumentError(f"{path.name} is of version {found}; this program reads {VERSION}")
    try:
        return _document(content)
    except ValueError as error:
        raise DocumentError(f"{path.name} is damaged: {error}") from error
    except RecursionError as error:
        raise DocumentError(f"{path.name} is nested too deep for a Chainrule document") from error


def _document(content: dict[str, object]) -> Document:
    y_range = entry(content, "y_range")
    return Document(
        unpacked(entry(content, "chain")),
        as_number(entry(content, "x"), "x"),
        as_number(entry(content, "step"), "the step size h"),
        _range_from_json(entry(content, "x_range")),
        None if y_range is None else _range_from_json(y_range),
        _flag(content.get("log_x", False), "log_x"),  # files of the first days have none
        _flag(content.get("log_y", False), "log_y"),
    )


def _flag(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} is true or false, not {quoted(value)}")
    return value


def _range_from_json(limits: object) -> tuple[float, float]:
    if not isinstance(limits, list) or len(limits) != 2:
        raise ValueError(f"a range is two numbers, not {quoted(limits)}")
    low, high = (as_number(limit, "the end of a range") for limit in limits)
    return low, high
