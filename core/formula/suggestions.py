"""What to say of a word that formulas do not know, and what may have been meant."""

import re
from typing import NamedTuple

from core.chain import CONSTANTS
from core.chain.parameters import is_parameter, refusal
from core.formula.error import LONGEST_WORD, abridged
from core.formula.notations import SPELLINGS

_SHORTEST = 3
"""How long a word must be for a guess: shorter ones are near to anything."""

_INDEXED = re.compile(r"[^\W\d_]_\{?[\w.]+\}?")
_ABSENT = {
    **dict.fromkeys(("int", "integral", "integrate"), "there are no integrals here"),
    **dict.fromkeys(
        ("diff", "derivative", "derive", "deriv", "ddx", "grad", "dx", "dy", "dydx"),
        "the derivative of what is typed is shown by itself",
    ),
    **dict.fromkeys(("solve", "zero", "zeros", "roots", "nsolve"), "roots are listed in the plot"),
    **dict.fromkeys(("lim", "limit", "limes"), "there are no limits here"),
    **dict.fromkeys(("sum", "prod", "product", "series"), "there are no sums or products of many"),
    **dict.fromkeys(
        ("if", "else", "where", "not", "cases"), "a condition is written x<0 ? x^2 : x+2"
    ),
    **dict.fromkeys(("ans", "answer"), "there is no last answer here"),
    **dict.fromkeys(("det", "dot", "cross"), "there are no vectors here"),
    "erfc": "erfc(x) is 1 - erf(x)",
    "arc": "an inverse is one word: arcsin",
    "exsec": "exsec(x) is sec(x) - 1",
    "excsc": "excsc(x) is csc(x) - 1",
    "versin": "versin(x) is 1 - cos(x)",
    "haversin": "haversin(x) is sin(x/2)^2",
    **dict.fromkeys(("im", "cis", "real", "imag", "conj", "arg"), "there are no complex numbers"),
    **dict.fromkeys(("inf", "infinity", "infty", "nan"), "a number is finite"),
    **dict.fromkeys(("rand", "random"), "a function gives the same value each time"),
    **dict.fromkeys(
        ("eta", "nu", "xi", "chi", "zeta", "kappa", "iota", "tau"),
        "the Greek parameters are α β δ ε θ λ μ ρ φ ψ ω",
    ),
}
"""Words that are known elsewhere, with what to say of them; nothing is near to them."""


def is_absent(word: str) -> bool:
    """Tell whether a word has a meaning elsewhere that it does not have here."""
    return word in _ABSENT


class Words(NamedTuple):
    """What is said of a mistake, at length and beside the caret."""

    reason: str
    short: str


def unknown(word: str, product: str = "") -> Words:
    """Say that there is no such name; `product` is what it would be if it were one.

    Examples
    --------
    >>> unknown("sinn").reason, unknown("foo").reason
    ("there is no 'sinn'; did you mean 'sin'?", "there is no 'foo'")
    """
    none = f"there is no '{abridged(word)}'"
    lower = word.lower()
    if lower in _ABSENT:
        return Words(f"{none}: {_ABSENT[lower]}", _ABSENT[lower])
    if word.startswith("x_"):
        return Words("x has no index; a₁ is a parameter", "x has no index")
    if _INDEXED.fullmatch(word):
        return Words(f"{none}: an index is a whole number, as in a_1", "an index is a number")
    if any("\u0400" <= letter <= "\u04ff" for letter in word):
        return Words(f"{none}: its letters are Cyrillic", "these letters are Cyrillic")
    if len(word) == 1 and word.isalpha():
        return _letter(word)
    near = next((f"'{name}'" for name in _near(lower)), "") if word.isalpha() else ""
    meant = ", or ".join(hint for hint in (near, product) if hint)
    if not meant:
        return Words(none, none)
    reason = f"did you mean {meant}?" if near else f"write {product}"
    return Words(f"{none}; {reason}", f"did you mean {near or product}?")


def _letter(letter: str) -> Words:
    small = letter.lower()
    if small != letter and (is_parameter(small) or small in CONSTANTS):
        return Words(f"there is no '{letter}'; did you mean '{small}'?", f"did you mean '{small}'?")
    reason = refusal(letter)
    return Words(reason, reason.partition(": ")[2])


def _near(word: str) -> list[str]:
    """Give the known words that one slip of the fingers makes of this one."""
    if not _SHORTEST <= len(word) <= LONGEST_WORD:
        return []
    known = (*CONSTANTS, *SPELLINGS)
    return [w for w in known if len(w) >= _SHORTEST and _is_one_slip(word, w)]


def _is_one_slip(a: str, b: str) -> bool:
    """Tell whether one letter was left out, put in or changed, or two changed places."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = next((i for i, (m, n) in enumerate(zip(a, b, strict=False)) if m != n), min(len(a), len(b)))
    swapped = a[:i] + a[i : i + 2][::-1] + a[i + 2 :]
    if b in (swapped, a[:i] + a[i + 1 :], a[:i] + b[i : i + 1] + a[i:]):
        return True
    changed = len(a) == len(b) and a[i + 1 :] == b[i + 1 :]
    # In so short a word another letter is another word, unless the keys are side by side.
    return changed and (len(a) > _SHORTEST or _are_neighbours(a[i], b[i]))


def _are_neighbours(a: str, b: str) -> bool:
    """Tell whether two letters lie side by side or one below the other on a keyboard."""
    places = [(y, row.find(letter)) for letter in (a, b) for y, row in _KEYS if letter in row]
    return len(places) == len("ab") and all(abs(m - n) <= 1 for m, n in zip(*places, strict=True))


_KEYS = tuple(enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm")))
