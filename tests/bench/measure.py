"""Fair timing: the candidates take turns, and the least of several rounds counts."""

import gc
import math
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

ROUNDS = 7


def least_seconds(
    candidates: Mapping[str, Callable[[], Any]], repeat: int, rounds: int = ROUNDS
) -> dict[str, float]:
    """Give the processor's seconds of one call for each candidate, whatever else runs meanwhile.

    It is nan for one that cannot go so deep.
    """
    least = dict.fromkeys(candidates, float("inf"))
    for _ in range(rounds):
        for name, call in candidates.items():
            gc.collect()
            start = time.process_time()
            try:
                for _ in range(repeat):
                    call()
            except RecursionError:  # a peer's graph may be deeper than its recursion reaches
                least[name] = math.nan
            else:
                least[name] = min(least[name], (time.process_time() - start) / repeat)
    return least


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    cells = [[_text(cell) for cell in row] for row in [heads, *rows]]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    print(f"\n{title}")
    for row in cells:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


def _text(cell: Any) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
