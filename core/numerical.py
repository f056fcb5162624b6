"""The numerical derivative, the yardstick for backprop."""

from collections.abc import Callable
from typing import Any

from core.arraylike import as_array
from core.graph import Variable
from core.silence import silently


def numerical_diff(f: Callable[[Variable], Variable], x: Variable, eps: float = 1e-4) -> Any:
    """Approximate the derivative by the central difference (f(x + h) − f(x − h)) / 2h.

    Parameters
    ----------
    f : callable
        From Variable to Variable; a Function, a Chain or any function of one Variable.
    x : Variable
        Where.
    eps : float
        The step size h; the truncation error is f‴h²/6, the round-off about 10⁻¹⁶ |f|/h.

    Returns
    -------
    float or ndarray
        In the shape of ``f(x)``.

    Examples
    --------
    >>> import numpy as np
    >>> from core import Square
    >>> print(numerical_diff(Square(), Variable(np.array(2.0))))
    4.000000000004
    """
    y0 = f(Variable(as_array(x.data - eps)))
    y1 = f(Variable(as_array(x.data + eps)))
    return silently(lambda: (y1.data - y0.data) / (2 * eps))
