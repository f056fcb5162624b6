"""What was typed or pasted, in the characters that the grammar knows.

Superscripts become ``⁽…⁾``, subscripts ``_{…}`` and fractions ``{…}``, before the rest is
normalised: NFKC alone would make 23 of ²³ and 31⁄2 of 3½.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from core.formula.error import FormulaError

_SIGNS = {
    **dict.fromkeys("−–—‐‑‒﹣", "-"),
    **dict.fromkeys("×·⋅∙∗•✕✖⨯", "*"),
    **dict.fromkeys("÷∕⁄", "/"),
    **dict.fromkeys("∣❘", "|"),
    **dict.fromkeys("ˆ⌃", "^"),
    **dict.fromkeys("º˚", "°"),
    **{"⩽": "≤", "⩾": "≥"},
    "\u2062": " ",  # the invisible sign of a product
}
_VARIANTS = frozenset({"<font>", "<wide>", "<narrow>", "<compat>", "<noBreak>", "<square>"})
"""The ways in which Unicode calls a character another's variant that are only of its looks."""

_UNSEEN = re.compile(
    "[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2061\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters of no width."""

_SCAN = re.compile(
    r"(?P<fraction>(?<![\w.])(?:[0-9]{0,15}[¼-¾⅐-⅞↉]|[⁰¹²³⁴-⁹]+[⁄/][₀-₉]+|[0-9]+⁄[0-9]+(?![\d.])))"
    r"|[0-9]+|[\x00-\x2f\x3a-\x7f]+|[^\x00-\x7f]"
)
_LEFT_SIDE = re.compile(r"\s*[yYfF]\s*(\(\s*[xX]\s*\)\s*)?:?=(?!=)")
_ENDS = {"⁽": "⁾", "_{": "}"}


class Traced(NamedTuple):
    """A text and, for each of its characters and for its end, the place it came from."""

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Traced":
        """Take a text as it is."""
        return cls(text, range(len(text) + 1))

    def rewritten(self, pieces: Iterable[tuple[str, int]]) -> "Traced":
        """Put pieces of text in the place of this one, each with an index into this one."""
        texts: list[str] = []
        places: list[int] = []
        for text, at in pieces:
            texts.append(text)
            places.extend([self.places[at]] * len(text))
        return Traced("".join(texts), [*places, self.places[-1]])


def plain(traced: Traced) -> Traced:
    """Write a text in the grammar's characters, without a left side such as ``y =``.

    Raises
    ------
    FormulaError
        For a fraction such as ½ behind something else than a whole number.

    Examples
    --------
    >>> plain(Traced.of("y = 3½·x²³")).text
    ' {3.5}*x⁽23⁾'
    """
    if not traced.text.isascii():
        if _UNSEEN.search(traced.text):
            seen = ((c, i) for i, c in enumerate(traced.text) if not _UNSEEN.match(c))
            traced = traced.rewritten(seen)
        traced = traced.rewritten(_pieces(traced))
    left = _LEFT_SIDE.match(traced.text)
    begin = left.end() if left else 0
    return Traced(traced.text[begin:], traced.places[begin:])


def _pieces(traced: Traced) -> Iterator[tuple[str, int]]:
    """Give the text bit by bit, each with its index in what was typed."""
    open_run = ""
    for match in _SCAN.finditer(traced.text):
        run, written = _piece(match, traced, open_run)
        if run != open_run:
            if open_run:
                yield _ENDS[open_run], match.start()
            if run:
                yield run, match.start()
            open_run = run
        if written == match[0]:
            yield from zip(written, range(match.start(), match.end()), strict=True)
        else:
            yield written, match.start()
    if open_run:
        yield _ENDS[open_run], len(traced.text)


def _piece(match: re.Match[str], traced: Traced, open_run: str) -> tuple[str, str]:
    """Give the run that a bit belongs to, "⁽", "_{" or none, and how it is written."""
    found, text = match[0], traced.text
    if match["fraction"]:
        before = text[: match.start()].rstrip()[-1:]
        if before.isdecimal() or before == ".":
            _refuse_fraction(match, traced)
        return "", _fraction(found)
    if found.isascii():
        return "", found
    if found == "·" and open_run == "⁽" and _way(text[match.end() :][:1] or " ")[0] == "⁽":
        return "⁽", "."
    run, written = _way(found)
    if run == "½":
        _refuse_fraction(match, traced)
    return run, written


def _refuse_fraction(match: re.Match[str], traced: Traced) -> None:
    reason = f"expected an operator before {match[0]}: write *, or ^ for a power"
    raise FormulaError(
        reason, traced.places[match.start()], len(match[0]), f"no operator before {match[0]}"
    )


def _fraction(found: str) -> str:
    """Write ½, 3½ or ³⁄₄ as a number where its decimals end, else as a division."""
    if re.search("[⁄/]", found):
        return "{" + unicodedata.normalize("NFKC", found).replace("⁄", "/") + "}"
    whole = int(found[:-1] or 0)
    above, below = map(int, unicodedata.normalize("NFKC", found[-1]).split("⁄"))
    if 1000 % below == 0:
        return f"{{{(whole * 1000 + above * 1000 // below) / 1000!r}}}"
    return f"{{{whole * below + above}/{below}}}"


@lru_cache(maxsize=1024)
def _way(mark: str) -> tuple[str, str]:
    """Give the run that a character belongs to, and how it is written; "½" if it is a fraction."""
    if mark in _SIGNS:
        return "", _SIGNS[mark]
    if mark.isspace():
        return "", " "
    tag = unicodedata.decomposition(mark).partition(" ")[0]
    flat = unicodedata.normalize("NFKC", mark).replace("−", "-")
    run = {"<super>": "⁽", "<sub>": "_{", "<fraction>": "½"}.get(tag, "")
    if run:
        return run, flat
    if mark.isdecimal():
        return "", str(unicodedata.decimal(mark))
    is_variant = tag in _VARIANTS or not tag.startswith("<")
    return "", flat if is_variant else mark
