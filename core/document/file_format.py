"""Documents as files: versioned JSON, whose unknown keys are kept and written back."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.chain import Chain
from core.chain.limits import ChainTooLarge
from core.chain.serialize import Known, as_number, entry, packed, quoted, unpacked
from core.document.document import Document, Parameter
from core.document.entries import (
    flag_of,
    name_of,
    number_text_of,
    range_of,
    text_of,
    typed_number_of,
)
from core.document.figures import carried, is_figure
from core.document.files import file_name, write_whole
from core.document.garbage import uncollected
from core.document.limits import nearest_step, step_refusal
from core.document.link import LinkError, from_link, is_link
from core.document.parts import parameters_of, pins_of, shown_of
from core.document.reading import Stamp, read_whole, stamp_of_written
from core.document.unknown import TooMuchUnknown, put_back, unknown
from core.formula import FormulaError, parse

VERSION = 2
"""The version of the file format that is written; older ones are read."""

MAX_BYTES = 10_000_000
"""The largest file that is read: beyond it a file is surely not one of ours."""

_UNTYPED = ("text", "x_text", "step_text", "draft")
"""What stands in a file only where something was typed."""

_START = 200
"""Bytes by which a link is known."""

_LONGEST_REASON = 160
"""How many characters a sentence has for what is wrong in a file, which may quote it."""


class DocumentError(ValueError):
    """A file that cannot be read as a document; the message says what was expected."""

    def __init__(self, path: Path, reason: str) -> None:
        line = " ".join(reason.split())
        short = line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 1]}…"
        super().__init__(f"{file_name(path.name, 80)} {short}")


def save(document: Document, path: Path) -> Stamp:
    """Write a document; the file is replaced whole or not at all. Give by what it is known.

    Raises
    ------
    OSError
        If the file cannot be written, or would be too large to be read again.
    """
    encoded = _encoded(content_of(document), path)
    write_whole(path, encoded)
    return stamp_of_written(path, encoded)


def content_of(document: Document, known: Known | None = None) -> dict[str, Any]:
    """Give all that a file holds of a document, as what JSON can hold."""
    content = known_of(document, known)
    put_back(content, document.others)
    return content


def known_of(document: Document, known: Known | None = None) -> dict[str, Any]:
    """Give what a file holds of a document, but for what is not known of it."""
    return _content(document, packed(document.chain, known))


def as_text(document: Document) -> str:
    """Write all that a file holds of a document in one line of ASCII, which a figure carries."""
    return json.dumps(content_of(document), separators=(",", ":"))


def document_of(content: Any, known: Known | None = None) -> Document:
    """Read a document from what JSON held; a ValueError says what is wrong."""
    version = entry(content, "chainrule")
    if isinstance(version, bool) or version not in range(1, VERSION + 1):
        raise ValueError(f"a document of version {quoted(version)}; this program reads {VERSION}")
    return _document(content, known)


def _content(document: Document, chain: dict[str, Any]) -> dict[str, Any]:
    """Give what a file holds of a document, but for what it does not know."""
    content = {
        "chainrule": VERSION,
        "chain": chain,
        "text": document.text,
        "x": document.x,
        "x_text": document.x_text,
        "step": document.step,
        "step_text": document.step_text,
        "x_range": document.x_range,
        "y_range": document.y_range,
        "log_x": document.log_x,
        "log_y": document.log_y,
        "parameters": {p.name: _parameter(p) for p in document.parameters},
        "pins": [{"name": pin.name, "chain": packed(pin.chain)} for pin in document.pins],
        "shown": document.shown._asdict(),
        "family": document.family,
        "over": document.over,
        "draft": document.draft,
        "own_view": document.own_view,
        "level": document.level,
    }
    return {key: v for key, v in content.items() if key not in _UNTYPED or v is not None}


def _parameter(known: Parameter) -> dict[str, Any]:
    typed = {"text": known.text} if known.text is not None else {}
    return {"value": known.value, "low": known.low, "high": known.high} | typed


def _encoded(content: dict[str, Any], path: Path) -> bytes:
    """Write JSON, close together where that alone makes a file that can be read again."""
    encoded = (json.dumps(content, indent=1) + "\n").encode()
    if len(encoded) > MAX_BYTES:
        close = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        encoded = close.encode(errors="backslashreplace")  # of a half pair, as JSON writes it
    if len(encoded) > MAX_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return encoded


def load(path: Path) -> Document:
    """Read a document, or the one that a figure or a link in a line of text carries.

    Raises
    ------
    OSError
        If the file cannot be read; its `filename` is the file's own.
    DocumentError
        If it is not a document.
    """
    return load_stamped(path)[0]


@uncollected()
def load_stamped(path: Path) -> tuple[Document, Stamp | None]:
    """Read a document as `load` does, and give by what its file is known.

    That is None of a figure or a link that carries the document: it is no file to save it to.
    """
    raw, stamp = read_whole(path, MAX_BYTES)
    carries = is_figure(raw)
    try:
        if is_link(raw[:_START].decode("utf-8-sig", errors="replace")):
            return from_link(raw.decode("utf-8-sig")), None
        return _document(_decoded(raw, path)), None if carries else stamp
    except DocumentError:
        raise
    except (ChainTooLarge, LinkError, TooMuchUnknown) as error:
        raise DocumentError(path, f"cannot be opened: {error}") from error
    except RecursionError as error:
        raise DocumentError(path, "is nested too deep for a Chainrule document") from error
    except ValueError as error:
        raise DocumentError(path, f"is damaged and cannot be opened: {error}") from error


def _decoded(raw: bytes, path: Path) -> dict[str, Any]:
    """Read what JSON says, if it says that it is a document."""
    if len(raw) > MAX_BYTES:
        raise DocumentError(path, "is too large for a Chainrule document")
    if is_figure(raw):
        inside = carried(raw)
        if inside is None:
            raise DocumentError(path, "is not a Chainrule document, and carries none")
        raw = inside
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except ValueError as error:  # no UTF-8, no JSON, or a number of thousands of digits
        raise DocumentError(path, _what_it_is(raw, error)) from error
    if not isinstance(content, dict) or "chainrule" not in content:
        raise DocumentError(path, "is not a Chainrule document")
    version = content["chainrule"]
    if isinstance(version, bool) or version not in range(1, VERSION + 1):
        found = quoted(version)
        raise DocumentError(path, f"is of version {found}; this program reads {VERSION}")
    return content


def _what_it_is(raw: bytes, error: ValueError) -> str:
    """Tell a document that was damaged from what never was one."""
    if not raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return "is not a Chainrule document"
    if isinstance(error, json.JSONDecodeError):
        return f"is damaged at line {error.lineno}, column {error.colno}, and cannot be opened"
    return f"is damaged and cannot be opened: {error}"


def _document(content: dict[str, Any], known: Known | None = None) -> Document:
    y_range = entry(content, "y_range")
    chain, x = unpacked(entry(content, "chain"), known), as_number(entry(content, "x"), "x")
    step, remark = _step(as_number(entry(content, "step"), "the step size h"))
    found = Document(
        chain,
        x,
        step,
        range_of(entry(content, "x_range")),
        None if y_range is None else range_of(y_range),
        flag_of(content.get("log_x", False), "log_x"),  # files of the first days have none
        flag_of(content.get("log_y", False), "log_y"),
        _typed(content.get("text"), chain),
        typed_number_of(content.get("x_text"), x),
        parameters_of(content.get("parameters", {}), chain),
        pins_of(content.get("pins", [])),
        shown_of(content.get("shown", {})),
        family=name_of(content.get("family", ""), "the family"),
        over=name_of(content.get("over", ""), "what f is shown over"),
        remark=remark,
        draft=_draft(content.get("draft")),
        own_view=flag_of(content.get("own_view", True), "own_view"),  # older files do not tell
        step_text=typed_number_of(content.get("step_text"), step),
        level=number_text_of(content.get("level", ""), "the value that f may have"),
    )
    ours = _content(found, packed(Chain())) | dict.fromkeys(_UNTYPED)
    return replace(found, others=unknown(content, ours))


def _step(step: float) -> tuple[float, str]:
    """Give the nearest step size there is, and a word where the file has another one."""
    nearest = nearest_step(step) if step > 0 else step
    return nearest, "" if nearest == step else f"h is {nearest}: {step_refusal(step)}."


def _typed(text: Any, chain: Chain) -> str | None:
    """Give a text that means the chain; what means another is not what was typed."""
    try:
        return text if isinstance(text, str) and parse(text) == chain else None
    except FormulaError:
        return None


def _draft(text: Any) -> str | None:
    return None if text is None else text_of(text, "the draft of a formula")
