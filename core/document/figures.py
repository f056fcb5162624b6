"""Documents inside figures: what a PNG, an SVG or a PDF carries, and how it is found again."""

import re
import struct
import xml.parsers.expat
from collections.abc import Iterator
from html import escape  # that of xml.sax loads all of urllib

NAME = "chainrule"
"""Under which a document stands in a PNG, and which its place in an SVG is known by."""

_PNG, _PDF = b"\x89PNG\r\n\x1a\n", b"%PDF-"
_MARKS = (_PNG, _PDF)

_KEYWORDS = re.compile(rb"/Keywords\s*\(((?:[^\\()]|\\.)*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

_OPENING = re.compile(rb"<svg\b[^>]*>")


def is_figure(content: bytes) -> bool:
    """Tell a figure from a document by how it begins.

    Examples
    --------
    >>> is_figure(b"%PDF-1.4"), is_figure(b'<?xml version="1.0"?>'), is_figure(b'{"chainrule": 2}')
    (True, True, False)
    """
    return content.startswith(_MARKS) or content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def carried(content: bytes) -> bytes | None:
    """Find the document that a figure carries, as it would stand in a file; None if there is none.

    Nothing of the figure is drawn, followed or run; what is found is read like any other file.
    """
    if content.startswith(_PNG):
        return next((text for key, text in _texts(content) if key == NAME.encode()), None)
    if content.startswith(_PDF):
        found = _KEYWORDS.findall(content)
        return _ESCAPED.sub(_meant, found[-1]) if found else None
    return _in_svg(content)


def with_words(svg: bytes, description: str, document: str) -> bytes:
    """Give a drawing words for those who do not see it, and a document to carry."""
    said, kept = (escape(text, quote=False) for text in (description, document))
    words = f'\n <desc>{said}</desc>\n <metadata id="{NAME}">{kept}</metadata>'
    opening = _OPENING.search(svg)
    if opening is None:
        raise ValueError("this is no SVG")
    end = opening.end()
    return svg[: end - 1] + b' role="img">' + words.encode() + svg[end:]


def _texts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the texts of a PNG by their keys, until it ends or is cut off (PNG, section 11.3.4)."""
    start = len(_PNG)
    while start + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[start : start + 8])
        body = content[start + 8 : start + 8 + length]
        start += 12 + length
        if kind not in (b"tEXt", b"iTXt") or b"\0" not in body:
            continue
        key, text = body.split(b"\0", 1)
        if kind == b"tEXt":
            yield key, text
        elif text[:2] == b"\0\0" and text.count(b"\0") >= 4:
            yield key, text[2:].split(b"\0", 2)[2]


def _meant(escaped: re.Match[bytes]) -> bytes:
    """Read what is escaped in a literal string of PDF (ISO 32000, 7.3.4.2)."""
    return _CONTROLS.get(escaped[1], escaped[1])


class _Found(Exception):
    """The end of the document that was looked for."""


def _in_svg(content: bytes) -> bytes | None:
    parser = xml.parsers.expat.ParserCreate()
    pieces: list[str] = []
    inside = False

    def begin(_: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        inside = attributes.get("id") == NAME

    def end(_: str) -> None:
        if inside:
            raise _Found

    def text(piece: str) -> None:
        if inside:
            pieces.append(piece)

    def declare(*_: object) -> None:
        raise ValueError("it declares entities")

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = text, declare
    try:
        parser.Parse(content, True)
    except _Found:
        return "".join(pieces).encode()
    except (xml.parsers.expat.ExpatError, ValueError):
        return None
    return None
