"""A file of Python: what it says first, what it imports and defines, and what it prints."""

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.chain import Chain
from core.chain.parameters import on_screen
from core.export.code.language import Language
from core.export.code.step_text import identifier
from core.formula import format as format_formula
from core.version import __version__

WIDTH = 88
"""Columns of a line."""


_STANDARD = ("import math",)
"""Imports of what comes with Python, which stand before the others."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the file: its name, what its docstring says, and the lines of its body."""

    name: str
    says: str
    body: tuple[str, ...]

    def text(self, parameters: Mapping[str, float]) -> str:
        """Write it; the parameters have their values as defaults."""
        taken = ", ".join(["x", *(f"{letter}={value!r}" for letter, value in parameters.items())])
        lines = textwrap.indent("\n".join([f'"""{self.says}"""', *self.body]), "    ")
        return f"def {self.name}({taken}):\n{lines}"


def parameters_of(chain: Chain) -> dict[str, float]:
    """Give the values of a chain's parameters by the names of their variables."""
    return {identifier(on_screen(letter)): value for letter, value in chain.values.items()}


def formula_line(chain: Chain) -> str:
    """Give the formula as a docstring of one line, if it is short enough for that."""
    line = f"f(x) = {format_formula(chain)}"
    return line if len(line) < WIDTH - 14 else "What the first lines of this file say."


def assignment(target: str, terms: Sequence[str]) -> str:
    """Write a line that gives a name to a sum, in several lines if it is too long for one."""
    plain = f"{target} = {_sum(terms, ' ')}"
    if len(plain) <= WIDTH - 4 or len(terms) == 1:
        return plain
    return f"{target} = (\n{textwrap.indent(_sum(terms, chr(10)), '    ')}\n)"


def returned(values: Sequence[str]) -> list[str]:
    """Write the lines that return several values."""
    plain = f"return {', '.join(values)}"
    if len(plain) <= WIDTH - 8 or len(values) == 1:
        return [plain]
    return ["return (", *(f"    {value}," for value in values), ")"]


def _sum(terms: Iterable[str], space: str) -> str:
    first, *others = terms
    signed = (f"- {term[1:]}" if term.startswith("-") else f"+ {term}" for term in others)
    return space.join([first, *signed])


def file_text(
    chain: Chain,
    language: Language,
    imports: Sequence[str],
    parts: Sequence[str],
    end: str,
    remark: str = "",
) -> str:
    """Put a file together: only what is used of `imports` and of the language's helpers.

    `imports` and `parts` stand in it in their order; `end` is done where the file is run.
    """
    title = f"f(x) = {format_formula(chain)} and its derivative, in {language.label}."
    says = [*textwrap.wrap(title, WIDTH - 4), "", f"Written by Chainrule {__version__}."]
    says += textwrap.wrap(remark, WIDTH - 4) if remark else []
    body = list(parts)
    for helper, text in reversed(list(language.helpers.items())):
        if any(re.search(rf"\b{helper}\(", part) for part in body):
            body.insert(0, text.strip())
    used = [line for line in imports if any(f"{line.split()[-1]}." in part for part in body)]
    own = [line for line in used if line in _STANDARD]
    others = used[len(own) :]
    begin = [
        '"""' + "\n".join(says) + '\n"""',
        *["\n".join(part) for part in (own, others) if part],
    ]
    main = 'if __name__ == "__main__":\n' + textwrap.indent(end, "    ")
    is_defined = body[0].startswith(("def", "class"))
    head = "\n\n".join(begin) + ("\n\n\n" if is_defined else "\n\n")
    return head + "\n\n\n".join([*body, main]) + "\n"
