"""Why backprop and the central difference agree or differ, by name.

What is at x comes from the graph: f is smooth there, unless x is the double next to a place where
an inner value meets a landmark of its function (`places.py`), and then the two sides tell what
the place is (`sides.py`). Where f is smooth, the verdict is the largest part of the exact budget
(`where_smooth.py`).
"""

import math
from dataclasses import replace

from core.chain.problem import Problem
from core.incremental import Slices
from core.numerical.around import what_is_around
from core.numerical.budget import truth_in_slices
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.many_digits import Number, context
from core.numerical.named import NEXT_TO_IT, named
from core.numerical.place import Kind
from core.numerical.places import places_next_to_x
from core.numerical.twin import DIGITS, Twin
from core.numerical.where_smooth import LARGEST, Given, where_smooth

SURE = 25
"""To so many digits a slope by the rules is that of the sides."""

A_CALL = 100
"""What a block costs at least, in all."""


def diagnosed(twin: Twin, given: Given) -> Slices[Finding | None]:
    """Judge backprop against the central difference, with pauses between evaluations.

    None where what is at x cannot be told.

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at.
    """
    twin.effort.hold(A_CALL * len(twin.graph), DIGITS)
    yield
    places = yield from places_next_to_x(twin)
    truth = yield from truth_in_slices(twin, given.step)
    if not places and None in (truth.value, truth.slope):
        places = [context().mpf(twin.x)]
    for place in places:
        around = what_is_around(twin, place)
        yield
        if around.kind is Kind.UNKNOWN:
            return None
        if around.finding is not None:
            return _broken(twin, given, place, around.finding)
        if place == twin.x and around.slope is not None:
            truth = truth._replace(slope=_surer(truth.slope, around.slope))
    if truth.value is not None and abs(truth.value) > LARGEST:
        return _none_here(Verdict.OVERFLOW, Reason.PROBLEM, given.problem)
    return None if truth.slope is None else where_smooth(twin, given, truth)


def _surer(by_rules: Number | None, by_sides: Number) -> Number:
    """Give the slope by the rules where it is that of the sides, which has fewer digits."""
    if by_rules is None or abs(by_rules - by_sides) > abs(by_sides) * 10.0**-SURE:
        return by_sides
    return by_rules


def _broken(twin: Twin, given: Given, place: Number, found: Finding) -> Finding:
    """Say what there is at a place that x is, or is the double next to."""
    is_x, is_number = place == twin.x, math.isfinite(twin.y.data)
    if found.verdict is Verdict.ISOLATED and not is_x and not is_number:
        found = replace(found, verdict=Verdict.UNDEFINED, reason=Reason.PROBLEM)
    if found.reason is Reason.PROBLEM:
        reason = Reason.NOT_FINITE if given.problem is None else Reason.PROBLEM
        found = replace(found, reason=reason, problem=given.problem)
    return found if is_x else replace(found, exact=named(place) or NEXT_TO_IT)


def _none_here(verdict: Verdict, reason: Reason, problem: Problem | None) -> Finding:
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, problem=problem)
