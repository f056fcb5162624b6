"""Functions of one variable made ready for large arrays."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import ArrayLike

from core.autodiff.graph import Function, Variable, as_variable, recording
from core.autodiff.ties import has_pieces
from core.chain.parameters import accept
from core.compiled.recording import Recording
from core.compiled.replay import Replay
from core.compiled.ties import settle
from core.functions.choice import Arm, Holds, holds, where
from core.incremental import Slices, whole

if TYPE_CHECKING:
    from core.chain import Path

STEPS = 200
"""How many steps of a backward pass are taken in one slice."""


@runtime_checkable
class Recordable(Protocol):
    """A function that tells which Function it called where, such as a Chain."""

    @property
    def depends_on_x(self) -> bool:
        """Whether its graph starts at x, and so is the same at every call."""

    def __call__(self, x: Variable) -> Variable:
        """Apply it."""

    def record(self, x: Variable, functions: "dict[Path, Function]") -> Variable:
        """Apply it and note the Function that was called for each path."""


@runtime_checkable
class Parametric(Protocol):
    """A function with parameters, such as a Chain."""

    def __call__(self, x: Variable) -> Variable:
        """Apply it."""

    @property
    def values(self) -> Mapping[str, float]:
        """The parameters' values, by name."""

    def with_values(self, **values: float | Variable) -> Callable[[Variable], Variable]:
        """Give the function with its parameters at other values, or as Variables."""


def values_of(f: object) -> Mapping[str, float]:
    """Give the values of a function's parameters; none of a function that has no such thing."""
    return f.values if isinstance(f, Parametric) else {}


def same(f: object, g: object) -> bool:
    """Tell whether two functions are equal and their parameters have equal values.

    Examples
    --------
    >>> from core.formula import parse
    >>> f = parse("a*x")
    >>> f == f.with_values(a=2.0), same(f, f.with_values(a=2.0))
    (True, False)
    """
    return f == g and values_of(f) == values_of(g)


class Compiled:
    """A function and its derivatives over arrays, recorded once; made by `compile`."""

    def __init__(
        self,
        replay: Replay,
        orders: Sequence[int],
        arities: Sequence[int],
        values: Mapping[str, float],
        with_ties: Callable[[Variable], Variable] | None,
    ) -> None:
        self._replay, self._orders, self._arities = replay, orders, arities
        self._values, self._with_ties = values, with_ties
        self.work = replay.work
        """What a call takes for one place, counted in additions of two numbers."""

    def with_values(self, **values: float) -> "Compiled":
        """Give the same recording with its parameters at other values.

        Raises a ValueError for what is no parameter of the function, or is not finite.

        Examples
        --------
        >>> from core.formula import parse
        >>> compile(parse("a*x"), (1,)).with_values(a=3.0)(0.5)
        (array(3.),)
        """
        accept(values, self._values)
        known, f = {**self._values, **values}, self._with_ties
        if isinstance(f, Parametric):
            f = f.with_values(**known)
        return Compiled(self._replay, self._orders, self._arities, known, f)

    def __call__(self, x: ArrayLike) -> tuple[Any, ...]:
        """Give an array for each order, then for each of `nodes` the tuple of its inputs."""
        x = np.asarray(x, dtype=np.float64)
        flat = np.ascontiguousarray(x).reshape(-1)
        results = self._replay(flat, list(self._values.values()))
        if self._with_ties is not None:
            settle(self._with_ties, flat, self._orders, results)
        results = [result.reshape(x.shape) for result in results]
        found: list[Any] = results[: len(self._orders)]
        rest = iter(results[len(self._orders) :])
        found += [tuple(next(rest) for _ in range(arity)) for arity in self._arities]
        return tuple(found)


