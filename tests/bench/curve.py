"""f and f′ over large arrays: run `python -m tests.bench.curve`.

The yardstick is NumPy written by hand with reused buffers and pieces that fit the cache;
beside it stands plain NumPy as a user would write it.
"""

import importlib.util
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import compile
from core.compiled.replay import CHUNK
from core.formula import parse
from tests.bench.measure import ROUNDS, least_seconds, print_table

SIZES = (1000, 10_000, 100_000, 1_000_000)
Array = NDArray[Any]

MIXED = ("sin", "tanh", "exp", "atan", "square", "cos", "sqrt", "log", "sinh", "negate") * 2
"""Twenty functions; a shift keeps sqrt and log in their domain."""


def by_hand(x: Array) -> tuple[Array, Array]:
    """exp(x²)² and 4x · exp(x²)², the common part folded."""
    f, slope = np.empty_like(x), np.empty_like(x)
    for i in range(0, len(x), CHUNK):
        a, y, g = x[i : i + CHUNK], f[i : i + CHUNK], slope[i : i + CHUNK]
        np.multiply(a, a, out=y)
        np.exp(y, out=y)
        np.multiply(y, y, out=y)
        np.multiply(a, 4.0, out=g)
        np.multiply(g, y, out=g)
    return f, slope


def plain(x: Array) -> tuple[Array, Array]:
    return np.exp(x**2) ** 2, 4 * x * np.exp(x**2) ** 2


def mixed_formula() -> str:
    text = "x"
    for name in MIXED:
        text = {
            "negate": f"-({text})",
            "square": f"({text})^2",
            "sqrt": f"sqrt({text} + 2)",
            "log": f"log({text} + 2)",
        }.get(name, f"{name}({text})")
    return text


def mixed_by_hand(x: Array) -> tuple[Array, Array]:
    """The same chain with its slopes, in two buffers for each function."""
    f, slope = np.empty_like(x), np.empty_like(x)
    size = min(CHUNK, len(x))
    values = [np.empty(size) for _ in MIXED]
    work = np.empty(size)
    for i in range(0, len(x), CHUNK):
        a = x[i : i + CHUNK]
        n = len(a)
        g = slope[i : i + CHUNK]
        g.fill(1.0)
        for name, value in zip(MIXED, values, strict=True):
            _step(name, a, value[:n], g, work[:n])
            a = value[:n]
        f[i : i + CHUNK] = a
    return f, slope


def _step(name: str, a: Array, y: Array, g: Array, work: Array) -> None:
    """Compute y, and multiply g by the slope, as one would by hand."""
    if name == "sin":
        np.sin(a, out=y), np.multiply(g, np.cos(a, out=work), out=g)
    elif name == "cos":
        np.cos(a, out=y), np.multiply(g, np.sin(a, out=work), out=g), np.negative(g, out=g)
    elif name == "tanh":
        np.tanh(a, out=y), np.multiply(y, y, out=work), np.subtract(1.0, work, out=work)
        np.multiply(g, work, out=g)
    elif name == "exp":
        np.exp(a, out=y), np.multiply(g, y, out=g)
    elif name == "atan":
        np.multiply(a, a, out=work), np.add(work, 1.0, out=work), np.divide(g, work, out=g)
        np.arctan(a, out=y)
    elif name == "square":
        np.multiply(a, a, out=y), np.multiply(a, 2.0, out=work), np.multiply(g, work, out=g)
    elif name == "sqrt":
        np.add(a, 2.0, out=y), np.sqrt(y, out=y), np.multiply(y, 2.0, out=work)
        np.divide(g, work, out=g)
    elif name == "log":
        np.add(a, 2.0, out=work), np.log(work, out=y), np.divide(g, work, out=g)
    elif name == "sinh":
        np.sinh(a, out=y), np.multiply(g, np.cosh(a, out=work), out=g)
    elif name == "negate":
        np.negative(a, out=y), np.negative(g, out=g)


def by_autograd(x: Array) -> tuple[Array, Array]:
    autograd = importlib.import_module("autograd")
    numpy = importlib.import_module("autograd.numpy")

    def f(x: Any) -> Any:
        return numpy.exp(x**2) ** 2

    backward, value = autograd.make_vjp(f)(x)
    return value, backward(np.ones_like(x))


def by_torch(x: Array) -> tuple[Array, Array]:
    torch = importlib.import_module("torch")
    leaf = torch.tensor(x, requires_grad=True)
    y = torch.exp(leaf**2) ** 2
    y.sum().backward()
    return y.detach().numpy(), leaf.grad.numpy()


def by_jax(x: Array) -> tuple[Array, Array]:
    jax = importlib.import_module("jax")
    jax.config.update("jax_enable_x64", True)
    numpy = importlib.import_module("jax.numpy")

    def f(x: Any) -> Any:
        return numpy.exp(x**2) ** 2

    value, backward = jax.vjp(f, x)
    return np.asarray(value), np.asarray(backward(numpy.ones_like(value))[0])


PEERS = {"autograd": by_autograd, "torch": by_torch, "jax": by_jax}


def peers() -> dict[str, Callable[[Array], Any]]:
    """Give the peers that are installed."""
    return {name: f for name, f in PEERS.items() if importlib.util.find_spec(name)}


def _rows(
    sizes: Sequence[int], candidates: dict[str, Callable[[Array], Any]], work: int, rounds: int
) -> list[list[Any]]:
    rows = []
    for n in sizes:
        x = np.linspace(-1, 1, n)
        calls = {name: partial(f, x) for name, f in candidates.items()}
        seconds = least_seconds(calls, max(1, work // n), rounds)
        yard, *others = seconds.values()
        rows.append([n, yard * 1e6, *[other / yard for other in others]])
    return rows


def main(sizes: Sequence[int] = SIZES, work: int = 200_000, rounds: int = ROUNDS) -> None:
    compiled = compile(parse("exp(x^2)^2"))
    candidates: dict[str, Callable[[Array], Any]] = {
        "hand": by_hand,
        "ours": compiled,
        "plain": plain,
        **peers(),
    }
    heads = ["n", "µs", *list(candidates)[1:]]
    print_table("exp(x^2)^2: times NumPy by hand", heads, _rows(sizes, candidates, work, rounds))
    mixed = compile(parse(mixed_formula()))
    rows = _rows(sizes, {"hand": mixed_by_hand, "ours": mixed}, work, rounds)
    print_table("20 mixed functions: times NumPy by hand", ["n", "µs", "ours"], rows)


if __name__ == "__main__":
    main()
