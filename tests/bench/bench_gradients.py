"""Gradients by many parameters: ``python -m tests.bench.bench_gradients``.

Backprop, forward and back, against one evaluation of f without a graph, and beside it the central
differences of every derivative: their cost grows with the number of parameters, that of backprop
in evaluations of f does not. Candidates take turns, and what counts is the processor's time.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from core import Block, Chain, Variable, no_grad, numerical_diff
from tests.bench.measure import print_table

COUNTS = (1, 10, 100)
MOST = 4.0
"""So many evaluations of f backprop may cost, whatever the number of parameters."""


def chain_of(count: int) -> Chain:
    """Give a1·sin(x + a1) + a2·sin(x + a2) + …, each parameter in two lanes."""
    blocks = []
    for i in range(count):
        letter = Chain(f"{'abck'[i % 4]}_{i}")
        wave = Chain("x", (Block("add", (letter,)), Block("sin"), Block("multiply", (letter,))))
        blocks.append(Block("add", (wave,)))
    return Chain("x", tuple(blocks))


def backprop(chain: Chain, x: float, values: dict[str, float]) -> dict[str, float]:
    leaves = {name: Variable(np.array(value)) for name, value in values.items()}
    at = Variable(np.array(x))
    chain.with_values(**leaves)(at).backward(retain_grad=False)
    return {name: float(leaf.grad) for name, leaf in {"x": at, **leaves}.items()}


def numerical(chain: Chain, x: float, values: dict[str, float]) -> dict[str, float]:
    f, points = chain.with_values(**values), {"x": x, **values}
    with no_grad():
        return {
            name: float(numerical_diff(f.along(name, x), Variable(np.array(at))))
            for name, at in points.items()
        }


def seconds(acts: list[Callable[[], object]], turns: int) -> list[float]:
    """Give the median time of each act."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(turns + 2):
        for act, times in zip(acts, taken, strict=True):
            start = time.process_time()
            act()
            times.append(time.process_time() - start)
    return [statistics.median(times[2:]) for times in taken]


def measured(count: int, turns: int) -> list[float]:
    """Give microseconds of an evaluation, and in evaluations the cost of both ways."""
    chain = chain_of(count)
    values = {name: 0.5 + i / 100 for i, name in enumerate(chain.parameters)}
    f, x = chain.with_values(**values), Variable(np.array(0.3))

    def evaluate() -> None:
        with no_grad():
            f(x)

    one, back, differences = seconds(
        [evaluate, lambda: backprop(chain, 0.3, values), lambda: numerical(chain, 0.3, values)],
        turns,
    )
    return [one * 1e6, back / one, differences / one, 2.0 * (count + 1)]


def main(turns: int = 40) -> None:
    rows = [[str(count), *measured(count, turns)] for count in COUNTS]
    heads = ["parameters", "f, µs", "backprop x f", "numerical x f", "evaluations"]
    print_table(f"all derivatives at one x; backprop at most {MOST:g}", heads, rows)


if __name__ == "__main__":
    main()
