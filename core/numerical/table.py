"""The derivatives by x and by every parameter: one backward pass beside many evaluations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

import numpy as np

from core.autodiff.graph import Variable, recording
from core.chain import Chain
from core.incremental import Slices, whole
from core.numerical.comparison import (
    Check,
    Numbers,
    checked,
    judged_in_slices,
    numbers,
    numerical_diff,
)
from core.numerical.finding import Outcome
from core.numerical.many_digits import Effort

SLICE = 100
"""How many blocks are checked, for one letter after another, before others have their turn."""

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Table:
    """A check for x and for each parameter, by name: x first, then in the order of the alphabet.

    `passes` are the backward passes that all of backprop took, `evaluations` those of f for all of
    the central differences: counted as they were made, without what the verdicts took.
    """

    checks: Mapping[str, Check]
    passes: int
    evaluations: int

    @property
    def without_derivative(self) -> frozenset[str]:
        """The letters by which f has no derivative."""
        none = Outcome.NO_DERIVATIVE
        return frozenset(name for name, c in self.checks.items() if c.finding.outcome is none)

    @property
    def count(self) -> str:
        """What it took, in words."""
        derivatives = _many(len(self.checks), "derivative")
        one_way = f"{_many(self.passes, 'backward pass', 'es')} for {derivatives}"
        return f"{one_way}; numerically {_many(self.evaluations, 'evaluation')}"


def check_all(chain: Chain, x: float, step: float = 1e-4) -> Table:
    """Check the derivatives of a chain by x and by each of its parameters, at their values.

    Raises
    ------
    ValueError
        If `x` or `step` is not a finite number, or `step` is not positive.

    Examples
    --------
    >>> from core.formula import parse
    >>> table = check_all(parse("a*x^2 + b"), 3.0)
    >>> {name: found.backprop for name, found in table.checks.items()}
    {'x': 6.0, 'a': 9.0, 'b': 1.0}
    >>> table.count
    '1 backward pass for 3 derivatives; numerically 6 evaluations'
    """
    return whole(check_all_in_slices(chain, x, step))


def check_all_in_slices(chain: Chain, x: float, step: float) -> Slices[Table]:
    """Check as `check_all` does, with pauses where there is much to be evaluated."""
    computed = yield from computed_in_slices(chain, x, step)
    return (yield from judged_all_in_slices(computed))


@dataclass(frozen=True, slots=True)
class Computed:
    """What a table is made from: all the numbers, of which nothing is said yet."""

    chain: Chain
    numbers: Mapping[str, Numbers]
    passes: int
    evaluations: int


def computed_in_slices(chain: Chain, x: float, step: float) -> Slices[Computed]:
    """Work out the derivatives both ways, in doubles."""
    x, step = checked(x, step)
    leaves = chain.leaves(Variable(np.array(x)))
    letters = {name: leaf for name, leaf in leaves.items() if name != "x"}
    passes, evaluations = _Count(), _Count()
    with recording():
        y = chain.with_values(**letters)(leaves["x"])
        passes.around(y.backward)()
    size = done = chain.size
    found = {}
    for name in ("x", *sorted(letters)):
        if done > SLICE:
            yield
            done = 0
        done += size
        f, leaf = chain.along(name, x), leaves[name]
        with recording():
            numerical = numerical_diff(evaluations.around(f), leaf, step)
        slope = 0.0 if leaf.grad is None else float(leaf.grad)
        at = float(leaf.data)
        found[name] = numbers(at, step, float(y.data), slope, numerical, name)
    return Computed(chain, found, passes.calls, evaluations.calls)


def judged_all_in_slices(computed: Computed) -> Slices[Table]:
    """Say what all the differences mean."""
    checks, effort, x = {}, Effort(), computed.numbers["x"].x
    for name, known in computed.numbers.items():
        yield
        checks[name] = yield from judged_in_slices(computed.chain.along(name, x), known, effort)
    return Table(checks, computed.passes, computed.evaluations)


class _Count:
    """Counts the calls of what it is put around."""

    def __init__(self) -> None:
        self.calls = 0

    def around(self, act: Callable[Given, Made]) -> Callable[Given, Made]:
        def counted(*args: Given.args, **kwargs: Given.kwargs) -> Made:
            self.calls += 1
            return act(*args, **kwargs)

        return counted


def _many(count: int, what: str, ending: str = "s") -> str:
    return f"{count} {what}{'' if count == 1 else ending}"
