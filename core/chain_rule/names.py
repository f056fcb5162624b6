"""Names for the wires, and local derivatives written in them."""

import re
from collections.abc import Mapping

from core.chain import Chain, Path
from core.digits import MINUS
from core.formula import constant_text

_LETTERS = "abckmnpqrstuvw"
_RAISED = dict(zip("abckmnpqrstuvwxy", "ᵃᵇᶜᵏᵐⁿᵖᵠʳˢᵗᵘᵛʷˣʸ", strict=True))
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


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


def value_symbol(chain: Chain, path: Path, names: Mapping[Path, str]) -> str:
    """Write a block's value in the names of its wires.

    Parameters
    ----------
    chain, path, names
        As in `slope_symbols`.

    Returns
    -------
    str
        Such as ``x²``.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> value_symbol(chain, (1,), wire_names(chain))
    'eᵃ'
    """
    inputs = dict(zip("ab", input_names(chain, path, names), strict=False))
    return _renamed(chain.block(path).function.formula, inputs)


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
        return f"({own})" if own.startswith(MINUS) and found[0] != slope else own

    return re.sub("(?<![A-Za-z])[ab](?![A-Za-z])|[ᵃᵇ]", name, slope)


def _superscript(name: str) -> str:
    digits = dict(zip("0123456789−.", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻·", strict=True))
    return "".join(_RAISED.get(c) or digits.get(c, c) for c in name)
