"""NumPy's floating-point warnings, kept from the user without touching the user's settings.

An overflow or a logarithm of zero is an answer here (inf, nan) and is explained by the
diagnosis; a RuntimeWarning on the console would be noise. `np.errstate` costs more than
a whole scalar function, so each thread keeps one context with the warnings switched off
and runs the arithmetic in it.
"""

import threading
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from functools import wraps
from typing import ParamSpec, TypeVar

import numpy as np

_P = ParamSpec("_P")
_R = TypeVar("_R")

_silent: ContextVar[bool] = ContextVar("silent", default=False)
is_silent = _silent.get
"""Whether the caller is inside of the thread's context, which cannot be entered again."""


class _Thread(threading.local):
    """A context for each thread, because two threads cannot enter the same one."""

    def __init__(self) -> None:
        context = copy_context()
        context.run(np.seterr, all="ignore")
        context.run(_silent.set, True)
        self.run = context.run


this_thread = _Thread()
"""Its `run` calls with the warnings switched off; only where `is_silent` says no."""


def no_float_warnings(f: Callable[_P, _R]) -> Callable[_P, _R]:
    """Decorate a public door: inside, NumPy's floating-point warnings are off.

    Examples
    --------
    >>> @no_float_warnings
    ... def logarithm(x):
    ...     return np.log(x)
    >>> logarithm(np.array(0.0)).item()
    -inf
    """

    @wraps(f)
    def silent(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        if is_silent():
            return f(*args, **kwargs)
        return this_thread.run(f, *args, **kwargs)

    return silent
