"""NumPy's protocol for what is no array: one table of what stands for its functions."""

from collections.abc import Callable
from typing import Any

enclosure_of: dict[Callable[..., object], Callable[..., Any]] = {}
"""What stands for each of NumPy's functions when it meets a box or an answer about one."""


class NotAnArray:
    """What NumPy's functions that are no ufuncs, such as `np.where`, are looked up for."""

    __slots__ = ()

    def __array_function__(
        self,
        func: Callable[..., object],
        types: object,
        args: tuple[object, ...],
        options: dict[str, object],
    ) -> Any:
        if func not in enclosure_of:
            raise TypeError(f"np.{func.__name__} has no rule for an Interval")
        return enclosure_of[func](*args, **options)
