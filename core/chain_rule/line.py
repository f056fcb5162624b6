"""The chain rule written out: ratios, symbols and numbers of the products."""

import math
from collections.abc import Callable, Sequence
from functools import partial

from core.chain import Chain
from core.chain.parameters import on_screen
from core.chain.rounding import Rounding
from core.chain.trace import Trace
from core.chain_rule.products import MOST_FACTORS, Elision, Factor, Product, Term, products, terms
from core.digits import UNDEFINED, likely, short
from core.expression.screen import factor_text, text

MOST_LINES = 16
"""How many lines tell what is left out."""

MOST_PRODUCTS = 50
"""How many products of a sum are written in a line of text."""

WHOLE = 10_000
"""How many factors, those of all products, are written where nothing is to be left out."""


def number_text(value: float, bound: float = 0.0, digits: int = 4) -> str:
    """Write a number as on the wires, "undef." where there is none.

    One that `bound`, how far it may be off, leaves at 0 or a short number is written as that: all
    numbers of the line stand behind ≈.
    """
    return UNDEFINED if math.isnan(value) else short(likely(value, bound), digits)


def number_factor(value: float, bound: float = 0.0, digits: int = 4) -> str:
    """Write a number as a factor or a summand: a negative one in parentheses."""
    value = likely(value, bound)
    written = number_text(value, digits=digits)
    return f"({written})" if value < 0 else written


def slope_at(factor: Factor, trace: Trace) -> float:
    """Give the value of a factor."""
    return trace.blocks[factor.block].slopes[factor.input]


def off_at(factor: Factor, off: Rounding) -> float:
    """Give how far the value of a factor may be off."""
    slopes = off.slopes.get(factor.block)
    return slopes[factor.input] if slopes else 0.0


def ratio_text(factor: Factor) -> str:
    """Write a factor as the derivative that it is, such as ``dy/db``."""
    d = "∂" if factor.is_partial else "d"
    return f"{d}{factor.above}/{d}{factor.below}"


def product_line(chain: Chain, trace: Trace, *, whole: bool = False, digits: int = 4) -> str:
    """Write the chain rule for a chain at x; a product of many factors loses its middle.

    `whole` leaves nothing out that can be read.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)^2")
    >>> product_line(chain, chain.trace(0.5))
    'dy/dx = dy/db · db/da · da/dx = 2b · eᵃ · 2x ≈ 2.568 · 1.284 · 1 ≈ 3.297'
    """
    found = products(chain) if chain.blocks else ()
    written = written_whole(found) if whole else terms(found, most=MOST_PRODUCTS)
    return whole_line(written, trace, digits)


def written_whole(found: Sequence[Product]) -> Sequence[Term]:
    """Write products with all their factors, unless these are more than WHOLE."""
    lengths = list(map(len, found))
    if sum(lengths) > WHOLE:
        return terms(found, most=MOST_PRODUCTS)
    return terms(found, max(lengths, default=0))


def whole_line(written: Sequence[Term], trace: Trace, digits: int = 4) -> str:
    """Write products that were chosen before, as `product_line` does."""
    if not written:
        return f"dy/dx = {number_text(trace.gradient, digits=digits)}"
    write = partial(number_factor, digits=digits)
    numbers = [_sum(written, lambda factor: write(slope_at(factor, trace)))]
    total = number_text(trace.gradient, digits=digits)
    ends = [*([] if is_single(written) else numbers), total]
    return " ≈ ".join([line_in_symbols(written), *ends])


def line_in_symbols(written: Sequence[Term]) -> str:
    """Write the products without numbers, such as ``dy/dx = dy/da · da/dx = eᵃ · 2x``."""
    if is_single(written):
        return f"dy/dx = {symbols(written)}"
    return f"dy/dx = {ratios(written)} = {symbols(written)}"


def is_single(written: Sequence[Term]) -> bool:
    """Tell whether there is nothing to multiply or to add."""
    return len(written) == 1 and len(written[0]) == 1


def ratios(written: Sequence[Term]) -> str:
    """Write the products in ratios, such as ``dy/da · da/dx``."""
    return _sum(written, ratio_text)


def symbols(written: Sequence[Term]) -> str:
    """Write the products in the names of the wires, such as ``2b · eᵃ``."""
    write = text if is_single(written) else factor_text
    return _sum(written, lambda factor: write(*factor.slope))


def symbol_line(chain: Chain, by: str = "x") -> str:
    """Write f′, or ∂f/∂a, as the product of local derivatives, long ones without their middle.

    Examples
    --------
    >>> from core.formula import parse
    >>> symbol_line(parse("exp(x^2)^2"))
    'f′(x) = 2b · eᵃ · 2x'
    """
    head = "f′(x)" if by == "x" else f"∂f/∂{on_screen(by)}"
    return f"{head} = {symbols(terms(products(chain, by), most=MOST_PRODUCTS)) or '0'}"


def sum_line(trace: Trace, letter: str = "x") -> str:
    """Write how the contributions of lanes add up at x or a parameter; empty for a single one.

    Examples
    --------
    >>> from core.formula import parse
    >>> sum_line(parse("x^2 sin(x)").trace(3.0))
    'Σ at x: 0.8467 + (−8.91) ≈ −8.063'
    """
    numbers = [number_factor(share) for share in trace.shares_of(letter).values()]
    if len(numbers) < 2:
        return ""
    if len(numbers) > MOST_FACTORS:
        numbers = [*numbers[:4], "…", *numbers[-3:]]
    total = number_text(trace.derivative(letter))
    return f"Σ at {on_screen(letter)}: {' + '.join(numbers)} ≈ {total}"


def hidden_lines(elision: Elision, trace: Trace, most: int = MOST_LINES) -> str:
    """Say what is left out, a factor or a product a line, the rest of them counted."""
    if len(elision.products) == 1:
        (product,), what = elision.products, "factors"
        lines = [_factor_line(factor, trace) for factor in product[:most]]
        count = len(product)
    else:
        count, what = len(elision.products), "paths"
        written = terms(elision.products[:most], 3)
        lines = [f"{ratios([term])} = {symbols([term])}" for term in written]
    rest = [f"… and {count - most} more {what}"] if count > most else []
    return "\n".join([f"{count} {what} not shown:", *lines, *rest])


def _factor_line(factor: Factor, trace: Trace) -> str:
    number = number_text(slope_at(factor, trace))
    return f"{ratio_text(factor)} = {text(*factor.slope)} ≈ {number}"


def _sum(written: Sequence[Term], write: Callable[[Factor], str]) -> str:
    """Write products and their sum, each factor in its own way."""
    products = (
        [write(part) if isinstance(part, Factor) else "…" for part in term] or ["1"]
        for term in written
    )
    return " + ".join(" · ".join(product) for product in products)
