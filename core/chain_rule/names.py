"""Names for the wires, and what blocks compute written in them."""

import itertools
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from core.chain import Block, Chain, Path
from core.chain.parameters import LATIN, on_screen
from core.chain.trace import Trace
from core.expression import Expression, Leaf, Number, Symbol
from core.expression.screen import text
from core.expression.symbols import INPUTS
from core.formula.notations import start_symbol
from core.recent import Recent


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
            formula = dict(zip(INPUTS, self.inputs, strict=False)).get(formula.name, formula)
        return isinstance(formula, Number)


class WireNames(Mapping[Path, str]):
    """The names of a chain's wires, each by the path of the block that gives it out.

    A path deep in a chain is long, and takes as long to be looked up: a `row` has all names of a
    lane.
    """

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._rows: dict[Path, list[str]] = {}
        self._name(chain, (), _free(set(map(on_screen, chain.parameters))))
        self._rows[()][-1:] = ["y"] if chain.blocks else []

    def _name(self, lane: Chain, path: Path, names: Iterator[str]) -> None:
        row = self._rows[path] = []
        for i, block in enumerate(lane.blocks):
            if block.operands:
                for j, operand in enumerate(block.operands):
                    if operand.blocks:
                        self._name(operand, (*path, i, j), names)
            row.append(next(names))

    def row(self, lane: Path) -> Sequence[str]:
        """Give what the blocks of a lane give out, in the order of the blocks."""
        return self._rows.get(lane, ())

    def __getitem__(self, path: Path) -> str:
        row = self.row(path[:-1])
        if not path or not 0 <= path[-1] < len(row):
            raise KeyError(path)
        return row[path[-1]]

    def __iter__(self) -> Iterator[Path]:
        return self._chain.paths()

    def __len__(self) -> int:
        return self._chain.size


def wire_names(chain: Chain) -> WireNames:
    """Name what every block gives out: a, b, c, k, m …, but for the chain's parameters; last y.

    Examples
    --------
    >>> from core.formula import parse
    >>> dict(wire_names(parse("exp(x^2)^2")))
    {(0,): 'a', (1,): 'b', (2,): 'y'}
    """
    return _recent.of(chain, make=lambda: WireNames(chain))


_recent: Recent[WireNames] = Recent()
"""All views of a chain name its wires."""


def input_names(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[str, ...]:
    """Name what goes into a block: a wire, ``x``, a parameter or a constant for each input."""
    return tuple(map(text, _inputs(chain.lane(path[:-1]), path, names)))


def failing_inputs(trace: Trace, chain: Chain) -> tuple[str, ...]:
    """Name what goes into the first block that gives no finite value; without one as functions do.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("log(cos(x))")
    >>> failing_inputs(chain.trace(3.0), chain)
    ('a',)
    """
    path = trace.first_problem
    return input_names(chain, path, wire_names(chain)) if path else tuple(INPUTS)


def slopes(chain: Chain, path: Path, names: Mapping[Path, str]) -> tuple[Slope, ...]:
    """Give a block's local derivatives, one for each input, in the names of its wires.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> [text(*slope) for slope in slopes(chain, (1,), wire_names(chain))]
    ['eᵃ']
    """
    return slopes_in(chain.lane(path[:-1]), path, names)


def slopes_in(lane: Chain, path: Path, names: Mapping[Path, str]) -> tuple[Slope, ...]:
    """Give them where the lane of the block is at hand; to look for it takes its depth."""
    inputs = _inputs(lane, path, names)
    return slopes_of(lane.blocks[path[-1]], inputs)


def inputs_along(lane: Chain, path: Path, names: WireNames) -> Iterator[tuple[Leaf, ...]]:
    """Give what goes into each block of a lane."""
    flow = start_symbol(lane.start)
    for i, (block, name) in enumerate(zip(lane.blocks, names.row(path), strict=True)):
        if block.operands:
            ends = [_end(own, (*path, i, j), names) for j, own in enumerate(block.operands)]
            yield flow, *ends
        else:
            yield (flow,)
        flow = Symbol(name)


def slopes_of(block: Block, inputs: tuple[Leaf, ...]) -> tuple[Slope, ...]:
    """Give them in whatever goes into the block."""
    return tuple([Slope(formula, inputs) for formula in block.function.slopes])


def value_text(chain: Chain, path: Path, names: Mapping[Path, str]) -> str:
    """Write a block's value in the names of its wires.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("x^2")
    >>> value_text(chain, (0,), wire_names(chain))
    'x²'
    """
    return text(chain.block(path).function.formula, _inputs(chain.lane(path[:-1]), path, names))


def _free(taken: Container[str]) -> Iterator[str]:
    """Give letters, then letters with an index, without those that are taken."""
    for turn in itertools.count():
        yield from (name for name in _letters(turn) if name not in taken)


@cache
def _letters(turn: int) -> tuple[str, ...]:
    return tuple(on_screen(f"{letter}_{turn}" if turn else letter) for letter in LATIN)


def _inputs(lane: Chain, path: Path, names: Mapping[Path, str]) -> tuple[Leaf, ...]:
    at = path[-1]
    operands = lane.blocks[at].operands
    flow = Symbol(names[(*path[:-1], at - 1)]) if at else start_symbol(lane.start)
    if not operands:
        return (flow,)
    return (flow, *[_end(operand, (*path, j), names) for j, operand in enumerate(operands)])


def _end(lane: Chain, path: Path, names: Mapping[Path, str]) -> Leaf:
    """Give what a lane carries at its end."""
    count = len(lane.blocks)
    return Symbol(names[(*path, count - 1)]) if count else start_symbol(lane.start)
