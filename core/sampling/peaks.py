"""Spikes and even poles: extremes of inner nodes that fall between the points.

exp(−(400 (x − c))²) is flat at every point of a grid, but its exponent is a wide parabola
whose top three neighbours give away; the exponential of that top differs from everything
around it. So it is with a divisor that touches zero. Where the parabola through three
points makes a function return what its neighbours do not announce, a pair of points is
laid around the vertex.
"""

from dataclasses import dataclass

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.evaluate import Evaluator, Node
from core.sampling.landmarks import MOST, closeness
from core.sampling.samples import BESIDE, Samples, computed
from core.sampling.view import View

SURPRISE = 5e-4
"""The share of a node's range that an unannounced value has to reach."""

PASSES = 5


@dataclass(frozen=True, slots=True)
class _Triples:
    """Three neighbours of one input of one node, the middle one extreme, and their parabola."""

    x: Floats
    u: Floats

    @property
    def vertex(self) -> Floats:
        a, b = self.x[0] - self.x[1], self.x[2] - self.x[1]
        p, q = (self.u[0] - self.u[1]) / a, (self.u[2] - self.u[1]) / b
        inside: Floats = np.clip(self.x[1] + (p * b - q * a) / (2 * (p - q)), self.x[0], self.x[2])
        return inside

    @property
    def top(self) -> Floats:
        a, b = self.x[0] - self.x[1], self.x[2] - self.x[1]
        p, q = (self.u[0] - self.u[1]) / a, (self.u[2] - self.u[1]) / b
        curve = (q - p) / (b - a)
        slope = p - curve * a
        top: Floats = self.u[1] - slope * slope / (4 * curve)
        return top


def with_peaks(
    view: View, evaluator: Evaluator, samples: Samples, x: Floats, nodes: tuple[Node, ...]
) -> Samples:
    """Add a pair of points around every surprising extreme of an inner node.

    Parameters
    ----------
    view : View
        Where.
    evaluator : Evaluator
        The function.
    samples : Samples
        What is known.
    x : ndarray
        The points of the first round.
    nodes : tuple of Node
        The inner nodes at these points.

    Returns
    -------
    Samples
        More of them; those next to an extreme are marked as BESIDE.
    """
    found = [
        (k, j, triples)
        for k, node in enumerate(nodes)
        for j in range(len(node.inputs))
        if (triples := _surprising(node, j, x)) is not None
    ]
    for _ in range(PASSES):
        if not found:
            break
        sides = [_around(view, triples.vertex) for _, _, triples in found]
        new = computed(evaluator, np.concatenate([side.ravel() for side in sides]), BESIDE)
        samples = new.merged(samples)
        later = evaluator.nodes
        if len(later) != len(nodes):
            break
        found = [
            (k, j, closer)
            for (k, j, triples), side in zip(found, sides, strict=True)
            if (closer := _closer(later[k], j, triples, side, new.x)) is not None
        ]
    return samples


def _around(view: View, vertex: Floats) -> Floats:
    delta = closeness(view, vertex)
    return np.array((vertex - delta, vertex + delta))


def _surprising(node: Node, j: int, x: Floats) -> _Triples | None:
    """Find the extremes of an input at which the node's output would be unlike its neighbours'."""
    u = node.inputs[j]
    if u.shape != x.shape or node.output.shape != x.shape:
        return None
    step = np.diff(u)
    i = np.flatnonzero(step[:-1] * step[1:] < 0) + 1
    if not 0 < i.size <= MOST:
        return None
    triples = _Triples(x[[i - 1, i, i + 1]], u[[i - 1, i, i + 1]])
    guess = node.at([w[i] if w.shape == x.shape else w for w in node.inputs], j, triples.top)
    off = _unlike(node, guess, i)
    return _Triples(triples.x[:, off], triples.u[:, off]) if off.any() else None


def _unlike(node: Node, guess: Floats, i: Indices) -> Mask:
    y = node.output
    finite = y[np.isfinite(y)]
    if not finite.size:
        return np.zeros(i.size, dtype=bool)
    extent = finite.max() / 2 - finite.min() / 2
    # Not "greater than": nan and infinities surprise as well.
    expected = np.abs(guess / 2 - y[i] / 2) <= SURPRISE * extent
    off: Mask = ~expected & np.isfinite(y[i])
    return off


def _closer(later: Node, j: int, old: _Triples, sides: Floats, x: Floats) -> _Triples | None:
    """Narrow triples to where the vertex was guessed, if the guess was not good enough."""
    u = later.inputs[j]
    if u.shape != x.shape:
        return None
    at = np.searchsorted(x, sides)
    left, right = u[at]
    up = np.sign(old.u[1] - old.u[0])
    # A vertex between the two sides is found; else the lower side tells which way it lies.
    away = np.where((right - left) * up > 0, 1, -1)
    best = np.where(away > 0, sides[1], sides[0])
    high = np.where(away > 0, right, left)
    gained = (high - old.u[1]) * up > 0
    outer = np.where(best > old.x[1], old.x[2], old.x[0])
    outer_u = np.where(best > old.x[1], old.u[2], old.u[0])
    a = np.where(best > old.x[1], old.x[1], outer)
    ua = np.where(best > old.x[1], old.u[1], outer_u)
    b = np.where(best > old.x[1], outer, old.x[1])
    ub = np.where(best > old.x[1], outer_u, old.u[1])
    triples = _Triples(np.array((a, best, b)), np.array((ua, high, ub)))
    place = np.where(away > 0, at[1], at[0])
    inputs = [w[place] if w.shape == x.shape else w for w in later.inputs]
    got, foretold = later.output[place], later.at(inputs, j, triples.top)
    unsettled = ~(np.abs(foretold - got) <= 1e-3 * np.abs(got)) & np.isfinite(got)
    again = gained & unsettled & (a < best) & (best < b)
    return _Triples(triples.x[:, again], triples.u[:, again]) if again.any() else None
