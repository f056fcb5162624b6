"""NumPy's floating-point warnings, kept from the user without touching the user's settings.

An overflow or a logarithm of zero is an answer here (inf, nan) and is explained by the
diagnosis; a RuntimeWarning on the console would be noise. `np.errstate` costs more than
a whole scalar function, so each thread keeps one context with the warnings switched off
and runs the arithmetic in it.
"""

import threading
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from typing import ParamSpec, TypeVar

import numpy as np

_P = ParamSpec("_P")
_R = TypeVar("_R")

_silent: ContextVar[bool] = ContextVar("silent", default=False)
is_silent = _silent.get
"""Whether the caller is inside of `silently`, where the context cannot be entered again."""


class _Thread(threading.local):
    """A context for each thread, because two threads cannot enter the same one."""

    def __init__(self) -> None:
        context = copy_context()
        context.run(np.seterr, all="ignore")
        context.run(_silent.set, True)
        self.run = context.run


this_thread = _Thread()
"""Its `run` calls with the warnings switched off, unless `is_silent`: `silently`, inlined."""


def silently(call: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Call with NumPy's floating-point warnings switched off.

    Parameters
    ----------
    call : callable
        What to call; it may call `silently` again.
    *args, **kwargs
        Passed on to `call`.

    Returns
    -------
    object
        What `call` returns.

    Examples
    --------
    >>> silently(np.log, np.array(0.0)).item()
    -inf
    """
    if is_silent():
        return call(*args, **kwargs)
    return this_thread.run(call, *args, **kwargs)
