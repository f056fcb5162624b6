"""The chain rule written out: names for the wires and the product of local derivatives."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.chain import Chain, Path
from core.digits import MINUS, short
from core.formula import constant_text
from core.trace import Trace

_LETTERS = "abckmnpqrstuvw"
_RAISED = dict(zip("abckmnpqrstuvwxy", "ᵃᵇᶜᵏᵐⁿᵖᵠʳˢᵗᵘᵛʷˣʸ", strict=True))
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

LONGEST = 8
"""How many factors of one product are written before its middle is left out."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One local derivative on the way from y back to x.

    Attributes
    ----------
    block : tuple of int
        Path of the block.
    input : int
        Which of its inputs the way goes through.
    ratio, symbol, number : str
        As ``dy/db``, as ``2b`` and as ``2.568``.
    """

    block: Path
    input: int
    ratio: str
    symbol: str
    number: str


def wire_names(chain: Chain) -> Mapping[Path, str]:
    """Name what every block gives out.

    Parameters
    ----------
    chain : Chain
        The function.

    Returns
    -------
    mapping of block path to str
        a, b, c, k, m, n, p …, never d, e, f, g, h or x; the last is y.

    Examples
    --------
    >>> from core.formula import parse
    >>> dict(wire_names(parse("exp(x^2)^2")))
    {(0,): 'a', (1,): 'b', (2,): 'y'}
    """
    paths = list(chain.paths())
    return {path: "y" if path == paths[-1] else _letter(i) for i, path in enumerate(paths)}


def input_names(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[str, ...]:
    """Name what goes into a block.

    Parameters
    ----------
    chain : Chain
        The function.
    path : tuple of int
        Which block.
    names : mapping of block path to str
        From `wire_names`.

    Returns
    -------
    tuple of str
        A wire's name, ``x`` or a constant, for each input.
    """
    lane, at = path[:-1], path[-1]
    operands = [(*path, j) for j in range(len(chain.block(path).operands))]
    return tuple([_end(chain, lane, at, names)] + [_end(chain, o, None, names) for o in operands])


def slope_symbols(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[str, ...]:
    """Write a block's local derivatives in the names of its wires.

    Parameters
    ----------
    chain : Chain
        The function.
    path : tuple of int
        Which block.
    names : mapping of block path to str
        From `wire_names`.

    Returns
    -------
    tuple of str
        Such as ``2x``, one for each input.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> slope_symbols(chain, (1,), wire_names(chain))
    ('eᵃ',)
    """
    inputs = dict(zip("ab", input_names(chain, path, names), strict=False))
    return tuple(_renamed(slope, inputs) for slope in chain.block(path).function.slopes)


def terms(chain: Chain, trace: Trace) -> list[list[Factor]]:
    """Give the products whose sum is dy/dx, one for each lane that starts at x.

    Parameters
    ----------
    chain : Chain
        The function.
    trace : Trace
        What happens at x.

    Returns
    -------
    list of list of Factor
        From y back to x; an empty product is 1.
    """
    names = wire_names(chain)
    return [_way(chain, trace, lane, names) for lane in trace.shares]


def product_line(chain: Chain, trace: Trace) -> str:
    """Write the chain rule for a chain at x.

    Parameters
    ----------
    chain : Chain
        The function.
    trace : Trace
        What happens at x.

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
    ways = terms(chain, trace)
    result = short(trace.gradient) if math.isfinite(trace.gradient) else "–"
    if not ways or not chain.blocks:
        return f"dy/dx = {result}"
    ratios = " + ".join(_joined([f.ratio for f in way]) for way in ways)
    if len(ways) == 1 and len(ways[0]) == 1:
        return f"dy/dx = {ways[0][0].symbol} ≈ {result}"
    symbols = " + ".join(_joined([_bracketed(f.symbol) for f in way]) for way in ways)
    numbers = " + ".join(_joined([_bracketed(f.number) for f in way]) for way in ways)
    return f"dy/dx = {ratios} = {symbols} ≈ {numbers} ≈ {result}"


