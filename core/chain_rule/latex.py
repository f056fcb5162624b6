"""The chain rule as LaTeX, whole unless it is far too long."""

import math
from collections.abc import Callable, Sequence

from core.chain import Chain
from core.chain.trace import Trace
from core.chain_rule.line import is_single, slope_at, written_whole
from core.chain_rule.products import Factor, Term, products
from core.digits import rounded
from core.expression import Symbol
from core.expression.latex import factor_latex, latex, power_of_ten


def product_latex(chain: Chain, trace: Trace, digits: int = 4) -> str:
    r"""Write the chain rule for a chain at x in math mode, with every factor as far as they can be read.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> print(product_latex(chain, chain.trace(0.5)))
    \frac{dy}{dx} = \frac{dy}{da} \cdot \frac{da}{dx} = e^{a} \cdot 2x \approx 1.284 \cdot 1 \approx 1.284
    """  # noqa: E501  # one line of LaTeX
    rows = (
        " ".join((relation, *pieces)) for relation, pieces in product_rows(chain, trace, digits)
    )
    return " ".join((r"\frac{dy}{dx}", *rows))


def product_rows(chain: Chain, trace: Trace, digits: int = 4) -> list[tuple[str, list[str]]]:
    """Give what follows dy/dx: each a relation, and pieces between which a line may be broken."""
    total = [_number(trace.gradient, digits)]
    whole = written_whole(products(chain)) if chain.blocks else ()
    if not whole:
        return [("=", total)]
    if is_single(whole):
        return [("=", _sum(whole, lambda factor: latex(*factor.slope))), (r"\approx", total)]
    return [
        ("=", _sum(whole, _ratio)),
        ("=", _sum(whole, lambda factor: factor_latex(*factor.slope))),
        (r"\approx", _sum(whole, lambda factor: _number_factor(slope_at(factor, trace), digits))),
        (r"\approx", total),
    ]


def _sum(whole: Sequence[Term], write: Callable[[Factor], str]) -> list[str]:
    pieces: list[str] = []
    for term in whole:
        first, *others = [write(f) if isinstance(f, Factor) else r"\dots" for f in term] or ["1"]
        pieces += [f"+ {first}" if pieces else first, *(rf"\cdot {factor}" for factor in others)]
    return pieces


def _ratio(factor: Factor) -> str:
    d = r"\partial " if factor.is_partial else "d"
    above, below = (latex(Symbol(name)) for name in (factor.above, factor.below))
    return rf"\frac{{{d}{above}}}{{{d}{below}}}"


def _number_factor(value: float, digits: int) -> str:
    written = _number(value, digits)
    return f"({written})" if value < 0 else written


def _number(value: float, digits: int) -> str:
    """Write a number with so many digits, "undefined" where there is none."""
    if math.isnan(value):
        return r"\text{undefined}"
    if math.isinf(value):
        return r"-\infty" if value < 0 else r"\infty"
    mantissa, exponent = rounded(value, digits)
    return mantissa if exponent is None else power_of_ten(mantissa, exponent)
