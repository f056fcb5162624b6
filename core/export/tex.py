r"""A function for LaTeX: f, its derivatives, the chain rule written out and a table of values."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from core.chain import Chain
from core.chain.parameters import on_screen
from core.chain.trace import Trace
from core.chain_rule.latex import product_rows
from core.chain_rule.names import slopes, wire_names
from core.document import Document
from core.document.text import title
from core.export.pgfplots import PACKAGES, pgfplot
from core.export.tex_text import number, words
from core.expression import Symbol
from core.expression.latex import latex as formula_latex
from core.expression.nodes import apply
from core.formula import parse
from core.formula.latex import latex
from core.plot.value_table import usual_places, values_at
from core.rules.told import Told, told_of_orders
from core.rules.words import TOGETHER
from core.rules.words import title as title_of_step
from core.symbolic.worker import Found, ask_orders
from core.version import __version__

MOST_WIRES = 40
"""How many wires have a line of their own."""

USUAL_PARTS = "formulas", "steps", "rule", "table"
"""What a document has where nothing is said."""

_LINE = 60
"""About how many letters stand in a line."""


def tex(document: Document, parts: Iterable[str] = USUAL_PARTS) -> str:
    """Write a document of its own, which pdflatex sets, with these of PARTS."""
    chosen = tuple(parts)
    packages = [r"\usepackage{amsmath, graphicx}", *(PACKAGES if "plot" in chosen else ())]
    work = _Work(document)
    body = [line for part in chosen for line in (*PARTS[part](work), "")]
    lines = [
        f"% {' '.join(title(document).split())}",
        f"% Written by Chainrule {__version__}.",
        r"\documentclass{article}",
        *packages,
        r"\allowdisplaybreaks",
        r"\begin{document}",
        *body[:-1],
        r"\end{document}",
    ]
    return "\n".join(lines) + "\n"


class _Work:
    """A document whose derivatives are worked out once, by who needs them first."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def derivatives(self) -> tuple[Found, ...]:
        return ask_orders(self.document.chain)


def _formulas(work: _Work) -> Iterator[str]:
    """Write f, f′, f″ and f‴ with the values of the parameters."""
    document, found = work.document, work.derivatives
    rows = [f"f(x) &= {_fitted(latex(document.chain))}"]
    rows += [
        f"{_name(order)} &= {_fitted(latex(parse(one.derivative)))}"
        for order, one in enumerate(found, 1)
        if one.derivative is not None
    ]
    yield from _aligned(rows)
    missing = ((order, one) for order, one in enumerate(found, 1) if one.derivative is None)
    for order, one in islice(missing, 1):  # those after it have none for the same reason
        yield rf"\noindent ${_name(order)}$: {words(one.reason)}."
    if values := [f"${_letter(p.name)} = {number(p.value)}$" for p in document.parameters]:
        yield rf"\noindent With {', '.join(values)}."


def _name(order: int) -> str:
    return f"f{order * chr(39)}(x)"


def _rule(work: _Work) -> Iterator[str]:
    """Write what each wire is at x, and the chain rule in ratios, symbols and numbers."""
    chain, x = work.document.function, work.document.x
    trace = chain.trace(x)
    yield rf"\subsection*{{The chain rule at $x = {number(x)}$}}"
    if rows := list(_wires(chain, trace)):
        yield from _aligned(rows)
    first, *others = product_rows(chain, trace)
    relation, pieces = first
    rows = [rf"\frac{{dy}}{{dx}} &{relation} {_broken(pieces)}"]
    rows += [f"&{relation} {_broken(pieces)}" for relation, pieces in others]
    yield from _aligned(rows)


def _wires(chain: Chain, trace: Trace) -> Iterator[str]:
    names = wire_names(chain)
    paths = list(chain.paths())
    for path in paths[-MOST_WIRES:]:
        formula = chain.block(path).function.formula
        inputs = slopes(chain, path, names)[0].inputs
        written = _fitted(formula_latex(formula, inputs))
        value = _number_or_dash(trace.blocks[path].value)
        yield rf"{formula_latex(Symbol(names[path]))} &= {written} \approx {value}"


