"""Spikes and even poles: extremes of inner nodes that fall between the points.

exp(−(400 (x − c))²) is flat at every point of a grid, but its exponent is a wide parabola
whose top three neighbours give away; the exponential of that top differs from everything
around it. So it is with a divisor that touches zero. Where the parabola through three
points makes a function return what its neighbours do not announce, a pair of points is
laid around the vertex, and the pair's slope moves it to where the extreme is.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.graph_nodes import InnerNode
from core.sampling.landmarks import MOST_ROOTS, closeness
from core.sampling.samples import BESIDE, Samples, computed
from core.sampling.viewport import Viewport

SURPRISE = 5e-4
"""The share of a node's range that an unannounced value has to reach."""

WIDEST = 12
"""Points so many pixels apart are no neighbours: what lies between was computed earlier."""

PASSES = 5


class _Extremes(NamedTuple):
    """Extremes of one input, the `slot`, of one node.

    Where each is guessed to be, the input's value there and half its second derivative, and how far
    the guess may still move.
    """

    node: int
    slot: int
    x: Floats
    top: Floats
    curve: Floats
    reach: Floats

    def where(self, keep: Mask) -> "_Extremes":
        return _Extremes(
            self.node,
            self.slot,
            self.x[keep],
            self.top[keep],
            self.curve[keep],
            self.reach[keep],
        )


def with_peaks(
    view: Viewport, evaluator: Evaluator, samples: Samples, x: Floats, nodes: tuple[InnerNode, ...]
) -> Iterator[Samples]:
    """Add a pair of points, marked as BESIDE, around every surprising extreme of an inner node.

    Pass by pass; `nodes` are the inner ones at the places x.
    """
    slots = [
        (k, j)
        for k, node in enumerate(nodes)
        for j, u in enumerate(node.inputs)
        if u.shape == x.shape and _turning(u)
    ]
    found = [e for k, j in slots if (e := _surprising(view, nodes[k], k, j, x)).x.size]
    for _ in range(PASSES):
        sides = [_around(view, e.x) for e in found]
        if not 0 < sum(side.size for side in sides) <= evaluator.affordable:
            break
        new = computed(evaluator, np.concatenate([side.ravel() for side in sides]), BESIDE)
        samples = new.merged(samples)
        yield samples
        if len(evaluator.nodes) != len(nodes):
            break
        moved = [
            _moved(evaluator.nodes[e.node], e, side, new.x)
            for e, side in zip(found, sides, strict=True)
        ]
        found = [e for m in moved if (e := m.where((m.x > view.lo) & (m.x < view.hi))).x.size]


def _turning(u: Floats) -> bool:
    """Tell whether values go up and down; quickly, for most do not."""
    rising = u[1:] > u[:-1]
    return bool((rising[1:] != rising[:-1]).any())


def _around(view: Viewport, x: Floats) -> Floats:
    delta = closeness(view, x)
    return np.clip((x - delta, x + delta), view.lo, view.hi)


def _surprising(view: Viewport, node: InnerNode, k: int, j: int, x: Floats) -> _Extremes:
    """Find the extremes of an input at which the output would be unlike its neighbours'."""
    u = node.inputs[j]
    nothing = _Extremes(k, j, *(np.empty(0),) * 4)
    if u.shape != x.shape or node.output.shape != x.shape:
        return nothing
    step = np.diff(u)
    i = np.flatnonzero(step[:-1] * step[1:] < 0) + 1
    if not 0 < i.size <= MOST_ROOTS:
        return nothing
    a, b = x[i - 1] - x[i], x[i + 1] - x[i]
    p, q = (u[i - 1] - u[i]) / a, (u[i + 1] - u[i]) / b
    curve = (q - p) / (b - a)
    slope = p - curve * a
    shift = np.clip(-slope / (2 * curve), a, b)
    top = u[i] + (slope + curve * shift) * shift
    guess = node.at([w[i] if w.shape == x.shape else w for w in node.inputs], j, top)
    found = _Extremes(k, j, x[i] + shift, top, curve, b - a)
    return found.where(_unlike(node, guess, i) & (b - a < WIDEST * view.px))


def _unlike(node: InnerNode, guess: Floats, i: Indices) -> Mask:
    y = node.output
    finite = y[np.isfinite(y)]
    if not finite.size:
        return np.zeros(i.size, dtype=bool)
    extent = finite.max() / 2 - finite.min() / 2
    # Not "greater than": nan and infinities surprise as well.
    expected = np.abs(guess / 2 - y[i] / 2) <= SURPRISE * extent
    off: Mask = ~expected & np.isfinite(y[i])
    return off


def _moved(node: InnerNode, old: _Extremes, sides: Floats, x: Floats) -> _Extremes:
    """Move guesses by the slope between their two sides; drop those that were good enough."""
    u = node.inputs[old.slot]
    at = np.searchsorted(x, sides)
    left, right = u[at]
    slope = (right - left) / (sides[1] - sides[0])
    shift = -slope / (2 * old.curve)
    top = left / 2 + right / 2 - slope * slope / (4 * old.curve)
    inputs = [w[at[0]] if w.shape == x.shape else w for w in node.inputs]
    got, foretold = node.output[at[0]], node.at(inputs, old.slot, top)
    unsettled = ~(np.abs(foretold - got) <= 1e-3 * np.abs(got)) & np.isfinite(got)
    # Half the distance between the sides: the extreme lies between them.
    unsettled &= (np.abs(shift) > (sides[1] - sides[0]) / 4) & (np.abs(shift) < old.reach)
    moved = _Extremes(old.node, old.slot, old.x + shift, top, old.curve, np.abs(shift))
    return moved.where(unsettled)
