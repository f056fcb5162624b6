"""Names for the wires, and what blocks compute written in them."""

from collections.abc import Mapping
from typing import NamedTuple

from core.chain import Chain, Path
from core.expression import Expression, Leaf, Number, Symbol
from core.expression.screen import text
from core.formula.notations import start_symbol

_LETTERS = "abckmnpqrstuvw"
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Slope(NamedTuple):
    """A local derivative as the catalogue has it, and what goes into the block as a and b.

    The writers take the two as they are: ``text(*slope)``, ``latex(*slope)``.
    """

    formula: Expression
    inputs: tuple[Leaf, ...]

    @property
    def is_number(self) -> bool:
        """Whether it is written as a plain number."""
        formula = self.formula
        if isinstance(formula, Symbol):
            formula = dict(zip("ab", self.inputs, strict=False)).get(formula.name, formula)
        return isinstance(formula, Number)


def wire_names(chain: Chain) -> Mapping[Path, str]:
    """Name what every block gives out: a, b, c, k, m …, never d, e, f, g, h, x; the last is y.

    Examples
    --------
    >>> from core.formula import parse
    >>> dict(wire_names(parse("exp(x^2)^2")))
    {(0,): 'a', (1,): 'b', (2,): 'y'}
    """
    paths = list(chain.paths())
    return {path: "y" if path == paths[-1] else _letter(i) for i, path in enumerate(paths)}


def input_names(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[str, ...]:
    """Name what goes into a block: for each input a wire's name, ``x`` or a constant."""
    return tuple(map(text, _inputs(chain, path, names)))


def slopes(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[Slope, ...]:
    """Give a block's local derivatives, one for each input, in the names of its wires.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> [text(*slope) for slope in slopes(chain, (1,), wire_names(chain))]
    ['eᵃ']
    """
    inputs = _inputs(chain, path, names)
    return tuple(Slope(formula, inputs) for formula in chain.block(path).function.slopes)


def value_text(chain: Chain, path: Path, names: Mapping[Path, str]) -> str:
    """Write a block's value in the names of its wires.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("x^2")
    >>> value_text(chain, (0,), wire_names(chain))
    'x²'
    """
    return text(chain.block(path).function.formula, _inputs(chain, path, names))


def _letter(i: int) -> str:
    turn, place = divmod(i, len(_LETTERS))
    return _LETTERS[place] + (str(turn).translate(_SUBSCRIPTS) if turn else "")


def _inputs(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[Leaf, ...]:
    lane, at = path[:-1], path[-1]
    operands = [(*path, j) for j in range(len(chain.block(path).operands))]
    return (_end(chain, lane, at, names), *(_end(chain, o, None, names) for o in operands))


def _end(chain: Chain, lane: Path, at: int | None, names: Mapping[Path, str]) -> Leaf:
    """Give what a lane carries before its block `at`, or at its end."""
    inner = chain.lane(lane)
    before = len(inner.blocks) if at is None else at
    return Symbol(names[(*lane, before - 1)]) if before else start_symbol(inner.start)
