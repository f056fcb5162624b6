"""A recording replayed on large arrays, piece by piece, in few buffers.

Pieces that stay in the processor's cache save the way to main memory, which costs more
than most functions do. A buffer is used again as soon as its value has been used up.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function
from core.autodiff.operators import Floats, Value
from core.compiled.recording import Node, Recording

CHUNK = 16_384
"""How many elements a piece has: 128 KiB a buffer, and few buffers are in use at a time."""


class _Call(NamedTuple):
    """One call of a replay: a ufunc or a Function's `forward`, and where inputs and output stand.

    `target` tells which array it is written to, the replay's results first, then the buffers; -1 if
    `compute` makes an array of its own.
    """

    compute: Callable[..., Floats]
    inputs: tuple[int, ...]
    output: int
    target: int


class Replay:
    """Calls in order, ready to be run, for the numbers of the nodes that are wanted.

    Examples
    --------
    >>> from core import Variable
    >>> x = Variable(np.array([1.0, 2.0]))
    >>> recording = Recording(x)
    >>> replay = Replay(recording, recording.add([x * x]))
    >>> replay(np.array([3.0, 4.0]))
    [array([ 9., 16.])]
    """

    def __init__(self, recording: Recording, wanted: Sequence[int]) -> None:
        self._nodes = recording.nodes
        self._wanted = tuple(wanted)
        used = needed(self._nodes, wanted)
        flowing = changing(self._nodes, used, 1)
        self._steady = [i for i in used if i not in flowing and i >= recording.leaves]
        self._calls, self._buffers = _plan(
            self._nodes, [i for i in used if i in flowing], self._wanted
        )
        functions = [self._nodes[call.output].function for call in self._calls]
        self.work = sum([function.work for function in functions if function is not None])
        written = {call.target for call in self._calls}
        self._copied = [(i, n) for i, n in enumerate(self._wanted) if i not in written]

    @no_float_warnings
    def __call__(self, x: Floats, parameters: Sequence[float] = ()) -> list[Floats]:
        """Compute the wanted values over floats of one axis, with the recording's parameters."""
        results = [np.empty(x.shape) for _ in self._wanted]
        self._run(x, results, self._at_rest(parameters))
        return results

    def _at_rest(self, parameters: Sequence[float]) -> list[Value]:
        """Give all that is the same for every x: constants, and what parameters alone make.

        They are of NumPy: a plain float divided by 0 raises an error.
        """
        values: list[Value] = [None] * len(self._nodes)
        values[1 : 1 + len(parameters)] = map(np.float64, parameters)
        for number in self._steady:
            function, inputs, constant = self._nodes[number]
            if function is None:
                values[number] = np.float64(constant)
            else:
                values[number] = function.forward(*[np.asarray(values[i]) for i in inputs])
        return values

    def _run(self, x: Floats, results: list[Floats], values: list[Value]) -> None:
        size = min(CHUNK, len(x))
        buffers = [np.empty(size) for _ in range(self._buffers)]
        for start in range(0, len(x), CHUNK):
            piece = slice(start, start + CHUNK)
            values[0] = x[piece]
            if len(values[0]) < size:
                buffers = [buffer[: len(values[0])] for buffer in buffers]
            pieces = [result[piece] for result in results]
            self._run_piece(values, pieces + buffers)
            for i, number in self._copied:
                pieces[i][:] = values[number]

    def _run_piece(self, values: list[Value], targets: list[Floats]) -> None:
        # One and two inputs are spelled out: at 10 000 points a list of them would show.
        for compute, inputs, output, target in self._calls:
            if target < 0:
                values[output] = compute(*[values[i] for i in inputs])
            elif len(inputs) == 1:
                values[output] = compute(values[inputs[0]], out=targets[target])
            else:
                a, b = inputs
                values[output] = compute(values[a], values[b], out=targets[target])


def changing(nodes: Sequence[Node], used: Sequence[int], leaves: int) -> set[int]:
    """Give the numbers of the nodes that change with the first so many leaves, x being one."""
    found = set(range(leaves))
    for number in used:
        if any(i in found for i in nodes[number].inputs):
            found.add(number)
    return found


def needed(nodes: Sequence[Node], wanted: Sequence[int]) -> list[int]:
    """Give the numbers of all nodes that the wanted ones are made of, in order."""
    needed: set[int] = set()
    stack = list(wanted)
    while stack:
        number = stack.pop()
        if number not in needed:
            needed.add(number)
            stack.extend(nodes[number].inputs)
    # Simplifying gives numbers in the order of making, so inputs come first.
    return sorted(needed)


def _plan(
    nodes: Sequence[Node], used: Sequence[int], wanted: Sequence[int]
) -> tuple[list[_Call], int]:
    """Give the calls, each with the place its result goes to, and the number of buffers."""
    last_use = {i: number for number in used for i in nodes[number].inputs}
    result_of = {number: i for i, number in reversed([*enumerate(wanted)])}
    of_number: dict[int, int] = {}
    free: list[int] = []
    count = 0
    calls = []
    for number in used:
        function, inputs = nodes[number].function, nodes[number].inputs
        if function is None:
            continue
        # A ufunc may write over an input that nothing needs any more.
        free += [of_number.pop(i) for i in set(inputs) if last_use[i] == number and i in of_number]
        ufunc = _ufunc(function)
        target = -1
        if ufunc is not None and number in result_of:
            target = result_of[number]
        elif ufunc is not None:
            if not free:
                free.append(count)
                count += 1
            of_number[number] = free.pop()
            target = len(wanted) + of_number[number]
        compute = function.forward if ufunc is None else ufunc
        calls.append(_Call(compute, inputs, number, target))
    return calls, count


def _ufunc(function: Function) -> np.ufunc | None:
    """Give the ufunc that is all of a Function's `forward`, if one is."""
    return vars(type(function)).get("ufunc")
