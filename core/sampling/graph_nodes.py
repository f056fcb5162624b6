"""What of a graph sampling watches: its Functions, their landmarks and their branches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from core.autodiff.graph import Function, Variable
from core.chain import Chain, Path
from core.functions.choice import Arm, Where
from core.functions.entry import Entry
from core.sampling.curve import Floats

Formula: TypeAlias = Callable[[Variable], Variable]


class InnerNode(NamedTuple):
    """One function inside the graph at the points of the last call.

    The inputs that vary have the shape of x.
    """

    function: Function
    inputs: tuple[Floats, ...]
    output: Floats

    def at(self, inputs: list[Floats], j: int, value: Floats) -> Floats:
        """Apply the function with one input replaced."""
        return np.asarray(self.function.forward(*inputs[:j], value, *inputs[j + 1 :]))


def applied(f: Formula, leaf: Variable) -> tuple[Variable, list[Function]]:
    """Apply f; give its Functions too, those of a chain in the order of its paths."""
    if not isinstance(f, Chain) or not f.depends_on_x:
        y = f(leaf)
        return y, list(functions_of(y))
    functions: dict[Path, Function] = {}
    y = f.record(leaf, functions)
    return y, [functions[path] for path in f.paths()]


def functions_of(y: Variable) -> Iterator[Function]:
    """Give every Function of a graph, in an order that depends on the graph alone."""
    seen: set[Function] = set()
    stack = [y.creator]
    while stack:
        function = stack.pop()
        if function is None or function in seen:
            continue
        seen.add(function)
        yield function
        stack.extend(x.creator for x in function.inputs)


def landmarks_of(function: Function, inputs: Iterable[Floats]) -> tuple[Floats, ...]:
    """Give the landmarks of a Function of the catalogue at its inputs."""
    return function.landmarks(*inputs) if isinstance(function, Entry) else ()


def branches_of(function: Function, inputs: Sequence[Floats]) -> tuple[Floats, ...]:
    """Give the pieces that a Function of the catalogue is on at its inputs."""
    if isinstance(function, Entry):
        return function.branches(*inputs)
    if isinstance(function, Arm):
        return (np.sign(inputs[0]),)
    return (inputs[0],) if isinstance(function, Where) else ()


def is_choice(function: Function) -> bool:
    """Tell whether a Function lets through one of its inputs as two others compare."""
    return isinstance(function, Entry) and function.condition is not None


def stack(rows: Iterable[ArrayLike], n: int) -> Floats:
    """Keep the rows that vary with x."""
    kept = [np.asarray(row, dtype=np.float64) for row in rows if np.shape(row) == (n,)]
    return np.array(kept) if kept else np.empty((0, n))


def varies(rows: Iterable[ArrayLike], x: Floats) -> list[bool]:
    """Tell which rows have a value for each point."""
    return [np.shape(row) == x.shape for row in rows]
