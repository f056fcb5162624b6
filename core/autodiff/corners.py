"""What becomes of courses where two straight arms meet: at a corner, or where it is none."""

from collections.abc import Sequence

import numpy as np

from core.autodiff.courses import Inputs
from core.autodiff.operators import Value


def past_the_corner(
    inputs: Inputs, slopes: tuple[Value, ...], order: int
) -> tuple[tuple[Value, ...], list[Value], Value]:
    """Give slopes and Taylor coefficients to the right, and the gap, of two arms that meet."""
    tie = np.equal(inputs.side(), 0)
    if not tie.any():
        steps = [inputs.total(slopes, inputs.steps(k)) for k in range(order)]
        return slopes, steps, inputs.total(slopes, inputs.gaps())
    sides = [inputs.side_of(inputs.steps(k)) for k in range(order)]
    side_gap = inputs.side_of(inputs.gaps())
    # Where all coefficients are 0 the arms agree.
    right, left = (np.where(np.equal(way, 0), 1.0, way) for way in inputs.ways(order))
    right_slopes = _chosen(inputs, slopes, tie, right)
    left_slopes = _chosen(inputs, slopes, tie, left)
    steps = [inputs.total(right_slopes, inputs.steps(k)) for k in range(order)]
    to_the_left = [None if c is None else c.steps[0] - c.gap for c in inputs.courses]
    other = np.not_equal(right, left)
    between = steps[0] - inputs.total(left_slopes, to_the_left)
    gap = np.where(tie & other, between, inputs.total(right_slopes, inputs.gaps()))
    unknown = tie & (np.isnan(sides[0]) | np.isnan(side_gap))
    gap = np.where(unknown, np.nan, gap)
    steps[0] = np.where(unknown, np.nan, steps[0])
    # What the arms have in common up to some order is on both sides; the rest is on one.
    common = np.equal(sides[0], 0) & np.equal(side_gap, 0)
    for k in range(1, order):
        common = common & np.equal(sides[k], 0)
        unknown = unknown | (tie & np.isnan(right)) | (tie & other & ~common)
        steps[k] = np.where(unknown, np.nan, steps[k])
    return right_slopes, steps, gap


def _chosen(inputs: Inputs, slopes: Sequence[Value], tie: Value, way: Value) -> tuple[Value, ...]:
    """Give the slopes of the arms that lie one way, at a tie."""
    assert inputs.function.arms is not None
    below, above = inputs.function.arms
    return tuple(
        np.where(tie, np.where(np.less(way, 0), b, a), slope)
        for slope, b, a in zip(slopes, below, above, strict=True)
    )
