"""The chain rule as LaTeX, whole: the symbols of the screen turned into commands."""

import re

from core.chain import Chain
from core.chain.trace import Trace
from core.chain_rule.line import bracketed, number, result
from core.chain_rule.paths import Factor, Way, ways

_RAISED = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᶜᵏᵐⁿᵖᵠʳˢᵗᵘᵛʷˣʸ",
        "0123456789-abckmnpqrstuvwxy",
        strict=True,
    )
)
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))

_SIGNS = {
    "·": r"\cdot ", "×": r"\times ", "−": "-", "π": r"\pi ", "∂": r"\partial ",
    "Φ": r"\Phi ", "φ": r"\varphi ", "–": r"\text{–}",
}  # fmt: skip

_NAMED = ("sin", "cos", "tan", "sinh", "cosh", "tanh", "ln", "exp")
"""What LaTeX has a command for; other words are upright text."""


def product_latex(chain: Chain, trace: Trace) -> str:
    r"""Write the chain rule for a chain at x, as `core.chain_rule.line.product_line` does.

    Parameters
    ----------
    chain : Chain
        The function.
    trace : Trace
        What happens at x.

    Returns
    -------
    str
        LaTeX for math mode, with every factor.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> print(product_latex(chain, chain.trace(0.5)))
    \frac{dy}{dx} = \frac{dy}{da} \cdot \frac{da}{dx} = e^{a} \cdot 2x \approx 1.284 \cdot 1 \approx 1.284
    """  # noqa: E501  # one line of LaTeX
    head, total = r"\frac{dy}{dx}", symbol_latex(result(trace))
    products = ways(chain)
    if not products or not chain.blocks:
        return f"{head} = {total}"
    if len(products) == 1 and len(products[0]) == 1:
        return rf"{head} = {symbol_latex(products[0][0].symbol)} \approx {total}"
    ratios = _sum(products, {f: _ratio(f) for way in products for f in way}).replace("·", r"\cdot")
    symbols = _sum(products, {f: bracketed(f.symbol) for way in products for f in way})
    numbers = _sum(products, {f: bracketed(number(f, trace)) for way in products for f in way})
    sides = [ratios, symbol_latex(symbols), symbol_latex(numbers), total]
    return rf"{head} = {sides[0]} = {sides[1]} \approx {sides[2]} \approx {sides[3]}"


def symbol_latex(text: str) -> str:
    r"""Turn a symbol or a number as on screen into LaTeX.

    Parameters
    ----------
    text : str
        Such as ``1/√(1 − a²)`` or ``2.7×10⁻⁸``.

    Returns
    -------
    str
        For math mode.

    Examples
    --------
    >>> print(symbol_latex("−sin a"), symbol_latex("2.7×10⁻⁸"), symbol_latex("1/√(1 − a²)"))
    -\sin a 2.7\times 10^{-8} 1/\sqrt{1 - a^{2}}
    """
    text = re.sub(r"√(?:\(([^()]*)\)|(\w+))", r"\\sqrt{\1\2}", text)
    text = re.sub(r"∛(?:\(([^()]*)\)|(\w+))", r"\\sqrt[3]{\1\2}", text)
    text = re.sub(rf"\b({'|'.join(_NAMED)})(?=[²³]|\b)", r"\\\1", text)
    text = re.sub(r"log_(\w+)", r"\\log_{\1}", text)
    text = re.sub(r"\b(sign|sigmoid)\b", r"\\operatorname{\1}", text)
    text = re.sub(r",? (if|else) ", r"\\text{ \1 }", text)
    for letters, mark in ((_RAISED, "^"), (_LOWERED, "_")):
        text = _scripts(text, letters, mark)
    for sign, command in _SIGNS.items():
        text = text.replace(sign, command)
    return re.sub(" +", " ", text).strip()


def _scripts(text: str, letters: dict[str, str], mark: str) -> str:
    """Turn a run of raised or lowered letters into one superscript or subscript."""
    one = f"[{''.join(letters)}]"
    # A raised decimal point is written as a raised dot.
    run = re.compile(f"{one}(?:{one}|·(?={one}))*")
    return run.sub(lambda m: f"{mark}{{{''.join(letters.get(c, '.') for c in m[0])}}}", text)


def _ratio(factor: Factor) -> str:
    above, _, below = factor.ratio.partition("/")
    return rf"\frac{{{symbol_latex(above)}}}{{{symbol_latex(below)}}}"


def _sum(products: tuple[Way, ...], texts: dict[Factor, str]) -> str:
    return " + ".join(" · ".join(texts[f] for f in way) for way in products)