def compile(  # the contract's name; called as core.compile
    f: Callable[[Variable], Variable],
    orders: Sequence[int] = (0, 1),
    nodes: "Sequence[Path]" = (),
) -> Compiled:
    """Record a function once, so that large arrays pass through it fast.

    The graph of the function, which is element by element, and of its derivatives is written down
    as a list of calls and replayed in pieces that fit the cache. Conditions inside of rules are
    asked again at every point. Parameters take part as x does, so that `Compiled.with_values` sets
    them without another recording. Order 0 is the value; `nodes` are paths of blocks whose inputs
    are to be computed too, such as the landmarks of their functions need.

    Raises
    ------
    TypeError
        If a Function has no rule (for orders from 1), is not element by element, or if an
        array other than x takes part.
    ValueError
        If an order is negative.
    LookupError
        If there is no block at one of `nodes`.

    Examples
    --------
    >>> from core import Block, Chain
    >>> g = compile(Chain("x", (Block("square"), Block("exp"), Block("square"))))
    >>> f, slope = g(np.array([0.0, 0.5]))
    >>> f, slope
    (array([1.        , 1.64872127]), array([0.        , 3.29744254]))
    """
    return whole(compile_in_slices(f, orders, nodes))


def compile_in_slices(
    f: Callable[[Variable], Variable],
    orders: Sequence[int] = (0, 1),
    nodes: "Sequence[Path]" = (),
) -> Slices[Compiled]:
    """Do as `compile` does, one derivative after the other."""
    if any(order < 0 for order in orders):
        raise ValueError(f"the order of a derivative is 0 or more, not {min(orders)}")
    # Two points, so that x has a shape that no constant has; rules see no special value.
    x = Variable(np.array([0.4375, 0.5625]))
    values = values_of(f)
    letters = {name: Variable(np.array([0.40625, 0.59375])) for name in values}
    functions: dict[Path, Function] = {}
    with recording():
        derivatives = [applied_to(f, x, letters, functions)]
    written = Recording(x, *letters.values())
    for _ in range(max(orders, default=0)):
        yield
        derivatives.append(
            (yield from differentiated(x, derivatives[-1], written, letters.values()))
        )
    inputs = [functions[path].inputs for path in nodes]
    for variable in (derivatives[order] for order in orders):
        yield
        yield from written.add_in_slices([variable])
    yield
    wanted = [derivatives[order] for order in orders]
    numbers = yield from written.add_in_slices([*wanted, *chain.from_iterable(inputs)])
    yield
    replay = Replay(written, numbers)
    with_ties = f if has_pieces(derivatives[0]) else None
    return Compiled(replay, orders, [len(v) for v in inputs], values, with_ties)


def applied_to(
    f: Callable[[Variable], Variable],
    x: Variable,
    letters: Mapping[str, Variable],
    functions: "dict[Path, Function]",
) -> Variable:
    """Apply a function to x and its parameters, as Variables all of them."""
    g = f.with_values(**letters) if letters and isinstance(f, Parametric) else f
    return g.record(x, functions) if isinstance(g, Recordable) else g(x)


def differentiated(
    x: Variable, y: Variable, written: Recording, letters: Collection[Variable]
) -> Slices[Variable]:
    """Give dy/dx as a Variable with a graph; its seed is written down as 1."""
    if y.ndim > 0:
        x.cleargrad()
        y.grad = seed = Variable(np.ones(y.shape))
        written.add_one(seed)
        steps = y.backward_steps(create_graph=True, retain_grad=False)
        while _go_on(steps):
            yield
    with recording():
        # Where no x takes part the slope is 0, but not where there is nothing to have one: 0 · nan.
        none: Variable = 0.0 * y
        if y.ndim == 0 or x.grad is None:
            return none
        slope = as_variable(x.grad)
        return where(holds(np.isnan, y), np.nan, slope) if _hides_nan(y, letters) else slope


def _go_on(steps: Iterator[object]) -> bool:
    """Take so many steps as a slice may have; tell whether there may be more."""
    with recording():
        return sum(1 for _ in islice(steps, STEPS)) == STEPS


def _hides_nan(y: Variable, letters: Collection[Variable]) -> bool:
    """Tell whether nan, or what may come to it, takes part, past which a gradient may be finite.

    A condition may, and a parameter.
    """
    stack, seen = [y], set()
    while stack:
        variable = stack.pop()
        if variable in letters or (variable.ndim == 0 and np.isnan(variable.data)):
            return True
        creator = variable._creator
        if creator is None or variable in seen:
            continue
        if isinstance(creator, Holds | Arm):
            return True
        seen.add(variable)
        stack.extend(creator.inputs)
    return False
