"""Derivatives where pieces meet: numbers where both sides agree.

What passes backward at a tie of max or at the corner of abs is nan: a rule cannot know whether
its arms agree in slope. Forward it can be known: each Variable gets its course to the right, and
what its slope has more there than to the left (`core.autodiff.courses`). Of two arms that meet,
the one that is ahead in slope is ahead to the right, and behind to the left. A derivative exists
where there is no gap between the two slopes.

After A. Griewank, "On stable piecewise linearization and generalized algorithmic
differentiation", Optim. Methods Softw. 28 (2013), 1139-1178.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.autodiff.courses import Course, Inputs, of_leaf
from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.operators import Floats, Value, function_of
from core.autodiff.passing import passed

if TYPE_CHECKING:
    from core.autodiff.graph import Function
    from core.autodiff.variable import Variable


MOST_PASSED = 2000
"""So many Functions are passed, all sweeps together, for gradients to be differentiated again."""


class Passed(NamedTuple):
    """A Function that was passed, the course of its output, and its slopes by each input.

    At a tie the slopes are those of the arm that lies to the right.
    """

    function: "Function"
    course: Course
    slopes: tuple[Value, ...]


@no_float_warnings
def settled(y: "Variable", leaf: "Variable", found: Value, order: int = 1) -> Value:
    """Give a derivative of y by a leaf, with numbers where it was nan for a tie only.

    `found` is what passed backward. That all is element by element is the caller's word.
    """
    undecided = np.isnan(found) & ~np.isnan(y.data)
    if not undecided.any():
        return found
    last = deque(sweep(y, [leaf], order), 1)
    return np.where(undecided, last[0].course.derivative(order)[0], found) if last else found


def settled_orders(y: "Variable", leaf: "Variable", rows: Floats) -> Floats:
    """Do the same for y and its derivatives, a row each.

    Higher orders take most of the time: they are looked for only where the slopes have no gap.
    """
    undecided = np.isnan(rows) & ~np.isnan(y.data)
    undecided[0] = False
    settled = rows
    for first in (1, 2):
        if not undecided.any():
            break
        highest = 1 if first == 1 else int(np.flatnonzero(undecided.any(axis=1))[-1])
        last = deque(sweep(y, [leaf], highest), 1)
        if not last:
            break
        course = last[0].course
        settled = settled.copy()
        for order in range(first, highest + 1):
            found = course.derivative(order)[0]
            settled[order] = np.where(undecided[order], found, settled[order])
        undecided &= np.equal(course.gap[0], 0)
        undecided[1] = False
    return settled


def settled_at_once(
    y: "Variable", seed: Value, leaves: Sequence["Variable"], found: Sequence[Value]
) -> Sequence[Value]:
    """Do the same for the gradients of several leaves, for a pass that started at a seed.

    Gradients stay as they are where the graph is not known to be element by element. Variables are
    to be differentiated again, each by itself; they stay, too, where that would be too many.
    """
    alike = [i for i, leaf in enumerate(leaves) if leaf.shape == y.shape]
    if not alike or np.isnan(y.data).all() or not _is_by_element(y):
        return found
    if isinstance(seed, type(y)):
        if len(alike) * len(graph_of(y)) > MOST_PASSED:
            return found
        return [
            to_be_differentiated(y, seed, leaf, gx) if i in alike else gx
            for i, (leaf, gx) in enumerate(zip(leaves, found, strict=True))
        ]
    last = deque(sweep(y, [leaves[i] for i in alike]), 1)
    if not last:
        return found
    settled = list(found)
    for i, slope in zip(alike, last[0].course.derivative(1), strict=True):
        undecided = np.isnan(found[i]) & ~np.isnan(y.data)
        settled[i] = np.where(undecided, seed * slope, found[i])
    return settled


def to_be_differentiated(
    y: "Variable", seed: "Variable", leaf: "Variable", found: "Variable"
) -> "Variable":
    """Give the gradient by a leaf as a part of a graph; the catalogue says how."""
    gradient: Variable = function_of[to_be_differentiated](y, seed, leaf, found)
    return gradient


def sweep(y: "Variable", leaves: Sequence["Variable"], order: int = 1) -> Iterator[Passed]:
    """Go forward from some leaves to `y`, along each of them at once.

    The last that is given leads to `y`. Nothing is given of a graph without pieces, or where
    shapes change on the way.
    """
    graph = graph_of(y)
    if not _any_pieces(graph):
        return
    last_use = {x: v for v in graph if v._creator is not None for x in v._creator.inputs}
    known = {leaf: of_leaf(i, len(leaves), leaf.shape, order) for i, leaf in enumerate(leaves)}
    moving = _moving(graph, leaves)
    if any(v.shape != y.shape for v in moving) or y not in moving:
        return
    for variable in moving:
        function = variable._creator
        if function is None:
            continue
        inputs = Inputs(function, variable, [known.get(x) for x in function.inputs])
        course, slopes = passed(inputs, order)
        known[variable] = course
        yield Passed(function, course, slopes)
        for x in function.inputs:
            if last_use[x] is variable:
                known.pop(x, None)


def has_pieces(y: "Variable") -> bool:
    """Tell whether a graph may have ties."""
    return _any_pieces(graph_of(y))


def _any_pieces(graph: Sequence["Variable"]) -> bool:
    return any(v._creator is not None and v._creator.piecewise for v in graph)


def graph_of(y: "Variable") -> list["Variable"]:
    """Give y and all that it was made of, inputs first."""
    found: set[Variable] = set()
    stack = [y]
    while stack:
        variable = stack.pop()
        if variable not in found:
            found.add(variable)
            if variable._creator is not None:
                stack.extend(variable._creator.inputs)
    return sorted(found, key=lambda v: v.generation)


def _moving(graph: Sequence["Variable"], leaves: Sequence["Variable"]) -> list["Variable"]:
    """Give what leads from the leaves, in order."""
    found = dict.fromkeys(leaves)
    for variable in graph:
        if variable._creator is not None and any(x in found for x in variable._creator.inputs):
            found[variable] = None
    return list(found)


def _is_by_element(y: "Variable") -> bool:
    graph = graph_of(y)
    if all(v.size == 1 for v in graph):
        return True
    return all(v._creator is None or v._creator.by_element for v in graph)
