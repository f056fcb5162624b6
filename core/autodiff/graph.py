"""The engine: Functions, and the graph that they and the Variables make.

A `Function` applied to Variables computes a value and remembers its inputs; the
resulting `Variable` remembers the Function as its creator. `Variable.backward` walks
from a result to everything it was made of and brings the gradients along.

The vocabulary and the first ten steps are those of the course notes the project grew
from; several inputs, generations and `create_graph` follow K. Saitoh, *Deep Learning
from Scratch 3* (DeZero).
"""

import copy
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, NamedTuple, TypeAlias

import numpy as np

from core.autodiff.float_warnings import is_silent, this_thread
from core.autodiff.local_gradients import gradients_of
from core.autodiff.operators import Value, as_array, function_of
from core.autodiff.variable import Variable, as_variable

__all__ = ["Function", "Step", "Value", "Variable", "as_variable", "no_grad"]


class _Mode(threading.local):
    """Whether this thread's Functions remember; a ContextVar would not reach into `this_thread`."""

    recording = True


_mode = _Mode()


class Arms(NamedTuple):
    """Two straight pieces that meet where a side is 0: their slopes by each input."""

    below: tuple[float, ...]
    above: tuple[float, ...]


class Function:
    """What turns Variables into a Variable, and gradients of it into gradients of them.

    A subclass writes `forward`, on ndarrays, and either `rule`, which serves every order of
    derivative, or `backward` as in the notes, which serves the first. The class keyword `ufunc`
    names the ufunc that builds this Function when it meets a Variable, and that computes the same
    as its `forward`. A `transparent` class has a `forward` written in operators and other
    Functions, which works on Variables too: a recording looks inside and shares what it finds
    there.

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

    __slots__ = ("_inputs", "_output")

    ufunc: ClassVar[np.ufunc | None] = None
    transparent: ClassVar[bool] = False
    work: ClassVar[float] = 1.0
    """About how many times as long as an addition of two numbers its `forward` takes."""
    by_element: ClassVar[bool] = False
    """Whether it is known that an element of the output is made of those at the same place."""
    piecewise: ClassVar[bool] = False
    """Whether it is straight, piece by piece: a slope of 0 means no influence, up to a seam."""
    deciding: ClassVar[tuple[int, ...] | None] = None
    """Which inputs say on what piece it is, by number; None for all of them."""
    arms: ClassVar[Arms | None] = None
    """The pieces, if they are two that meet where `side` is 0, continuous there."""
    lets_in: ClassVar[tuple[int | None, int | None] | None] = None
    """Which input it is where `side` is below 0 and where above, if it chooses; None for nan."""
    at_tie: ClassVar[int] = 1
    """Which of these it is where `side` is 0: by 1 the one above, by -1 the one below."""
    _has_rule: ClassVar[bool] = False

    def __init_subclass__(cls, ufunc: np.ufunc | None = None, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if ufunc is not None:
            cls.ufunc = ufunc
            function_of[ufunc] = cls.on
        # A backward of one's own below an inherited rule makes that rule wrong for this class.
        if "rule" in vars(cls) or "backward" in vars(cls):
            cls._has_rule = "backward" not in vars(cls) or "rule" in vars(cls)

    def __call__(self, *inputs: object) -> Variable:
        """Apply the Function; an ndarray or a number becomes a leaf, anything else a TypeError.

        The output remembers this Function unless inside `no_grad`.
        """
        self._hand_over()
        output = self._apply(inputs)
        self._output = weakref.ref(output)
        return output

    @classmethod
    def on(cls, *inputs: object) -> Variable:
        """Apply a new instance of a class that needs no parameters; `__call__` otherwise.

        Examples
        --------
        >>> from core import Square
        >>> Square.on(Variable(np.array(3.0)))
        Variable(array(9.))
        """
        return cls()._apply(inputs)

    @classmethod
    def of(cls, *xs: Value) -> Value:
        """Compute on ndarrays, apply to Variables: how one Function's rule uses another.

        Examples
        --------
        >>> from core import Square
        >>> Square.of(np.array([3.0]))
        array([9.])
        """
        if any(isinstance(x, Variable) for x in xs):
            return cls()._apply(xs)
        return cls().forward(*xs)

    def _apply(self, inputs: tuple[object, ...]) -> Variable:
        """Compute and record; one input, the usual case, is kept without a tuple around it."""
        if len(inputs) == 1:
            x = inputs[0]
            if type(x) is not Variable:
                x = as_variable(x)
            self._inputs: Any = x
            # `no_float_warnings`, spelled out: a call more would be a tenth of the whole.
            forward = self.forward
            y = forward(x.data) if is_silent() else this_thread.run(forward, x.data)
            generation = x.generation
        else:
            xs = tuple([x if type(x) is Variable else as_variable(x) for x in inputs])
            self._inputs = xs
            forward, data = self.forward, [x.data for x in xs]
            y = forward(*data) if is_silent() else this_thread.run(forward, *data)
            generation = max([x.generation for x in xs]) if xs else 0
        if type(y) is not np.ndarray:
            y = np.asarray(y) if type(y) is np.float64 else as_array(y)
        output = Variable(y)
        if _mode.recording:
            output._creator = self
            output.generation = generation + 1
        return output

    def _hand_over(self) -> None:
        """Leave the record of an earlier call to a copy, so that f(f(x)) keeps both."""
        output = self._living_output()
        if output is not None and output._creator is self:
            output.creator = copy.copy(self)

    def _living_output(self) -> Variable | None:
        known = getattr(self, "_output", None)
        return None if known is None else known()

    @property
    def inputs(self) -> tuple[Variable, ...]:
        """What the instance was last called with."""
        inputs: Any = self._inputs
        return inputs if type(inputs) is tuple else (inputs,)

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
        output = self._living_output()
        if output is None:
            with np.errstate(all="ignore"):
                output = Variable(as_array(self.forward(*[x.data for x in self.inputs])))
            output.set_creator(self)
        return output

    def forward(self, *xs: Value) -> Value:
        """Compute the value, in the inputs' broadcast shape."""
        raise NotImplementedError(f"{type(self).__name__} defines no forward")

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        """Turn the gradient at the output into the gradients at the inputs.

        Written in operators and ufuncs, so that it works on ndarrays in a plain pass and on
        Variables under `create_graph`. Several inputs have a tuple of gradients, with None where
        the output does not depend on one.
        """
        raise NotImplementedError(f"{type(self).__name__} defines neither rule nor backward")

    def side(self, *xs: Value) -> Value:
        """Give what is 0 where pieces meet: the inputs, each times a number, summed."""
        raise NotImplementedError(f"{type(self).__name__} has no arms")

    def backward(self, gy: Value) -> Value:
        """Turn the gradient at the output into the gradients at the inputs, as ndarrays."""
        gxs = self.rule(gy, self.output.data, *[x.data for x in self.inputs])
        return tuple(map(as_array, gxs)) if isinstance(gxs, tuple) else as_array(gxs)

    def gradients(self, gy: Value, create_graph: bool = False) -> tuple[Value, ...]:
        """Give one gradient for each input, in that input's shape, as `gradients_of` does."""
        return gradients_of(self, self.output, gy, create_graph)


Step: TypeAlias = tuple[Function, Value, tuple[Value, ...]]
"""A Function passed, the gradient that came in and the gradients that went out."""


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
    with _recording(False):
        yield


@contextmanager
def recording() -> Iterator[None]:
    """Remember creators, inside of `no_grad` too: for what needs a graph of its own.

    Examples
    --------
    >>> with no_grad(), recording():
    ...     y = np.exp(Variable(np.array(0.0)))
    >>> y.creator is None
    False
    """
    with _recording(True):
        yield


@contextmanager
def _recording(recording: bool) -> Iterator[None]:
    before = _mode.recording
    _mode.recording = recording
    try:
        yield
    finally:
        _mode.recording = before
