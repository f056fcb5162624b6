"""Sessions to keep, as they come of editing."""

from itertools import pairwise
from pathlib import Path

from core.chain import Block, Chain
from core.document import Document
from core.document.kept import Kept, Sight, Step
from core.formula import parse


def sight(formula: str = "x", path: Path | None = None, x: float = 0.5) -> Sight:
    chain = parse(formula)
    return Sight(Document(chain, x), ((0,),) if chain.blocks else (), path)


def typed(*formulas: str) -> tuple[Step, ...]:
    """Give the steps of typing one formula after the other."""
    sights = [sight(formula) for formula in formulas]
    return tuple(Step(f"step {i}", a, b, {(0,): (0,)}) for i, (a, b) in enumerate(pairwise(sights)))


def session(*formulas: str, done: int | None = None, x: float = 0.5) -> Kept:
    """Give a session in which one formula after the other was typed, and some were undone."""
    steps = typed(*formulas)
    done = len(steps) if done is None else done
    now = sight(formulas[done], x=x)
    return Kept(steps, done, now, {}, (Document(),), {"geometry": "AAAA"})


def row(length: int, last: str) -> Chain:
    """Give a long chain whose last block is another's alone."""
    return Chain("x", (*(Block("sin"), Block("add")) * (length // 2), Block(last)))
