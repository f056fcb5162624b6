"""Why backprop and the central difference agree or differ, by name.

What is at x comes from the graph: f is smooth there, unless x is the double next to a place where
an inner value meets a landmark of its function (`places.py`), and then the two sides tell what
the place is (`sides.py`). Where f is smooth, the verdict is the largest part of the exact budget
(`where_smooth.py`).
"""

import math
from dataclasses import replace

from core.chain.problem import ProblemKind
from core.incremental import Slices
from core.numerical.around import Around, what_is_around
from core.numerical.bounds import is_surely_too_large
from core.numerical.budget import Truth, agreed, truth_in_slices
from core.numerical.evidence import width_around
from core.numerical.finding import NEXT_TO_IT, Finding, Outcome, Reason, Verdict
from core.numerical.many_digits import Number, OutOfReachError, as_double, context
from core.numerical.named import named
from core.numerical.place import Kind
from core.numerical.places import places_next_to_x
from core.numerical.twin import DIGITS, Twin
from core.numerical.where_smooth import FLAT, LARGEST, Given, where_smooth

A_CALL = 500
"""What a block costs at least, in all."""


def diagnosed(twin: Twin, given: Given) -> Slices[Finding]:
    """Judge backprop against the central difference, with pauses between evaluations.

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at, and x is not known to be a place.
    """
    twin.effort.hold(A_CALL * len(twin.graph), DIGITS)
    yield
    places = yield from places_next_to_x(twin)
    at_x = None
    for place in places:
        found = yield from _told_at(twin, given, place)
        if isinstance(found, Finding):
            return found
        if place == twin.x:
            at_x = found
    truth = yield from truth_in_slices(twin, given.step)
    if not places and truth.value is None:
        return _not_defined(given)
    if not places and truth.slope is None:
        found = yield from _told_at(twin, given, context().mpf(twin.x))
        if isinstance(found, Finding):
            return found
        at_x = found
    if truth.value is not None and abs(truth.value) > LARGEST:
        return too_large(given)
    if at_x is not None:
        truth = _surer(truth, at_x)
    if truth.slope is None:
        return _unknown(Reason.UNTOLD)
    return (yield from where_smooth(twin, _beside(twin, given, truth), truth))


def _beside(twin: Twin, given: Given, truth: Truth) -> Given:
    """Take the slopes around x from what f(x) really is, where doubles have lost that."""
    if truth.value is None:
        return given
    width, value = width_around(twin.x), as_double(truth.value)
    off = abs(float(twin.y.data) - value)
    if not off > FLAT * max(given.usual * width, abs(value)):
        return given
    with twin.working(twin.digits):
        x, away = context().mpf(twin.x), context().mpf(width)
        ends = [twin.value(x - away), twin.value(x + away)]
        slopes = [abs(as_double((end - truth.value) / away)) for end in ends if end is not None]
    known = len(slopes) == len(ends) and all(map(math.isfinite, slopes))
    return replace(given, usual=max(slopes) if known else 0.0)


def _told_at(twin: Twin, given: Given, place: Number) -> Slices[Finding | Around]:
    """Say what there is at a place; as a finding, unless f is smooth there."""
    with twin.working(DIGITS):
        value = twin.value(context().mpf(twin.x))
    overflows = value is not None and abs(value) > LARGEST
    try:
        around = yield from what_is_around(twin, place)
    except OutOfReachError as error:
        if overflows:
            return too_large(given)
        return _unknown(Reason.OUT_OF_REACH, digits=error.digits)
    if overflows and around.kind not in (Kind.POLE, Kind.ESSENTIAL):
        return too_large(given)
    if around.kind is Kind.UNKNOWN:
        return _unknown(Reason.UNTOLD)
    if around.kind is Kind.HOLE and twin.digits_beyond:
        return _unknown(Reason.OUT_OF_REACH, digits=twin.digits_beyond)
    if around.finding is not None:
        return _broken(twin, given, place, around.finding)
    return around


def _surer(truth: Truth, around: Around) -> Truth:
    """Take the slope from the sides, unless that by the rules is the same and has more digits."""
    assert around.slope is not None
    if truth.slope is not None and abs(truth.slope - around.slope) <= around.error:
        return truth
    return truth._replace(slope=around.slope, error=around.error)


def _unknown(reason: Reason, **numbers: float) -> Finding:
    return Finding(Verdict.UNKNOWN, Outcome.UNKNOWN, reason, numbers)


def _not_defined(given: Given) -> Finding:
    """Quote the block that fails, unless all it does is overflow: f is undefined for another."""
    problem = given.problem
    if problem is None or problem.kind is ProblemKind.OVERFLOW:
        problem = None
    reason = Reason.NOT_FINITE if problem is None else Reason.PROBLEM
    none = Verdict.UNDEFINED, Outcome.NO_DERIVATIVE
    return Finding(*none, reason, problem=problem, is_undefined=True)


def is_too_large(twin: Twin) -> bool:
    """Tell whether f(x) is known to be too large for a double, where the rest is out of reach."""
    if is_surely_too_large(twin.graph):
        return True
    found = []
    for digits in (DIGITS, DIGITS * 3 // 2):
        with twin.working(digits):
            try:
                found.append(twin.value(context().mpf(twin.x)))
            except OutOfReachError:
                return False
    with twin.working(DIGITS):
        value = agreed(*found)
    return value is not None and bool(abs(value) > LARGEST)


def too_large(given: Given) -> Finding:
    """Say that f(x) is known, and too large for a double."""
    reason = Reason.NOT_FINITE if given.problem is None else Reason.PROBLEM
    return Finding(Verdict.OVERFLOW, Outcome.NO_DERIVATIVE, reason, problem=given.problem)


def _broken(twin: Twin, given: Given, place: Number, found: Finding) -> Finding:
    """Say what there is at a place that x is, or is the double next to."""
    is_x, is_number = place == twin.x, math.isfinite(twin.y.data)
    if found.verdict is Verdict.ISOLATED and not is_x and not is_number:
        found = replace(found, verdict=Verdict.UNDEFINED, reason=Reason.PROBLEM)
    if found.reason is Reason.PROBLEM:
        found = replace(_not_defined(given), verdict=found.verdict)
    return found if is_x else replace(found, exact=named(place) or NEXT_TO_IT)
