"""The forward pass once more, one Function at a time, along the graph that it left behind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.autodiff.graph import Function, Value, Variable


def steps_to(y: "Variable") -> Iterator[tuple["Function", tuple["Value", ...], "Value"]]:
    """Pass from the leaves to `y`: each Function, what went in and what came out.

    A Function comes behind all that it takes, its first input's before its second's, as the
    backward pass of `steps_from` goes the other way. Recursion would fail at the depth of
    Python's stack.

    Examples
    --------
    >>> import numpy as np
    >>> from core.autodiff.graph import Variable
    >>> x = Variable(np.array(0.0))
    >>> [(type(f).__name__, y.item()) for f, _, y in steps_to(np.exp(x) * 2.0)]
    [('Exp', 1.0), ('Multiply', 2.0)]
    """
    stack, begun, done = [y], set(), set()
    while stack:
        variable = stack[-1]
        function = variable._creator
        if function is None or variable in done:
            stack.pop()
        elif variable not in begun:
            begun.add(variable)
            stack.extend(reversed(function.inputs))
        else:
            stack.pop()
            done.add(variable)
            yield function, tuple([x.data for x in function.inputs]), variable.data
