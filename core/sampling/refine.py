"""Refinement in batches: every interval that fails is split, all in one evaluation."""

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.error_estimate import GAP, Geometry, Judgement
from core.sampling.point_sets import distinct
from core.sampling.samples import Samples

FAN = 0.25
"""Next to a root, points stand in this ratio instead of evenly."""


def new_points(
    samples: Samples, g: Geometry, judgement: Judgement, skip: Mask, most: int
) -> Floats:
    """Give the points that split the intervals as judged, at most so many, the widest first."""
    chosen = np.flatnonzero((judgement.split > 1) & ~skip)
    parts = judgement.split[chosen]
    if (parts - 1).sum() > most:
        chosen = chosen[np.argsort(-g.w[chosen], kind="stable")]
        chosen = chosen[np.cumsum(judgement.split[chosen] - 1) <= most]
        parts = judgement.split[chosen]
    return distinct(_placed(samples, g, chosen, parts))


def _placed(samples: Samples, g: Geometry, chosen: Indices, parts: Indices) -> Floats:
    which = np.repeat(np.arange(chosen.size), parts - 1)
    first = np.cumsum(parts - 1) - (parts - 1)
    step = np.arange(which.size) - first[which] + 1
    t = step / parts[which]
    beside = samples.at_root
    left, right = beside[chosen] & (g.w[chosen] > GAP), beside[chosen + 1] & (g.w[chosen] > GAP)
    fanned = (left ^ right) & ~g.switched[chosen]
    away = FAN ** (parts[which] - step).astype(np.float64)
    near = np.where(left[which], away, 1 - FAN ** step.astype(np.float64))
    t = np.where(fanned[which], near, t)
    a, b = samples.x[chosen][which], samples.x[chosen + 1][which]
    x = a + (b - a) * t
    return x[(x > a) & (x < b)]
