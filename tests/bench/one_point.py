"""One point through many scalar functions: run `python -m tests.bench.one_point`.

The yardstick is a list of the same ufunc calls on 0-d arrays, with np.asarray after each,
forward and backward; the table shows how many times as long each engine takes.
"""

import importlib
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from core import Variable
from tests.bench.measure import ROUNDS, least_seconds, print_table

LENGTHS = (10, 100, 1000, 10_000, 100_000)


def yardstick(n: int) -> Any:
    """Pass through sin and cos in turn, and back."""
    x = np.array(0.5)
    inputs = []
    for i in range(n):
        inputs.append(x)
        x = np.asarray(np.cos(x) if i % 2 else np.sin(x))
    gx = np.ones_like(x)
    for i in range(n - 1, -1, -1):
        if i % 2:
            slope = np.asarray(np.sin(inputs[i]))
            gx = np.asarray(np.multiply(np.asarray(np.negative(gx)), slope))
        else:
            gx = np.asarray(np.multiply(gx, np.asarray(np.cos(inputs[i]))))
    return gx


def ours(n: int) -> Any:
    x = Variable(np.array(0.5))
    y: Any = x
    for i in range(n):
        y = np.cos(y) if i % 2 else np.sin(y)
    y.backward()
    return x.grad


def by_autograd(autograd: Any) -> Callable[[int], Any]:
    numpy = importlib.import_module("autograd.numpy")

    def run(n: int) -> Any:
        def f(x: Any) -> Any:
            for i in range(n):
                x = numpy.cos(x) if i % 2 else numpy.sin(x)
            return x

        return autograd.grad(f)(0.5)

    return run


def by_torch(torch: Any) -> Callable[[int], Any]:
    def run(n: int) -> Any:
        x = torch.tensor(0.5, dtype=torch.float64, requires_grad=True)
        y = x
        for i in range(n):
            y = torch.cos(y) if i % 2 else torch.sin(y)
        y.backward()
        return x.grad

    return run


def by_jax(jax: Any) -> Callable[[int], Any]:
    jax.config.update("jax_enable_x64", True)
    numpy = importlib.import_module("jax.numpy")

    def run(n: int) -> Any:
        def f(x: Any) -> Any:
            for i in range(n):
                x = numpy.cos(x) if i % 2 else numpy.sin(x)
            return x

        return jax.grad(f)(0.5)

    return run


def by_micrograd(micrograd: Any) -> Callable[[int], Any]:
    """Run relu in the place of sin and cos, which micrograd has not; it recurses."""
    engine = importlib.import_module("micrograd.engine")

    def run(n: int) -> Any:
        x = engine.Value(0.5)
        y = x
        for _ in range(n):
            y = y.relu()
        y.backward()
        return x.grad

    return run


PEERS = {"autograd": by_autograd, "torch": by_torch, "jax": by_jax, "micrograd": by_micrograd}


def peers() -> dict[str, Callable[[int], Any]]:
    """Give the peers that are installed."""
    found = {}
    for name, build in PEERS.items():
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        found[name] = build(module)
    return found


def bytes_a_function(n: int) -> float:
    """Give the memory that a graph holds after its backward pass, by function."""
    x = Variable(np.array(0.5))
    tracemalloc.start()
    y: Any = x
    for i in range(n):
        y = np.cos(y) if i % 2 else np.sin(y)
    y.backward()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return held / n


def main(lengths: Sequence[int] = LENGTHS, work: int = 20_000, rounds: int = ROUNDS) -> None:
    engines = {"ours": ours, **peers()}
    rows = []
    for n in lengths:
        calls = {name: partial(engine, n) for name, engine in engines.items()}
        calls = {"yard": partial(yardstick, n), **calls}
        seconds = least_seconds(calls, max(1, work // n), rounds)
        rows.append(
            [n, seconds["yard"] / n * 1e6, *[seconds[name] / seconds["yard"] for name in engines]]
        )
    print_table("One point: times the bare ufunc calls", ["n", "µs each", *engines], rows)
    print(f"memory: {bytes_a_function(min(lengths[-1], 10_000)):.0f} bytes a function")


if __name__ == "__main__":
    main()