def symbol_line(chain: Chain, trace: Trace) -> str:
    """Write f′ as the product of local derivatives, in the names of the wires.

    Parameters
    ----------
    chain : Chain
        The function.
    trace : Trace
        What happens at any x.

    Returns
    -------
    str
        Long products without their middle.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)^2")
    >>> symbol_line(chain, chain.trace(0.5))
    'f′(x) = 2b · eᵃ · 2x'
    """
    ways = terms(chain, trace)
    products = (_joined([_bracketed(f.symbol) for f in way]) for way in ways)
    return f"f′(x) = {' + '.join(products) or '0'}"


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
    numbers = [_bracketed(short(g)) if math.isfinite(g) else "–" for g in shares]
    if len(numbers) > LONGEST:
        numbers = [*numbers[:4], "…", *numbers[-3:]]
    total = short(trace.gradient) if math.isfinite(trace.gradient) else "–"
    return f"Σ at x: {' + '.join(numbers)} ≈ {total}"


def _letter(i: int) -> str:
    turn, place = divmod(i, len(_LETTERS))
    return _LETTERS[place] + (str(turn).translate(_SUBSCRIPTS) if turn else "")


def _end(chain: Chain, lane: Path, at: int | None, names: Mapping[Path, str]) -> str:
    """Name what a lane carries before its block `at`, or at its end."""
    inner = chain.lane(lane)
    before = len(inner.blocks) if at is None else at
    if before:
        return names[(*lane, before - 1)]
    return constant_text(inner.start).replace("-", MINUS).replace("pi", "π")


def _renamed(slope: str, inputs: Mapping[str, str]) -> str:
    """Put the wires' names in the place of a and b, raised ones as superscripts."""

    def name(found: re.Match[str]) -> str:
        if found[0] in "ᵃᵇ":
            return _superscript(inputs["ab"["ᵃᵇ".index(found[0])]])
        own = inputs[found[0]]
        return f"({own})" if own.startswith(MINUS) else own

    return re.sub("(?<![A-Za-z])[ab](?![A-Za-z])|[ᵃᵇ]", name, slope)


def _superscript(name: str) -> str:
    digits = dict(zip("0123456789−.", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻·", strict=True))
    return "".join(_RAISED.get(c) or digits.get(c, c) for c in name)


def _way(chain: Chain, trace: Trace, lane: Path, names: Mapping[Path, str]) -> list[Factor]:
    """Collect the factors from y to the start of a lane."""
    factors: list[Factor] = []
    path: Path = ()
    while True:
        end = lane[len(path)] if len(path) < len(lane) else -1
        blocks = chain.lane(path).blocks
        for at in range(len(blocks) - 1, max(end, -1), -1):
            factors.append(_factor(chain, trace, (*path, at), 0, names))
        if len(path) == len(lane):
            return factors
        i, j = lane[len(path) : len(path) + 2]
        factors.append(_factor(chain, trace, (*path, i), j + 1, names))
        path = (*path, i, j)


def _factor(
    chain: Chain, trace: Trace, path: Path, which: int, names: Mapping[Path, str]
) -> Factor:
    inputs = input_names(chain, path, names)
    block = chain.block(path)
    flowing = Chain(chain.lane(path[:-1]).start, chain.lane(path[:-1]).blocks[: path[-1]])
    d = "d" if sum(lane.depends_on_x for lane in (flowing, *block.operands)) == 1 else "∂"
    slope = trace.blocks[path].slopes[which]
    return Factor(
        path,
        which,
        f"{d}{names[path]}/{d}{inputs[which]}",
        slope_symbols(chain, path, names)[which],
        short(slope) if math.isfinite(slope) else "–",
    )


def _bracketed(text: str) -> str:
    """Put a factor in parentheses if it would not read as one."""
    inner = text.lstrip(MINUS)
    is_sum = " + " in inner or f" {MINUS} " in inner
    return f"({text})" if is_sum or text.startswith(MINUS) else text


def _joined(factors: list[str]) -> str:
    if len(factors) > LONGEST:
        factors = [*factors[:4], "…", *factors[-3:]]
    return " · ".join(factors) or "1"
