"""Where inner values meet the landmarks of their functions, with many digits.

An Entry's `landmarks` are written in operators and NumPy's functions. Here they are read once
more, on numbers of mpmath: a place at which one of them is 0 is where f may be anything but
smooth, and elsewhere it is smooth.
"""

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from core.compiled.enclosure import Enclosing, enclosing
from core.functions import CATALOGUE
from core.functions.entry import Entry
from core.intervals.interval import Known
from core.numerical.many_digits import MOST_DIGITS, Number, OutOfReachError, as_double, context


class Digits(NDArrayOperatorsMixin):
    """A number of mpmath that NumPy's functions take; `number` is what it is."""

    __slots__ = ("number",)

    def __init__(self, number: Number) -> None:
        self.number = number

    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: object, **options: object
    ) -> Any:
        if method != "__call__" or options:
            raise TypeError(f"np.{ufunc.__name__}.{method} has no rule for many digits")
        return _called(ufunc, inputs)

    def __array_function__(
        self,
        func: Callable[..., object],
        types: object,
        args: tuple[object, ...],
        options: dict[str, object],
    ) -> Any:
        if func is not np.where:
            raise TypeError(f"np.{func.__name__} has no rule for many digits")
        condition, a, b = args
        return Digits(_number(a if _number(condition) else b))


def _called(ufunc: np.ufunc, inputs: Sequence[object]) -> Any:
    name = _NAMES.get(ufunc.__name__, ufunc.__name__)
    act = getattr(context(), name, None) or getattr(_Operators, name)
    numbers = [_number(x) for x in inputs]
    if name in _PERIODIC and abs(numbers[0]) > context().mpf(10) ** MOST_DIGITS:
        raise OutOfReachError(MOST_DIGITS)
    return Digits(act(*numbers))


def _number(x: object) -> Number:
    """Give what a number is with all its digits: the double next to π stands for π itself."""
    if isinstance(x, Digits):
        return x.number
    return context().pi if isinstance(x, float) and x == np.pi else x


_PERIODIC = "sin", "cos"
"""What wants as many digits of π as its argument has."""

_NAMES = {"absolute": "fabs", "true_divide": "divide"}


class _Operators:
    """What mpmath has as operators only."""

    add = staticmethod(lambda a, b: a + b)
    subtract = staticmethod(lambda a, b: a - b)
    multiply = staticmethod(lambda a, b: a * b)
    divide = staticmethod(lambda a, b: a / b if b else context().nan)
    negative = staticmethod(lambda a: -a)
    less = staticmethod(lambda a, b: a < b)


def met(function: Entry, inputs: Sequence[Number]) -> tuple[Number | None, ...]:
    """Give the landmarks of a function at its inputs, None for what is not known there.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> met(CATALOGUE["log"](), [context().mpf(3)])
    (mpf('3.0'),)

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at.
    """
    try:
        found = function.landmarks(*[Digits(context().mpf(x)) for x in inputs])
    except OutOfReachError:
        raise
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return ()
    return tuple(None if context().isnan(x.number) else x.number for x in found)


def is_smooth_over(entry: Entry, a: Number, b: Number) -> bool:
    """Tell whether a function of one input is surely smooth from one input to another.

    It may have a landmark there all the same: the middle of what is steep or narrow.
    """
    if len(entry.inputs) > 1:
        return False
    low, high = sorted((as_double(a), as_double(b)))
    low, high = math.nextafter(low, -math.inf), math.nextafter(high, math.inf)
    if not (math.isfinite(low) and math.isfinite(high)):
        return False
    _, slope = _enclosing(entry.name)(low, high)
    return bool(slope.known()[0] == Known.CONTINUOUS)


@cache
def _enclosing(name: str) -> Enclosing:
    return enclosing(CATALOGUE[name](), 1)
