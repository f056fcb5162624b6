"""What becomes of courses at the seam of a choice: whether its two sides go on as one.

A choice is one of its inputs, and takes over the course of that. At a seam another input may count
to the right than to the left. There is a slope if both begin at the value that the choice has,
with the same slope. A condition that is made of several is a choice between 1 and 0, so that what
decides may jump itself: then its limits say which input counts.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.autodiff.courses import Course, Inputs
from core.autodiff.operators import Value


class _Branch(NamedTuple):
    """One of the inputs that may count, with what a Course has of it.

    `behind` is its slope to the left; `ahead` and `before` are its limits from the right and from
    the left.
    """

    still: Value
    steps: Sequence[Value]
    gap: Value
    behind: Value
    ahead: Value
    before: Value


class _Ways(NamedTuple):
    """By signs, which branch counts here, to the right and to the left; nan if unknown.

    What decides may turn at a higher order than was looked at: then they are `open`.
    """

    here: Value
    right: Value
    left: Value
    open: Value


def past_the_seam(inputs: Inputs, order: int) -> tuple[Course, tuple[Value, ...]] | None:
    """Give the course of a choice, and its slopes by each input; None if nothing meets here."""
    function = inputs.function
    assert function.lets_in is not None
    side = inputs.side()
    limits = zip(*[inputs.limits(i) for i in range(len(inputs.courses))], strict=True)
    ends = [function.side(*limit) for limit in limits]
    seam = np.equal(side, 0) | np.not_equal(ends[0], side) | np.not_equal(ends[1], side)
    if not seam.any() and all(c is None or c.limits is None for c in inputs.courses):
        return None
    ways = _ways(inputs, side, ends, order)
    below, above = (_branch(inputs, i, order) for i in function.lets_in)
    steps = _steps(ways, below, above)
    still = np.equal(_of(ways.here, below.still, above.still), 1) | seam
    for course in inputs.courses:
        still = still if course is None else still & (course.still | ~seam)
    still = still & np.isfinite(inputs.output.data)
    tends_to = _of(ways.right, below.ahead, above.ahead), _of(ways.left, below.before, above.before)
    between = steps[0] - _of(ways.left, below.behind, above.behind)
    is_one = np.equal(ways.right, ways.left)
    gap = np.where(is_one, _of(ways.right, below.gap, above.gap), between)
    for limit in tends_to:
        gap = np.where(np.equal(limit, inputs.output.data) & ~np.isnan(steps[0]), gap, np.nan)
    course = Course(
        tuple([np.where(still, 0.0, step) for step in steps]),
        np.where(still, 0.0, gap),
        still,
        tends_to,
    )
    return course, _slopes(inputs, ways, steps[0], (below, above))


def _of(way: Value, below: Value, above: Value) -> Value:
    return np.where(np.isnan(way), np.nan, np.where(np.less(way, 0), below, above))


def _ways(inputs: Inputs, side: Value, ends: Sequence[Value], order: int) -> _Ways:
    function = inputs.function
    signs = zip(ends, inputs.ways(order), strict=True)
    right, left = (np.where(np.equal(end, 0), way, np.sign(end)) for end, way in signs)
    stands: Value = np.asarray(True)
    for i, course in enumerate(inputs.courses):
        if course is not None and i not in (function.lets_in or ()):
            stands = stands & course.still
    # Where what decides does not change nearby, nothing is open.
    is_open = (np.equal(right, 0) | np.equal(left, 0)) & ~stands
    here, right, left = (
        np.where(np.equal(way, 0), function.at_tie, way) for way in (np.sign(side), right, left)
    )
    return _Ways(here, right, left, is_open)


def _branch(inputs: Inputs, i: int | None, order: int) -> _Branch:
    if i is None:
        nothing = np.asarray(np.nan)
        return _Branch(np.asarray(False), [nothing] * order, nothing, nothing, nothing, nothing)
    course = inputs.courses[i]
    if course is None:
        zero = np.asarray(0.0)
        return _Branch(np.asarray(True), [zero] * order, zero, zero, *inputs.limits(i))
    behind = course.steps[0] - course.gap
    return _Branch(course.still, course.steps, course.gap, behind, *inputs.limits(i))


def _steps(ways: _Ways, below: _Branch, above: _Branch) -> list[Value]:
    """Give the Taylor coefficients to the right, nan where they are not known.

    From the second on they have to serve the left, too: be of the same branch, or common to both.
    """
    is_one = np.equal(ways.right, ways.left) & ~ways.open
    common = np.equal(below.ahead, above.ahead) & np.equal(below.gap, above.gap)
    found = []
    for k, (b, a) in enumerate(zip(below.steps, above.steps, strict=True)):
        common = common & np.equal(b, a)
        is_known = is_one | common if k else ~ways.open | common
        found.append(np.where(is_known, _of(ways.right, b, a), np.nan))
    return found


def _slopes(
    inputs: Inputs, ways: _Ways, step: Value, branches: tuple[_Branch, _Branch]
) -> tuple[Value, ...]:
    """Give the slopes by the input that is let in here: nothing else of the choice counts.

    Where its slope is another one, as that of 1 in `{x = 1: 1, x^2}`, the input to the right does.
    """
    below, above = inputs.function.lets_in or (None, None)
    is_alike = np.equal(_of(ways.here, branches[0].steps[0], branches[1].steps[0]), step)
    way = np.where(is_alike, ways.here, ways.right)
    found = []
    for i in range(len(inputs.function.inputs)):
        found.append(_of(way, np.asarray(float(i == below)), np.asarray(float(i == above))))
    return tuple(found)