def _steps(work: _Work) -> Iterator[str]:
    """Write f′, f″ and f‴ step by step, each rule beside what it makes."""
    found = (one.derivative for one in work.derivatives)
    for told in told_of_orders(work.document.chain, found):
        yield rf"\subsection*{{Step by step to ${_name(told.order)}$}}"
        yield from _way(told)


def _way(told: Told) -> Iterator[str]:
    if told.derivation is None:
        yield rf"\noindent {words(told.refusal)}."
        return
    steps, found = told.derivation
    for step in steps:
        before, after = formula_latex(apply("prime", step.before)), formula_latex(step.after)
        yield rf"\noindent {words(title_of_step(step))}:"
        if _length(before) + _length(after) <= _LINE:
            yield from _aligned([f"{before} &= {after}"])
        else:
            yield from _aligned([f"&{_fitted(before)}", f"&= {_fitted(after)}"])
    yield rf"\noindent {TOGETHER}:"
    yield from _aligned([f"{_name(told.order)} &= {_fitted(formula_latex(found))}"])


def _table(work: _Work) -> Iterator[str]:
    """Write f and f′ at round places all over the range of x."""
    document = work.document
    rows = values_at(document.function, usual_places(document.x_range).all())
    yield r"\begin{center}"
    yield r"\begin{tabular}{rrr}"
    yield r"$x$ & $f(x)$ & $f'(x)$ \\ \hline"
    for row in rows:
        yield " & ".join(f"${_number_or_dash(value)}$" for value in row) + r" \\"
    yield r"\end{tabular}"
    yield r"\end{center}"


def _plot(work: _Work) -> Iterator[str]:
    yield r"\begin{center}"
    yield r"\resizebox{\linewidth}{!}{%"
    yield from pgfplot(work.document).splitlines()
    yield "}"
    yield r"\end{center}"


PARTS: dict[str, Callable[[_Work], Iterator[str]]] = {
    "formulas": _formulas,
    "steps": _steps,
    "rule": _rule,
    "table": _table,
    "plot": _plot,
}
"""What a document may have, by name."""


def _aligned(rows: Sequence[str]) -> list[str]:
    return [r"\begin{align*}", *(f"  {row} \\\\" for row in rows[:-1]), f"  {rows[-1]}",
            r"\end{align*}"]  # fmt: skip


def _fitted(formula: str) -> str:
    """Break a formula that is wider than the page at its sums, or shrink it if it has none."""
    if _length(formula) <= _LINE:
        return formula
    return _broken([_shrunk(term) for term in _summands(formula)])


def _shrunk(formula: str) -> str:
    if _length(formula) <= 1.3 * _LINE:
        return formula
    return rf"\resizebox{{0.8\linewidth}}{{!}}{{$\displaystyle {formula}$}}"


def _summands(formula: str) -> list[str]:
    """Cut a formula before each sign of its outermost sum."""
    depth, begin, found = 0, 0, []
    for part in re.finditer(r"\\(begin|end)\b|[{}()\[\]]| [-+] ", formula):
        if part[0] in "{([" or part[1] == "begin":
            depth += 1
        elif part[0] in "})]" or part[1] == "end":
            depth -= 1
        elif depth == 0:
            found.append(formula[begin : part.start()])
            begin = part.start() + 1
    return [*found, formula[begin:]]


def _broken(pieces: Sequence[str]) -> str:
    """Break a sum of products into lines of an alignment."""
    lines, length = [[pieces[0]]], _length(pieces[0])
    for piece in pieces[1:]:
        length += _length(piece)
        if length > _LINE:
            lines, length = [*lines, []], _length(piece)
        lines[-1].append(piece)
    return " \\\\\n  &\\quad ".join(" ".join(line) for line in lines)


def _length(formula: str) -> int:
    """Guess how many letters wide a formula is."""
    seen = formula.replace(r"\cdot", "xxx").translate(_UNSEEN)
    return len(re.sub(r"\\[a-z]+", "x", seen))


_UNSEEN = str.maketrans("", "", "{}^_ ")


def _letter(name: str) -> str:
    return formula_latex(Symbol(on_screen(name)))


def _number_or_dash(value: float) -> str:
    if math.isfinite(value):
        return number(value)
    return r"\text{--}" if math.isnan(value) else r"\infty" if value > 0 else r"-\infty"
