"""Chain to LaTeX, in the part of it that Matplotlib's mathtext knows too, but for choices."""

from core.chain import Block, Chain
from core.expression.binding import CLAUSE
from core.expression.latex import cases, write
from core.expression.nodes import Symbol, apply
from core.expression.piece import Piece
from core.expression.symbols import INPUTS
from core.formula.conditions import BOTH, condition_of, spelled
from core.formula.notations import start_symbol
from core.functions.entry import Cases

_WORDS = {
    **{"and": r"\text{ and }", "or": r"\text{ or }"},
    **{"<=": r"\leq", ">=": r"\geq"},
}


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
    piece = write(start_symbol(chain.start), {})._replace(is_parameter=chain.starts_at_parameter)
    for block in chain.blocks:
        piece = _block(piece, block)
    return piece


def _block(flowing: Piece, block: Block) -> Piece:
    """Write one block around what flows into it."""
    if isinstance(block.function.notation, Cases):
        return _choice(flowing, block)
    entry, inputs = block.function, (flowing, *map(_lane, block.operands))
    names = dict(zip(INPUTS, inputs, strict=False))
    by_name = apply(entry.name, *map(Symbol, names))
    return write(by_name if entry.typeset_by_name else entry.formula, names)


def _choice(flowing: Piece, block: Block) -> Piece:
    condition = spelled(condition_of(block), lambda lane: _lane(lane).text, _WORDS)
    otherwise = _lane(block.operands[-1]) if len(block.operands) == BOTH else None
    return cases(flowing, Piece(condition, CLAUSE), otherwise)
