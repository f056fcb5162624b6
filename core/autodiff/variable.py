"""Variables: arrays that remember where they came from."""

import weakref
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.autodiff.backward import steps_from
from core.autodiff.float_warnings import is_silent, no_float_warnings, this_thread
from core.autodiff.operators import ArrayLike, Value

if TYPE_CHECKING:
    from core.autodiff.graph import Function, Step

Array: TypeAlias = NDArray[Any]

_FLOAT = np.dtype(np.float64)


class Variable(ArrayLike):
    """An array that remembers where it came from.

    `data` is of bools, integers or real floats: anything else is a TypeError. `grad` is what the
    last backward pass brought, in its shape: a Variable after ``backward(create_graph=True)``, None
    where no pass has arrived. The `generation` is 0 for a leaf, else one more than the highest
    among the creator's inputs.

    Examples
    --------
    >>> x = Variable(np.array(0.5))
    >>> y = np.exp(x**2) ** 2
    >>> y.backward()
    >>> x.grad.item()
    3.297442541400256
    """

    __slots__ = ("__weakref__", "_creator", "_grad", "_seeded", "data", "generation", "name")

    def __init__(self, data: Array | None, name: str | None = None) -> None:
        # The usual case costs one comparison; 100 000 Functions make as many Variables.
        if data is not None and (type(data) is not np.ndarray or data.dtype is not _FLOAT):
            _check_data(data)
        self.data: Value = data
        self._grad: Value = None
        self._seeded = False
        self._creator: Function | None = None
        self.generation = 0
        self.name = name

    @property
    def grad(self) -> Value:
        """The gradient; one set by hand is where the next pass from here starts."""
        return self._grad

    @grad.setter
    def grad(self, gradient: Value) -> None:
        self._grad = gradient
        self._seeded = gradient is not None

    @property
    def creator(self) -> "Function | None":
        """The Function whose output this is; it learns here which Variable that is.

        Telling each Function at once would cost a weak reference for each, and those weigh on
        the garbage collector.
        """
        creator = self._creator
        if creator is not None:
            creator._output = weakref.ref(self)
        return creator

    @creator.setter
    def creator(self, creator: "Function | None") -> None:
        self._creator = creator

    def set_creator(self, func: "Function") -> None:
        """Remember the Function that computed this Variable."""
        self._creator = func
        inputs = func.inputs
        self.generation = 1 + max([x.generation for x in inputs]) if inputs else 1

    def cleargrad(self) -> None:
        """Forget the gradient."""
        self.grad = None

    @no_float_warnings
    def backward(
        self,
        *,
        create_graph: bool = False,
        retain_grad: bool = True,
        accumulate: bool = False,
    ) -> None:
        """Bring the gradient of this Variable to everything it was made of.

        Starts from `grad` if it was set by hand, else from ones. An input that the result does not
        depend on is not reached: its `grad` stays None. One that it depends on by a condition or a
        step only gets zeros.

        With `create_graph` the gradients are Variables that can be differentiated again. Without
        `retain_grad` only this Variable and the leaves keep theirs. `accumulate` adds to the
        gradients that are there instead of starting fresh.

        Raises
        ------
        TypeError
            Under `create_graph`, if a Function has only a `backward` and no `rule`.
        ValueError
            If a Function returns the wrong number of gradients, or a seed of a wrong shape
            was set.

        Examples
        --------
        >>> x = Variable(np.array(3.0))
        >>> y = x**2
        >>> y.backward(create_graph=True)
        >>> gx = x.grad
        >>> gx.backward()
        >>> x.grad.item()
        2.0
        """
        deque(steps_from(self, create_graph, retain_grad, accumulate, settle=True), 0)

    def backward_steps(
        self,
        *,
        create_graph: bool = False,
        retain_grad: bool = True,
        accumulate: bool = False,
    ) -> Iterator["Step"]:
        """Walk the backward pass one Function at a time; `backward` is this, exhausted.

        Yields each Function passed, what came in at its output and what went out at its inputs.

        Examples
        --------
        >>> x = Variable(np.array(2.0))
        >>> y = -(x**2)
        >>> [type(f).__name__ for f, gy, gxs in y.backward_steps()]
        ['Negate', 'Power']
        """
        # A graph that is built by steps may be replayed, where there are other ties.
        steps = steps_from(self, create_graph, retain_grad, accumulate, settle=not create_graph)
        while True:
            # Around each step, so that the user's own settings hold in between.
            step = next(steps, None) if is_silent() else this_thread.run(next, steps, None)
            if step is None:
                return
            yield step

    def __repr__(self) -> str:
        name = f", name={self.name!r}" if self.name else ""
        return f"Variable({self.data!r}{name})"


def as_variable(x: object) -> Variable:
    """Make a leaf of an array or a number; a Variable is given back as it is."""
    if isinstance(x, Variable):
        return x
    if isinstance(x, np.ndarray | int | float | np.generic):
        return Variable(np.asarray(x))
    raise TypeError(f"expected a Variable, an ndarray or a number, got {type(x).__name__}")


def _check_data(data: object) -> None:
    """Refuse what is not an array of real numbers."""
    if not isinstance(data, np.ndarray):
        raise TypeError(f"{type(data)} is not supported, a Variable holds an ndarray")
    if data.dtype.kind not in "fiub":
        raise TypeError(f"an array of {data.dtype} is not supported, only real numbers")
