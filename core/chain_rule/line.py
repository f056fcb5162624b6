"""The chain rule written out: ratios, symbols and numbers of the ways from y to x."""

import math
import re
from collections.abc import Collection, Mapping, Sequence

from core.chain import Chain
from core.chain.trace import Trace
from core.chain_rule.paths import LONGEST, Elision, Factor, Term, terms, ways
from core.digits import MINUS, short

_DOT, _PLUS = " · ", " + "


def number(factor: Factor, trace: Trace) -> str:
    """Write a factor's value at x.

    Parameters
    ----------
    factor : Factor
        Which local derivative.
    trace : Trace
        What happens at x.

    Returns
    -------
    str
        A dash where it is not finite.
    """
    slope = trace.blocks[factor.block].slopes[factor.input]
    return short(slope) if math.isfinite(slope) else "–"


def bracketed(text: str) -> str:
    """Put a factor in parentheses if it would not read as one.

    Parameters
    ----------
    text : str
        A symbol or a number.

    Returns
    -------
    str
        Sums, conditions and what begins with a minus in parentheses.

    Examples
    --------
    >>> bracketed("1 if x < b, else 0"), bracketed("1/(1 + a²)"), bracketed("−sin a")
    ('(1 if x < b, else 0)', '1/(1 + a²)', '(−sin a)')
    """
    outside, inside = text, 1
    while inside:
        outside, inside = re.subn(r"\([^()]*\)", "", outside)
    loose = (_PLUS, f" {MINUS} ", ", ", " / ", " if ")
    needs = text.startswith(MINUS) or any(sign in outside for sign in loose)
    return f"({text})" if needs else text


def result(trace: Trace) -> str:
    """Write dy/dx at x, a dash where it is not finite."""
    return short(trace.gradient) if math.isfinite(trace.gradient) else "–"


def product_line(chain: Chain, trace: Trace, factors: int = LONGEST) -> str:
    """Write the chain rule for a chain at x.

    Parameters
    ----------
    chain : Chain
        The function.
    trace : Trace
        What happens at x.
    factors : int
        How many factors of one product are written before its middle is left out.

    Returns
    -------
    str
        Ratios, symbols, numbers and the result.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)^2")
    >>> product_line(chain, chain.trace(0.5))
    'dy/dx = dy/db · db/da · da/dx = 2b · eᵃ · 2x ≈ 2.568 · 1.284 · 1 ≈ 3.297'
    """
    return written_out(terms(ways(chain), factors) if chain.blocks else (), trace)


def written_out(written: Sequence[Term], trace: Trace) -> str:
    """Write products that were chosen before, as `product_line` does."""
    if not written:
        return f"dy/dx = {result(trace)}"
    if is_single(written):
        return f"dy/dx = {symbols(written)} ≈ {result(trace)}"
    numbers = _sum(written, {f: bracketed(number(f, trace)) for f in _factors(written)})
    return f"dy/dx = {ratios(written)} = {symbols(written)} ≈ {numbers} ≈ {result(trace)}"


def is_single(written: Sequence[Term]) -> bool:
    """Tell whether there is nothing to multiply or to add."""
    return len(written) == 1 and len(written[0]) == 1


def ratios(written: Sequence[Term]) -> str:
    """Write the products in ratios, such as ``dy/da · da/dx``."""
    return _sum(written, {f: f.ratio for f in _factors(written)})


def symbols(written: Sequence[Term]) -> str:
    """Write the products in the names of the wires, such as ``2b · eᵃ``."""
    if is_single(written):
        return written[0][0].symbol if isinstance(written[0][0], Factor) else "…"
    return _sum(written, {f: bracketed(f.symbol) for f in _factors(written)})


def symbol_line(chain: Chain) -> str:
    """Write f′ as the product of local derivatives, in the names of the wires.

    Parameters
    ----------
    chain : Chain
        The function.

    Returns
    -------
    str
        Long products without their middle.

    Examples
    --------
    >>> from core.formula import parse
    >>> symbol_line(parse("exp(x^2)^2"))
    'f′(x) = 2b · eᵃ · 2x'
    """
    return f"f′(x) = {symbols(terms(ways(chain))) or '0'}"


def sum_line(trace: Trace) -> str:
    """Write how the contributions of the lanes add up at x.

    Parameters
    ----------
    trace : Trace
        What happens at x.

    Returns
    -------
    str
        Empty unless several lanes start at x.

    Examples
    --------
    >>> from core.formula import parse
    >>> sum_line(parse("x^2 sin(x)").trace(3.0))
    'Σ at x: 0.8467 + (−8.91) ≈ −8.063'
    """
    shares = list(trace.shares.values())
    if len(shares) < 2:
        return ""
    numbers = [bracketed(short(g)) if math.isfinite(g) else "–" for g in shares]
    if len(numbers) > LONGEST:
        numbers = [*numbers[:4], "…", *numbers[-3:]]
    return f"Σ at x: {_PLUS.join(numbers)} ≈ {result(trace)}"


def hidden_lines(elision: Elision, trace: Trace, most: int = 16) -> str:
    """Say what is left out, a factor or a product a line.

    Parameters
    ----------
    elision : Elision
        What is left out.
    trace : Trace
        What happens at x.
    most : int
        How many lines at most.

    Returns
    -------
    str
        Such as ``dc/db = 2b ≈ 1.284``, the rest counted.
    """
    if len(elision.ways) == 1:
        lines = [f"{f.ratio} = {f.symbol} ≈ {number(f, trace)}" for f in elision.ways[0]]
        what = "factors"
    else:
        written = terms(elision.ways, 3)
        lines = [f"{ratios([term])} = {symbols([term])}" for term in written]
        what = "paths"
    rest = [f"… and {len(lines) - most} more {what}"] if len(lines) > most else []
    return "\n".join([f"{len(lines)} {what} not shown:", *lines[:most], *rest])


def _factors(written: Sequence[Term]) -> Collection[Factor]:
    return [f for term in written for f in term if isinstance(f, Factor)]


def _sum(written: Sequence[Term], texts: Mapping[Factor, str]) -> str:
    """Write products and their sum, each factor by its text."""
    products = (
        [texts[f] if isinstance(f, Factor) else "…" for f in term] or ["1"] for term in written
    )
    return _PLUS.join(_DOT.join(product) for product in products)
