"""All that happens at one x: every value forward, every gradient back, lane by lane."""

import math
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.forward import steps_to
from core.autodiff.graph import Function, Variable, recording
from core.autodiff.local_gradients import gradients_of
from core.chain.applied import left_out
from core.chain.passes import Back, Passes, pass_backward
from core.chain.problem import Problem, ProblemKind
from core.functions.entry import Entry

if TYPE_CHECKING:
    from core.chain.chain import Chain, Path

_ONE = np.array(1.0)


class BlockTrace(NamedTuple):
    """What one block does at one x.

    Attributes
    ----------
    inputs : tuple of float
        What came in, the flowing value first.
    value : float
        What it makes of them.
    gradient : float
        dy/d(value): the gradient that arrives at the block's output (upstream).
    slopes : tuple of float
        The local derivative by each input. At a tie that f has a derivative at all the same, those
        of the arm to the right; either would do.
    gradients : tuple of float
        The gradient that leaves at each input (downstream): gradient × slope.
    problem : Problem or None
        Why the value is not finite though the inputs are; None where a choice leaves it out.
    """

    inputs: tuple[float, ...]
    value: float
    gradient: float
    slopes: tuple[float, ...]
    gradients: tuple[float, ...]
    problem: Problem | None


class Trace(NamedTuple):
    """What a chain does at one x.

    Attributes
    ----------
    x : float
        Where.
    value : float
        f(x).
    gradient : float
        f′(x), the sum of `shares`; nan where f(x) is.
    blocks : mapping of block path to BlockTrace
        In the order of evaluation.
    shares : mapping of chain path to float
        What each lane that starts at x contributes to f′(x).
    starts : mapping of chain path to float
        The gradient that arrives at the start of each lane, be it x, a parameter or a constant.
    order : tuple of block path
        In the order in which the backward pass goes through the blocks.
    forward : tuple of block path
        In the order in which the forward pass does.
    first_problem : tuple of int or None
        The first block, in the order of evaluation, that has a problem.
    values : mapping of str to float
        What x and each parameter are, by name.
    parameters : mapping of str to float
        The derivative by each parameter, from the same pass as that by x; nan where f(x) is.
    parameter_shares : mapping of str to mapping of chain path to float
        What each lane that starts at a parameter contributes to the derivative by it.
    """

    x: float
    value: float
    gradient: float
    blocks: Mapping["Path", BlockTrace]
    shares: Mapping["Path", float]
    starts: Mapping["Path", float]
    order: tuple["Path", ...]
    forward: tuple["Path", ...]
    first_problem: "Path | None"
    values: Mapping[str, float]
    parameters: Mapping[str, float]
    parameter_shares: Mapping[str, Mapping["Path", float]]

    def derivative(self, name: str) -> float:
        """Give the derivative by x or a parameter."""
        return self.gradient if name == "x" else self.parameters[name]

    def shares_of(self, name: str) -> Mapping["Path", float]:
        """Give what each lane that starts at x or a parameter contributes to that derivative."""
        return self.shares if name == "x" else self.parameter_shares[name]

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the first failing block; None if f(x) is finite."""
        return self.blocks[self.first_problem].problem if self.first_problem else None


@recording()
@no_float_warnings
def trace(chain: "Chain", x: float) -> Trace:
    """Evaluate a chain at one x and pass backward, noting everything."""
    functions: dict[Path, Function] = {}
    leaves = chain.leaves(Variable(np.array(float(x))))
    y = chain.apply(leaves, functions)
    path_of = {f: path for path, f in functions.items()}
    passes = pass_backward(y, leaves)
    chooses = any(isinstance(f, Entry) and f.condition for f in path_of)
    # Without a choice they were applied in the order of their paths, which are long to look up.
    in_order = ((p, functions[p]) for p in chain.paths()) if chooses else functions.items()
    blocks = {path: _block(f, passes.along("x", f)) for path, f in in_order}
    idle = _idle(chain, blocks) if chooses else set()
    if "x" in passes.letters:  # at a seam what is beside x may lead to its slope
        idle = {path for path in idle if not abs(blocks[path].gradient) > 0}
    for path in idle:
        nothing = (0.0,) * len(blocks[path].gradients)
        blocks[path] = blocks[path]._replace(gradient=0.0, gradients=nothing, problem=None)
    starts = _starts(chain, blocks, functions, passes, idle)
    shares: dict[str, dict[Path, float]] = {name: {} for name in leaves}
    for path, lane in chain.lanes():
        if isinstance(lane.start, str) and lane.start in shares:
            shares[lane.start][path] = starts[path]
    undefined = math.isnan(y.data)
    gradients = {name: _gradient(leaf, undefined) for name, leaf in leaves.items()}
    failing = (path for path, block in blocks.items() if block.problem)
    return Trace(
        float(x),
        float(y.data),
        gradients.pop("x"),
        MappingProxyType(blocks),
        MappingProxyType(shares.pop("x")),
        MappingProxyType(starts),
        tuple(path_of[f] for f in passes.plain if f in path_of),
        tuple(path_of[f] for f, _, _ in steps_to(y) if f in path_of),
        next(failing, None),
        MappingProxyType({name: float(leaf.data) for name, leaf in leaves.items()}),
        MappingProxyType(gradients),
        MappingProxyType(shares),
    )


def _gradient(leaf: Variable, undefined: bool) -> float:
    if undefined:
        return math.nan
    return 0.0 if leaf.grad is None else float(leaf.grad)


def _idle(chain: "Chain", blocks: Mapping["Path", BlockTrace]) -> set["Path"]:
    """Give the blocks that a choice leaves out."""
    found = left_out(chain, {path: block.inputs for path, block in blocks.items()})
    return {path for path, everywhere in found.items() if everywhere.all()}


def _block(function: Function, back: Back) -> BlockTrace:
    assert isinstance(function, Entry)  # as all blocks are
    inputs = tuple([float(v.data) for v in function.inputs])
    output = function.output
    value = float(output.data)
    slopes = back.slopes or gradients_of(function, output, _ONE, create_graph=False)
    return BlockTrace(
        inputs,
        value,
        float(back.gradient),
        tuple([float(s) for s in slopes]),
        tuple([float(g) for g in back.gradients]),
        None if math.isfinite(value) else _problem(type(function), inputs, value),
    )


def _problem(entry: type[Entry], inputs: tuple[float, ...], value: float) -> Problem | None:
    """Tell why a value is not finite, if the inputs that count are."""
    counting = (x for x, counts in zip(inputs, entry.counting(*inputs), strict=True) if counts)
    if not all(map(math.isfinite, counting)):
        return None
    kind = ProblemKind.OVERFLOW if entry.inside(*inputs) else ProblemKind.OUTSIDE
    return Problem(kind, entry.name, inputs)


def _starts(
    chain: "Chain",
    blocks: Mapping["Path", BlockTrace],
    functions: Mapping["Path", Function],
    passes: Passes,
    idle: Collection["Path"],
) -> dict["Path", float]:
    """Give the gradient that arrives at the start of each lane."""
    starts: dict[Path, float] = {(): 1.0}
    for path, lane in chain.lanes():
        if lane.blocks:
            block, i = (*path, 0), 0
        elif path:
            block, i = path[:-1], path[-1] + 1
        else:
            continue
        starts[path] = blocks[block].gradients[i]
        if lane.start in passes.letters and block not in idle:
            starts[path] = float(passes.along(str(lane.start), functions[block]).gradients[i])
    return starts
