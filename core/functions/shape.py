"""The Functions that change a shape; the gradients of broadcasting are made of them."""

import numpy as np

from core.autodiff.broadcasting import sum_to
from core.autodiff.graph import Function, Value
from core.autodiff.operators import function_of


class Sum(Function):
    """Sum over axes."""

    def __init__(self, axis: Value = None, keepdims: bool = False) -> None:
        self.axis = axis
        self.keepdims = keepdims

    def forward(self, x: Value) -> Value:
        """Sum over the axes."""
        return np.sum(x, axis=self.axis, keepdims=self.keepdims)

    def rule(self, gy: Value, y: Value, x: Value) -> Value:
        """Give every summand the gradient of the sum."""
        kept = np.sum(np.empty(x.shape), axis=self.axis, keepdims=True).shape
        return np.broadcast_to(np.reshape(gy, kept), x.shape)


class Reshape(Function):
    """Put the elements into another shape."""

    def __init__(self, shape: Value) -> None:
        self.shape = shape

    def forward(self, x: Value) -> Value:
        """Reshape."""
        return np.reshape(x, self.shape)

    def rule(self, gy: Value, y: Value, x: Value) -> Value:
        """Put the gradient into the input's shape."""
        return np.reshape(gy, x.shape)


class BroadcastTo(Function):
    """Repeat along the axes that a shape adds or stretches."""

    def __init__(self, shape: Value) -> None:
        self.shape = shape

    def forward(self, x: Value) -> Value:
        """Broadcast."""
        return np.broadcast_to(x, self.shape)

    def rule(self, gy: Value, y: Value, x: Value) -> Value:
        """Sum the gradients of the copies."""
        return sum_to(gy, x.shape)


def _sum(x: Value, axis: Value = None, keepdims: bool = False) -> Value:
    return Sum(axis, keepdims)(x)


def _reshape(x: Value, shape: Value) -> Value:
    return Reshape(shape)(x)


def _broadcast_to(x: Value, shape: Value) -> Value:
    return BroadcastTo(shape)(x)


function_of[np.sum] = _sum
function_of[np.reshape] = _reshape
function_of[np.broadcast_to] = _broadcast_to
