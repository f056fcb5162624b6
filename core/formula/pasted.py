r"""LaTeX, as it is pasted, in the characters of plain formulas: ``\frac12`` is ``{{1}/{2}}``."""

import re
from collections.abc import Iterator

from core.chain.parameters import GREEK
from core.formula.error import FOR_MORE, MAX_NESTING, TOO_DEEP, FormulaError, abridged
from core.formula.notations import SPELLINGS
from core.formula.plain import Traced
from core.formula.suggestions import is_absent, unknown

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_LOST_BRACES = re.compile(r"([\^_])\s*[0-9]+\.?[0-9]+")
_DERIVATIVE = re.compile(r"\^\s*\{\s*\(\s*([0-9]+|n)\s*\)\s*\}")
_ROW_SPACING = re.compile(r"(?<=\\\\)\*?\s*\[\s*-?[0-9.]+\s*([a-z]{2}|\\[a-z]+)\s*\]")

_SIGNS = {
    **dict.fromkeys(("cdot", "times", "ast"), "*"), "div": "/", "pi": " π", "sigma": " σ",
    **{name: f" {letter}" for name, letter in GREEK.items()},
    "varepsilon": " ε", "vartheta": " θ", "varphi": " φ", "varrho": " ρ",
    "lvert": "⎸", "rvert": "⎹", "vert": "|", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈",
    "rceil": "⌉", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",
    "degree": "°", "circ": "°", "bmod": " mod ", "Gamma": " Γ",
    "ne": "≠", "neq": "≠", "land": " and ", "wedge": " and ", "lor": " or ", "vee": " or ",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "lt": "<", "gt": ">",
}  # fmt: skip
_SPACES = frozenset(
    ("quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "thinspace", "space")
)
_IFS = frozenset(("", "if", "for", "when", "falls", "für"))
_ELSES = frozenset(("otherwise", "else", "elsewhere", "sonst"))
"""What stands before a condition in a row of cases, and instead of the last one."""

_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
_TEXTS = frozenset(("operatorname", "mathrm", "mathit", "mathsf", "mathbf", "text", "textrm"))
_ROOTS = {"": "√", "2": "√", "3": "∛"}
_BRACKETS = frozenset("()[]{}|⎸⎹⌊⌋⌈⌉")
_SIZES = re.compile("left|right|middle|[bB]igg?[lrm]?")


def is_latex(text: str) -> bool:
    """Tell whether a text is to be read as LaTeX: it has a command or stands between dollars."""
    return "\\" in text or "$" in text


def from_latex(traced: Traced) -> Traced:
    r"""Write LaTeX as a plain formula in which groups stay groups.

    Raises
    ------
    FormulaError
        For a command that is none of formulas, or one that misses what belongs to it.

    Examples
    --------
    >>> from_latex(Traced.of(r"\frac{x^2}{\sqrt{1-x}}")).text
    '{{x^2}/{√{1-x}}}'
    """
    return traced.rewritten(_Translator(traced.text).formula())


class _Translator:
    """Goes through commands and characters once; groups recurse, to MAX_NESTING at most."""

    def __init__(self, text: str) -> None:
        _refuse_misread(text)
        spacings = [i for found in _ROW_SPACING.finditer(text) for i in range(*found.span())]
        skipped = frozenset(spacings)
        self.tokens = [t for t in _TOKEN.finditer(text) if t.start() not in skipped]
        self.i = self.depth = 0

    def formula(self) -> Iterator[tuple[str, int]]:
        """Give the formula bit by bit, each with its index in the text."""
        ends = [i for i, token in enumerate(self.tokens) if not token[0].isspace()]
        while len(ends) > 1 and self._is_dollar(ends[0]) and self._is_dollar(ends[-1]):
            self.i = ends[0] + 1
            del self.tokens[ends[-1] :], ends[0], ends[-1]
        return self._until("")

    def _is_dollar(self, i: int) -> bool:
        return self.tokens[i][0] == "$"

    @property
    def _here(self) -> int:
        return self.tokens[self.i - 1].start()

    def _next(self) -> str:
        return self.tokens[self.i][0] if self.i < len(self.tokens) else ""

    def _until(self, *closers: str) -> Iterator[tuple[str, int]]:
        while self._next() not in ("", *closers):
            self.i += 1
            yield from self._one(self.tokens[self.i - 1])

    def _one(self, token: re.Match[str]) -> Iterator[tuple[str, int]]:
        found, at = token[0], token.start()
        if found == "{":
            yield found, at
            yield from self._rest_of_group(at)
        elif found.startswith("\\") and len(found) > 1:
            yield from self._command(found[1:], at)
        elif found == "^" and self._skip_degree():
            yield "°", at
        else:
            yield (" " if found == "~" else found), at

    def _skip_degree(self) -> bool:
        r"""Skip the rest of ``^\circ`` or ``^{\circ}``, if it is one."""
        written = "".join(token[0] for token in self.tokens[self.i : self.i + 3])
        for degree, length in ((r"\circ", 1), (r"{\circ}", 3)):
            if written.startswith(degree):
                self.i += length
                return True
        return False

    def _rest_of_group(self, at: int, closer: str = "}") -> Iterator[tuple[str, int]]:
        """Give what is left of a group; where its end is missing the grammar will say so."""
        self._descend(at)
        yield from self._until(closer)
        if self._next():
            if closer == "}":
                yield closer, self.tokens[self.i].start()
            self.i += 1
        self.depth -= 1

    def _descend(self, at: int) -> None:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise FormulaError(TOO_DEEP, at, short=f"{TOO_DEEP}; {FOR_MORE}")

    def _argument(self, command: str, at: int) -> Iterator[tuple[str, int]]:
        """Give what a command takes, one character or a group, as a group."""
        while self._next().isspace():
            self.i += 1
        if self._next() in ("", "}", "$"):
            reason = f"expected something in braces behind \\{command}"
            raise FormulaError(reason, at, len(command) + 1, "expected { }")
        token = self.tokens[self.i]
        self.i += 1
        yield "{", token.start()
        if token[0] == "{":
            yield from self._rest_of_group(at)
        else:
            self._descend(at)
            yield from self._one(token)
            yield "}", token.start()
            self.depth -= 1

    def _command(self, name: str, at: int) -> Iterator[tuple[str, int]]:
        if name in _FRACTIONS:
            yield "{", at
            yield from self._argument(name, at)
            yield "/", self._here
            yield from self._argument(name, at)
            yield "}", self._here
        elif name == "begin":
            yield from self._cases(at)
        elif name == "sqrt":
            yield from self._root(at)
        elif name in _TEXTS:
            yield self._spaced(self._name(name, at)), at
        elif _SIZES.fullmatch(name):
            yield self._delimiter(name, at), at
        elif name in _SIGNS:
            yield _SIGNS[name], at
        elif name in SPELLINGS:
            yield self._spaced(name), at
        elif name in _SPACES or not name.isalnum():
            yield (name if name in "{}_|%&#$\\" else " "), at
        else:
            reason, short = unknown(name)
            if not is_absent(name):
                reason = short = f"\\{abridged(name)} has no meaning here"
            raise FormulaError(reason, at, len(name) + 1, short)

    def _spaced(self, name: str) -> str:
        """Keep a name apart from its neighbours, but not from its index."""
        return f" {name}" if self._next() == "_" else f" {name} "

    def _root(self, at: int) -> Iterator[tuple[str, int]]:
        index: list[tuple[str, int]] = []
        if self._next() == "[":
            self.i += 1
            index = list(self._rest_of_group(at, "]"))
        degree = "".join(text for text, _ in index).strip()
        if degree in _ROOTS:
            yield _ROOTS[degree], at
            yield from self._argument("sqrt", at)
            return
        yield "{root(", at
        yield from self._argument("sqrt", at)
        yield ",", at
        yield from index
        yield ")}", self._here

    def _cases(self, at: int) -> Iterator[tuple[str, int]]:
        """Give the rows of an environment, each a value and where it is that."""
        if self._name("begin", at) != "cases":
            reason = "of the environments of LaTeX formulas know cases"
            raise FormulaError(reason, at, len("\\begin"), "expected cases")
        self._descend(at)
        between = "{"
        while self._next() not in ("", r"\end"):
            value = list(self._until("&", r"\\", r"\end"))
            self.i += self._next() == "&"
            condition = [p for p in self._until(r"\\", r"\end") if p[0].strip() not in _IFS]
            self.i += self._next() == r"\\"
            yield between, at
            if condition and condition[-1][0].strip() not in _ELSES:
                yield from condition
                yield ":", at
            yield from value[:-1] if value and value[-1][0] == "," else value
            between = ","
        if self._next():
            self.i += 1
            self._name("end", at)
            yield "}", self._here
        self.depth -= 1

    def _name(self, command: str, at: int) -> str:
        """Give the upright name that a command takes; a space in it is a ``_``."""
        written = "".join(text for text, _ in self._raw(command, at))
        return re.sub(r"\s+", "_", written.strip())

    def _raw(self, command: str, at: int) -> Iterator[tuple[str, int]]:
        for text, place in self._argument(command, at):
            yield text.strip("{}"), place

    def _delimiter(self, command: str, at: int) -> str:
        """Give the bracket that a command makes grow; a bar knows its side."""
        while self._next().isspace():
            self.i += 1
        found = self._next()
        self.i += 1
        mark = _SIGNS.get(found[1:], found[1:]) if found.startswith("\\") else found
        if mark not in _BRACKETS:
            reason = f"expected a bracket behind \\{command}"
            raise FormulaError(reason, at, len(command) + 1, "expected a bracket")
        side = "l" if command == "left" else "r" if command == "right" else command[-1]
        return {"l": "⎸", "r": "⎹"}.get(side, mark) if mark == "|" else mark


def _refuse_misread(text: str) -> None:
    """Refuse what LaTeX means otherwise than who typed it."""
    digits = _LOST_BRACES.search(text)
    if digits:
        what = "raised by ^" if digits[1] == "^" else "lowered by _"
        reason = f"in LaTeX only one digit is {what}: expected braces around all of them"
        raise FormulaError(reason, digits.start(), len(digits[0]), "expected { }")
    order = _DERIVATIVE.search(text)
    if order:
        reason = f"^{{({order[1]})}} means a derivative: write ^{{{order[1]}}} for a power"
        short = f"write ^{{{order[1]}}} for a power"
        raise FormulaError(reason, order.start(), len(order[0]), short)
