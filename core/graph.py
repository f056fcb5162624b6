"""The engine: Variables, Functions and the backward pass.

A `Function` applied to Variables computes a value and remembers its inputs; the
resulting `Variable` remembers the Function as its creator. `Variable.backward` walks
from a result to everything it was made of and brings the gradients along.

The vocabulary and the first ten steps are those of the course notes the project grew
from; several inputs, generations and `create_graph` follow K. Saitoh, *Deep Learning
from Scratch 3* (DeZero).
"""

import copy
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.arraylike import ArrayLike, as_array, function_of
from core.backward import backward_steps
from core.silence import silently

Array: TypeAlias = NDArray[Any]
Value: TypeAlias = Any
"""What a rule works on: an ndarray in a plain pass, a Variable under `create_graph`."""

_recording: ContextVar[bool] = ContextVar("recording", default=True)


class Variable(ArrayLike):
    """An array that remembers where it came from.

    Parameters
    ----------
    data : ndarray or None
        Bool, integer or real floating-point array of any shape.
    name : str, optional
        A name to print.

    Attributes
    ----------
    grad : ndarray, Variable or None
        The gradient the last backward pass brought, in the shape of `data`; a Variable
        after ``backward(create_graph=True)``, None where no pass has arrived.
    creator : Function or None
        The Function whose output this is; None for a leaf.
    generation : int
        0 for a leaf, else one more than the highest generation among the creator's inputs.

    Raises
    ------
    TypeError
        If `data` is not an ndarray, or an array of objects or complex numbers.

    Examples
    --------
    >>> x = Variable(np.array(0.5))
    >>> y = np.exp(x**2) ** 2
    >>> y.backward()
    >>> x.grad.item()
    3.297442541400256
    """

    __slots__ = ("__weakref__", "creator", "data", "generation", "grad", "name")

    def __init__(self, data: Array | None, name: str | None = None) -> None:
        if data is not None:
            if not isinstance(data, np.ndarray):
                raise TypeError(f"{type(data)} is not supported, a Variable holds an ndarray")
            if data.dtype.kind not in "fiub":
                raise TypeError(f"an array of {data.dtype} is not supported, only real numbers")
        self.data: Any = data
        self.grad: Any = None
        self.creator: Function | None = None
        self.generation = 0
        self.name = name

    def set_creator(self, func: "Function") -> None:
        """Remember the Function that computed this Variable."""
        self.creator = func
        self.generation = 1 + max((x.generation for x in func.inputs), default=0)

    def cleargrad(self) -> None:
        """Forget the gradient."""
        self.grad = None

    def backward(
        self,
        *,
        create_graph: bool = False,
        retain_grad: bool = True,
        accumulate: bool = False,
    ) -> None:
        """Bring the gradient of this Variable to everything it was made of.

        Starts from `grad` if it was set by hand, else from ones.

        Parameters
        ----------
        create_graph : bool
            Compute the gradients as Variables with a graph of their own, so that they
            can be differentiated again.
        retain_grad : bool
            Keep the gradients of intermediate Variables, not only those of the leaves.
        accumulate : bool
            Add to the gradients that are there instead of starting fresh.

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
        steps = self.backward_steps(
            create_graph=create_graph, retain_grad=retain_grad, accumulate=accumulate
        )
        silently(deque, steps, 0)

    def backward_steps(
        self,
        *,
        create_graph: bool = False,
        retain_grad: bool = True,
        accumulate: bool = False,
    ) -> Iterator["Step"]:
        """Walk the backward pass one Function at a time; `backward` is this, exhausted.

        Parameters
        ----------
        create_graph, retain_grad, accumulate : bool
            As in `backward`, and so are the errors.

        Returns
        -------
        iterator of (Function, gradient, tuple of gradients)
            Each Function passed, what came in at its output and went out at its inputs.

        Examples
        --------
        >>> x = Variable(np.array(2.0))
        >>> y = -(x**2)
        >>> [type(f).__name__ for f, gy, gxs in y.backward_steps()]
        ['Negate', 'Power']
        """
        return backward_steps(
            self, create_graph=create_graph, retain_grad=retain_grad, accumulate=accumulate
        )

    def __repr__(self) -> str:
        name = f", name={self.name!r}" if self.name else ""
        return f"Variable({self.data!r}{name})"


class Function:
    """What turns Variables into a Variable, and gradients of it into gradients of them.

    A subclass writes `forward`, on ndarrays, and either `rule`, which serves every
    order of derivative, or `backward` as in the notes, which serves the first.

    Parameters
    ----------
    ufunc : numpy.ufunc, optional
        Class keyword: the ufunc that builds this Function when it meets a Variable.

    Attributes
    ----------
    inputs : tuple of Variable
        What the instance was last called with.

    Raises
    ------
    NotImplementedError
        If called without a `forward`, or passed backward with neither `rule` nor `backward`.

    Examples
    --------
    >>> class Cube(Function):
    ...     def forward(self, x):
    ...         return x**3
    ...
    ...     def backward(self, gy):
    ...         x = self.input.data
    ...         return 3 * x**2 * gy
    >>> x = Variable(np.array(2.0))
    >>> y = Cube()(x)
    >>> y.backward()
    >>> x.grad.item()
    12.0
    """

    __slots__ = ("_output", "inputs")

    _has_rule: ClassVar[bool] = False

    def __init_subclass__(cls, ufunc: np.ufunc | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if ufunc is not None:
            function_of[ufunc] = cls
        # A backward of one's own below an inherited rule makes that rule wrong for this class.
        if "rule" in vars(cls) or "backward" in vars(cls):
            cls._has_rule = "rule" in vars(cls)

    def __call__(self, *inputs: Any) -> Variable:
        """Apply the Function.

        Parameters
        ----------
        *inputs : Variable, ndarray or number
            What has no history becomes a leaf.

        Returns
        -------
        Variable
            The output, which remembers this Function unless inside `no_grad`.

        Raises
        ------
        TypeError
            If an input is none of these.
        """
        self._hand_over()
        variables = tuple([x if type(x) is Variable else as_variable(x) for x in inputs])
        y = silently(self.forward, *[x.data for x in variables])
        output = Variable(as_array(y))
        self.inputs: tuple[Variable, ...] = variables
        self._output = weakref.ref(output)
        if _recording.get():
            output.set_creator(self)
        return output

    def _hand_over(self) -> None:
        """Leave the record of an earlier call to a copy, so that f(f(x)) keeps both."""
        earlier = getattr(self, "_output", None)
        output = earlier and earlier()
        if output is not None and output.creator is self:
            output.creator = copy.copy(self)

    @property
    def input(self) -> Variable:
        """The first input of the last call."""
        return self.inputs[0]

    @property
    def output(self) -> Variable:
        """The output of the last call.

        It is held weakly, because a cycle of creator and output would keep dead arrays
        alive until the garbage collector runs; if nothing else kept it, it is computed again.
        """
        output = self._output()
        if output is None:
            output = Variable(as_array(silently(self.forward, *[x.data for x in self.inputs])))
            output.set_creator(self)
        return output

    def forward(self, *xs: Any) -> Any:
        """Compute the value.

        Parameters
        ----------
        *xs : ndarray
            The inputs' data.

        Returns
        -------
        ndarray or scalar
            The value, in the inputs' broadcast shape.
        """
        raise NotImplementedError(f"{type(self).__name__} defines no forward")

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        """Turn the gradient at the output into the gradients at the inputs.

        Written in operators and ufuncs, so that it works on ndarrays in a plain pass and
        on Variables under `create_graph`.

        Parameters
        ----------
        gy : ndarray or Variable
            The gradient that comes in at the output.
        y : ndarray or Variable
            The output.
        *xs : ndarray or Variable
            The inputs.

        Returns
        -------
        ndarray or Variable, or a tuple of them
            The gradient for each input.
        """
        raise NotImplementedError(f"{type(self).__name__} defines neither rule nor backward")

    def backward(self, gy: Any) -> Any:
        """Turn the gradient at the output into the gradients at the inputs, as ndarrays.

        Parameters
        ----------
        gy : ndarray
            The gradient that comes in at the output.

        Returns
        -------
        ndarray, or a tuple of ndarrays
            The gradient for the input, or for each of several.
        """
        gxs = self.rule(gy, self.output.data, *[x.data for x in self.inputs])
        return tuple(map(as_array, gxs)) if isinstance(gxs, tuple) else as_array(gxs)

    def gradients(self, gy: Value, create_graph: bool = False) -> tuple[Value, ...]:
        """Give one gradient for each input, in that input's shape.

        Parameters
        ----------
        gy : ndarray or Variable
            The gradient that comes in at the output.
        create_graph : bool
            Apply the rule to Variables, so that the gradients can be differentiated.

        Returns
        -------
        tuple of ndarray or Variable
            As many as there are inputs.

        Raises
        ------
        TypeError
            Under `create_graph`, if the class has only a `backward`.
        ValueError
            If the class returns a wrong number of gradients.
        """
        name = type(self).__name__
        if not create_graph:
            gxs = self.backward(gy)
        elif self._has_rule:
            gxs = self.rule(gy, self.output, *self.inputs)
        else:
            raise TypeError(f"{name} has no rule, only a backward: create_graph needs a rule")
        if not isinstance(gxs, tuple):
            gxs = (gxs,)
        if len(gxs) != len(self.inputs):
            raise ValueError(f"{name} has {len(self.inputs)} inputs, returned {len(gxs)} gradients")
        return tuple([sum_to(gx, x.data.shape) for gx, x in zip(gxs, self.inputs, strict=True)])


Step: TypeAlias = tuple[Function, Value, tuple[Value, ...]]
"""A Function passed, the gradient that came in and the gradients that went out."""


def sum_to(x: Value, shape: tuple[int, ...]) -> Value:
    """Sum a gradient over what broadcasting repeated, back to an input's shape.

    Parameters
    ----------
    x : ndarray or Variable
        A gradient, in a shape that `shape` broadcasts to.
    shape : tuple of int
        The shape wanted.

    Returns
    -------
    ndarray or Variable
        In `shape`.

    Raises
    ------
    ValueError
        If `shape` does not broadcast to the shape of `x`.
    """
    x = as_array(x)
    have = x.shape
    if have == shape:
        return x
    if np.broadcast_shapes(have, shape) != have:
        return np.broadcast_to(x, shape)
    padded = (1,) * (len(have) - len(shape)) + shape
    stretched = tuple(i for i, n in enumerate(padded) if n != have[i])
    return np.reshape(np.sum(x, axis=stretched, keepdims=True), shape)


def as_variable(x: Any) -> Variable:
    """Make a leaf of an array or a number.

    Parameters
    ----------
    x : Variable, ndarray or number
        A Variable is returned as it is.

    Returns
    -------
    Variable
        The same or a new leaf.

    Raises
    ------
    TypeError
        If `x` is none of these.
    """
    if isinstance(x, Variable):
        return x
    if isinstance(x, np.ndarray | int | float | np.generic):
        return Variable(np.asarray(x))
    raise TypeError(f"expected a Variable, an ndarray or a number, got {type(x).__name__}")


@contextmanager
def no_grad() -> Iterator[None]:
    """Compute without remembering creators: values only, no backward.

    Examples
    --------
    >>> with no_grad():
    ...     y = np.exp(Variable(np.array(0.0)))
    >>> y.creator is None
    True
    """
    token = _recording.set(False)
    try:
        yield
    finally:
        _recording.reset(token)
