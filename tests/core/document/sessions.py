"""Sessions to keep, as they come of editing."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.chain import Block, Chain
from core.document import Document
from core.document.kept import Kept, Sight, Step, packed
from core.document.kept_reading import unpacked
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


def longer(kept: Kept, *formulas: str) -> Kept:
    """Give a session in which more was typed."""
    last = kept.steps[-1].after if kept.steps else kept.now
    steps = typed(*formulas)
    joined = (Step(s.name, last if i == 0 else s.before, *s[2:]) for i, s in enumerate(steps))
    return kept._replace(
        steps=(*kept.steps, *joined), done=len(kept.steps) + len(steps), now=steps[-1].after
    )


def row(length: int, last: str) -> Chain:
    """Give a long chain whose last block is another's alone."""
    return Chain("x", (*(Block("sin"), Block("add")) * (length // 2), Block(last)))


def stored(kept: Kept) -> dict[str, Any]:
    """Give what JSON has of a session."""
    content: dict[str, Any] = json.loads(json.dumps(packed(kept)))
    return content


def through_json(kept: Kept) -> Kept:
    """Give a session as it is read again."""
    return unpacked(stored(kept))
