"""Chain to LaTeX, in the part of it that Matplotlib's mathtext knows too."""

from core.chain import Block, Chain
from core.expression.latex import Piece, write
from core.expression.nodes import Symbol, apply
from core.expression.symbols import INPUTS
from core.formula.notations import start_symbol


def latex(chain: Chain) -> str:
    r"""Write a chain as LaTeX, for a formula between dollar signs.

    Examples
    --------
    >>> from core.formula.parser import parse
    >>> print(latex(parse("sin(2x)^2/sqrt(x)")))
    \frac{\sin^{2}(2x)}{\sqrt{x}}
    """
    return _lane(chain).text


def _lane(chain: Chain) -> Piece:
    piece = write(start_symbol(chain.start), {})
    for block in chain.blocks:
        piece = _block(piece, block)
    return piece


def _block(flowing: Piece, block: Block) -> Piece:
    """Write one block around what flows into it."""
    entry, inputs = block.function, (flowing, *map(_lane, block.operands))
    names = dict(zip(INPUTS, inputs, strict=False))
    by_name = apply(entry.name, *map(Symbol, names))
    return write(by_name if entry.typeset_by_name else entry.formula, names)
