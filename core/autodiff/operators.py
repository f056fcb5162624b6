"""A Variable's likeness to an array: operators and NumPy's protocols, by way of one table.

`np.exp(x)` on a Variable, `x + y` and `2 ** x` all look up the Function that stands for
NumPy's own. What has no rule raises a TypeError that names it, because NumPy would
otherwise make an array of objects of it, silently.
"""

from collections.abc import Callable
from typing import Any, NoReturn, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

Value: TypeAlias = Any
"""What a rule works on: an ndarray in a plain pass, a Variable under `create_graph`."""

function_of: dict[Callable[..., object], Callable[..., Value]] = {}
"""What stands for each of NumPy's functions when it meets a Variable."""

_QUESTIONS = frozenset(
    {np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal}
    | {np.isnan, np.isinf, np.isfinite, np.signbit}
)
"""The ufuncs that answer a question about the data and have no gradient."""

_Method: TypeAlias = Callable[..., Value]


def _binary(ufunc: np.ufunc) -> tuple[_Method, _Method]:
    def method(self: object, other: object) -> Value:
        return function_of[ufunc](self, other)

    def reflected(self: object, other: object) -> Value:
        return function_of[ufunc](other, self)

    return method, reflected


def _unary(ufunc: np.ufunc) -> _Method:
    def method(self: object) -> Value:
        return function_of[ufunc](self)

    return method


def _ordering(ufunc: np.ufunc) -> _Method:
    def method(self: "ArrayLike", other: object) -> Value:
        return ufunc(self.data, other.data if isinstance(other, ArrayLike) else other)

    return method


class ArrayLike:
    """What makes arithmetic and NumPy's functions on a Variable build the graph.

    Ordering comparisons give bool arrays of the data; ``==`` stays identity, so that a
    Variable can be a member of a set.
    """

    __slots__ = ()

    data: Value

    __add__, __radd__ = _binary(np.add)
    __sub__, __rsub__ = _binary(np.subtract)
    __mul__, __rmul__ = _binary(np.multiply)
    __truediv__, __rtruediv__ = _binary(np.divide)
    __pow__, __rpow__ = _binary(np.power)
    __neg__ = _unary(np.negative)
    __abs__ = _unary(np.absolute)
    __lt__ = _ordering(np.less)
    __le__ = _ordering(np.less_equal)
    __gt__ = _ordering(np.greater)
    __ge__ = _ordering(np.greater_equal)

    def __pos__(self) -> Self:
        return self

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: Value, **options: object
    ) -> Value:
        if method == "__call__" and not options:
            apply = function_of.get(ufunc)
            if apply is not None:
                return apply(*inputs)
            if ufunc in _QUESTIONS:
                return ufunc(*[x.data if isinstance(x, ArrayLike) else x for x in inputs])
        name = ufunc.__name__ + ("" if method == "__call__" else f".{method}")
        extras = f" with {', '.join(options)}" if options else ""
        raise TypeError(f"np.{name}{extras} has no rule for a Variable")

    def __array_function__(
        self,
        func: Callable[..., object],
        types: object,
        args: tuple[object, ...],
        options: dict[str, object],
    ) -> Value:
        if func in function_of:
            return function_of[func](*args, **options)
        instead = "; use core.where" if func is np.where else ""
        raise TypeError(f"np.{func.__name__} has no rule for a Variable{instead}")

    def __array__(self, *args: object, **options: object) -> NoReturn:
        raise TypeError("a Variable is not an ndarray; its array is in .data")

    def __float__(self) -> float:
        return float(self.data)

    def __bool__(self) -> bool:
        return bool(self.data)

    def __len__(self) -> int:
        return len(self.data)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the data."""
        return np.shape(self.data)

    @property
    def ndim(self) -> int:
        """The number of axes of the data."""
        return np.ndim(self.data)

    @property
    def size(self) -> int:
        """The number of elements of the data."""
        return int(np.size(self.data))

    @property
    def dtype(self) -> np.dtype[np.generic]:
        """The type of the elements of the data."""
        return np.result_type(self.data)


def as_array(x: Value) -> Value:
    """Make an array of a scalar: arithmetic on 0-d arrays gives NumPy scalars.

    Examples
    --------
    >>> as_array(2.0)
    array(2.)
    """
    if isinstance(x, np.ndarray | ArrayLike):
        return x
    return np.array(x) if np.isscalar(x) else x
