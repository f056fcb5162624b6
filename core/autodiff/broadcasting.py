"""The other direction of broadcasting: what was repeated is summed again."""

import numpy as np

from core.autodiff.operators import Value, as_array


def sum_to(x: Value, shape: tuple[int, ...]) -> Value:
    """Sum a gradient over what broadcasting repeated, back to an input's shape.

    A ValueError if neither shape broadcasts to the other.

    Examples
    --------
    >>> sum_to(np.ones((3, 2)), (2,))
    array([3., 3.])
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
