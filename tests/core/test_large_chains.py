"""The work on a chain grows with its blocks and not with their square, whatever is done."""

from collections.abc import Callable

import numpy as np
import pytest

from core import compile
from core.chain import MAX_BLOCKS, MAX_DEPTH, Block, Chain, edits
from core.chain.serialize import packed, unpacked
from core.chain_rule.line import product_line, symbol_line
from core.chain_rule.names import wire_names
from core.formula import format, parse
from core.numerical import check_all
from tests.large import LINEAR, SHAPES, choices, flat, growth

ACTS: dict[str, Callable[[Chain], object]] = {
    "trace": lambda chain: chain.trace(0.5),
    "names": wire_names,
    "chain rule": lambda chain: product_line(chain, chain.trace(0.5)),
    "chain rule in symbols": symbol_line,
    "format": format,
    "file": lambda chain: unpacked(packed(chain)),
    "equality": lambda chain: chain == unpacked(packed(chain)),
    "hash": hash,
    "remove all": lambda chain: _followed(chain, edits.remove(chain, _top(chain))),
    "move half": lambda chain: _followed(chain, edits.move(chain, _half(chain), ((), 0))),
    "type": lambda chain: _followed(chain, edits.set_lane(chain, (), unpacked(packed(chain)))),
    "compile": lambda chain: compile(chain, (0, 1))(np.array([0.5])),
}


def _top(chain: Chain) -> list[tuple[int, ...]]:
    return [(i,) for i in range(len(chain.blocks))]


def _half(chain: Chain) -> list[tuple[int, ...]]:
    return _top(chain)[len(chain.blocks) // 2 :]


def _followed(chain: Chain, edit: edits.Edit) -> list[object]:
    return [edit.follow(path) for path in chain.paths()]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("act", ACTS)
def test_work_grows_with_the_blocks(shape: str, act: str) -> None:
    assert growth(ACTS[act], SHAPES[shape], 285) < LINEAR


def test_what_choices_leave_out_is_found_in_one_sweep() -> None:
    assert growth(lambda chain: chain.trace(0.2), choices, 200) < LINEAR


@pytest.mark.parametrize("act", ["trace", "compile"])
def test_ties_are_decided_in_one_sweep(act: str) -> None:
    def ties(blocks: int) -> Chain:
        return Chain("x", (Block("relu"), Block("max", (Chain("a"),))) * (blocks // 2))

    def at_ties(chain: Chain) -> object:
        return chain.trace(-1.0) if act == "trace" else compile(chain, (0, 1))(np.array([-1.0]))

    assert growth(at_ties, ties, 285) < LINEAR


@pytest.mark.parametrize("shape", SHAPES)
def test_the_largest_chains_are_worked_with(shape: str) -> None:
    chain = SHAPES[shape](MAX_BLOCKS)
    assert MAX_BLOCKS - 30 < chain.size <= MAX_BLOCKS
    assert unpacked(packed(chain)) == chain
    table = check_all(chain, 0.5)
    assert table.checks["x"].backprop == chain.trace(0.5).gradient
    assert repr(chain) == f"parse({format(chain)!r})"


def test_nothing_recurses_at_the_deepest_chain() -> None:
    chain = Chain("x")
    while chain.depth < MAX_DEPTH:
        chain = Chain("x", (Block("add", (chain,)),))
    again = unpacked(packed(chain))
    assert (again == chain, hash(again) == hash(chain)) == (True, True)
    assert parse(format(chain)).size == chain.size
    assert chain.trace(1.0).gradient == MAX_DEPTH
    assert product_line(chain, chain.trace(1.0), whole=True).startswith("dy/dx = ")


def test_a_long_row_has_the_derivative_of_its_parts() -> None:
    chain = Chain("x", (Block("negate"),) * MAX_BLOCKS)
    assert chain.trace(1.0).gradient == 1.0
    assert flat(MAX_BLOCKS).size == MAX_BLOCKS
