"""A run of letters and digits, cut into names: ``xsin`` is x times a sine.

It is cut where there is one way to read it: the longest known name first, and at most two
parameters. What is left over, a letter twice, or a parameter that touches a function's name is
an error, for it may be a name misspelt or one that is known elsewhere, such as ctan.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.chain import CONSTANTS
from core.chain.parameters import GREEK, LATIN, canonical, is_parameter
from core.formula.error import LONGEST_WORD
from core.formula.notations import INDEXED, SPELLINGS

MAX_PARAMETERS = 2
"""How many letters of one run may be parameters."""

MOST_FACTORS = 3
"""How many factors besides a function a suggestion may have: more are a word of another kind."""

_SHORT = 3
"""Up to how many letters with an x are surely no word."""

_CONSTANTS = {**dict.fromkeys(CONSTANTS), "π": "pi"}
_LETTERS = frozenset(LATIN) | frozenset(GREEK.values())
_DIGITS = re.compile("[0-9]+")
_VAGUE = re.compile("([a-z]+)([0-9]+)([a-z].*)")
_INDEX = re.compile(r"_([0-9]+(?:\.[0-9]+)?)|_(\w)|_\{(\w+)\}")
_WORDS = {"x": "X", **dict.fromkeys(_CONSTANTS, "CONSTANT"), **dict.fromkeys(SPELLINGS, "FUNCTION")}
_INSIDE = {
    **{w: kind for w, kind in _WORDS.items() if not (len(w) == 2 and set(w) <= _LETTERS)},
    **dict.fromkeys(GREEK, "PARAMETER"),
}
"""The words that a run may be cut into; of two letters both of which are parameters it is those."""
_LONGEST = max(map(len, _INSIDE))


class Part(NamedTuple):
    """A piece of a run: a kind of token, its text in the form of files, and its index."""

    kind: str
    text: str
    start: int


def word(run: str) -> str:
    """Give the kind of token that a run is as a whole; empty if it is none."""
    return _WORDS.get(run) or ("PARAMETER" if is_parameter(canonical(run)) else "")


@lru_cache(maxsize=1024)
def cut(run: str) -> tuple[Part, ...]:
    """Cut a run into parts; there are none if it cannot be cut in one way.

    Examples
    --------
    >>> [part.text for part in cut("xsin2x")], cut("xx"), cut("sinn")
    (['x', 'sin', '2', 'x'], (), ())
    """
    kind = word(run)
    if kind:
        return (Part(kind, _canonical(run), 0),)
    if len(run) > LONGEST_WORD:
        return ()
    lower = run.lower() if run.isascii() else run
    parts = _whole(lower)
    # Capitals are read where they are shouted words, but there is no parameter A.
    shouted = lower != run and any(p.kind == "PARAMETER" or p.text == "e" for p in parts)
    return tuple(parts) if _is_clear(lower, parts) and not shouted else ()


def product(run: str) -> str:
    """Write out what a run would be if it were cut all the same; empty if nothing sensible.

    Examples
    --------
    >>> product("xx"), product("x2"), product("sinax"), product("foo")
    ('x*x or x^2', 'x*2 or x^2', 'sin(a*x)', '')
    >>> product("log2x")
    'log2(x) or log(2*x)'
    """
    vague = _VAGUE.fullmatch(run)
    if vague and f"{vague[1]}{vague[2]}" in SPELLINGS:
        name, digits, rest = vague.groups()
        return f"{name}{digits}({rest}) or {name}({digits}*{rest})"
    parts = _whole(run) if len(run) <= LONGEST_WORD else []
    has_function = any(part.kind == "FUNCTION" for part in parts)
    if not 1 < len(parts) <= MOST_FACTORS + has_function:
        return ""
    signs = (part.text + ("(" if part.kind == "FUNCTION" else "*") for part in parts)
    text = "".join(signs).rstrip("*(")
    text += ")" * text.count("(")
    first, second = parts[:2]
    power = len(parts) == 2 and first.kind != "FUNCTION"
    if power and second.text == first.text:
        return f"{text} or {first.text}^2"
    if power and second.kind == "NUMBER" and first.kind == "PARAMETER":
        return f"{first.text}_{second.text}, {text} or {first.text}^{second.text}"
    if power and second.kind == "NUMBER":
        return f"{text} or {first.text}^{second.text}"
    return text


def stray(run: str) -> int:
    """Give the index of the one letter of a short run that is no name; -1 if it is not so.

    Examples
    --------
    >>> stray("xy"), stray("foo")
    (1, -1)
    """
    if not run.isalpha() or len(run) > _SHORT or "x" not in run:
        return -1
    left = [i for i in range(len(run)) if not word(run[i])]
    return left[0] if len(left) == 1 else -1


def _whole(run: str) -> list[Part]:
    """Give all parts of a run, or none if something is left over."""
    parts = list(_parts(run))
    return parts if parts and all(part.kind for part in parts) else []


def _canonical(text: str) -> str:
    return _CONSTANTS.get(text) or canonical(text)


def _parts(run: str) -> Iterator[Part]:
    """Cut from the left; a part of no kind is the last if the run cannot be cut."""
    i = 0
    while i < len(run):
        kind, end = _head(run, i)
        index = _INDEX.match(run, end) if kind in ("PARAMETER", "FUNCTION") else None
        text = run[i:end]
        if kind == "PARAMETER" and index:
            end = index.end()
            text = f"{text}_{index[index.lastindex or 0]}"
            kind = kind if is_parameter(canonical(text)) else ""
        yield Part(kind, _canonical(text), i)
        if kind == "FUNCTION" and index:
            yield from _base(text, index)
            end = index.end()
        if not kind:
            return
        i = end


def _head(run: str, i: int) -> tuple[str, int]:
    """Give the kind of what a run goes on with at an index, and where that ends."""
    digits = _DIGITS.match(run, i)
    if digits:
        return "NUMBER", digits.end()
    for end in range(min(len(run), i + _LONGEST), i, -1):
        kind = _INSIDE.get(run[i:end], "")
        if kind:
            # log2x may be log2(x) or log(2x).
            vague = not run[i:end].isalpha() and "_" not in run[i:end] and end < len(run)
            return ("" if vague else kind), end
    return ("PARAMETER" if run[i] in _LETTERS else ""), i + 1


def _base(function: str, index: re.Match[str]) -> Iterator[Part]:
    """Give the parts of a base written as an index, as in log₂."""
    text = index[index.lastindex or 0]
    kind = "NUMBER" if text[0].isdecimal() else word(text)
    right = function in INDEXED and kind in ("NUMBER", "CONSTANT", "PARAMETER", "X")
    yield Part("INDEX" if right else "", "_{", index.start())
    yield Part(kind if right else "", _canonical(text), index.start(index.lastindex or 0))
    yield Part("CLOSE" if right else "", "}", index.end() - 1)


def _is_clear(run: str, parts: list[Part]) -> bool:
    """Tell whether nothing in a run may be a misspelling; a Greek letter is none."""
    seen: set[str] = set()
    before = ""
    for kind, text, start in parts:
        letter = (kind == "PARAMETER" and run[start].isascii()) or text == "e"
        if (before == "FUNCTION" and letter) or (kind == "FUNCTION" and before == "LETTER"):
            return False
        if (kind == "NUMBER" and before not in _BEFORE_NUMBER) or text in seen:
            return False
        if kind in ("FUNCTION", "CLOSE"):
            seen.clear()
        elif kind != "NUMBER":
            seen.add(text)
        before = "LETTER" if letter else kind
    parameters = sum(part.kind == "PARAMETER" for part in parts)
    return bool(parts) and parameters <= MAX_PARAMETERS


_BEFORE_NUMBER = ("FUNCTION", "INDEX", "CLOSE")
