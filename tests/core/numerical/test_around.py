"""What is around a place, by theory: as a finding, with its numbers."""

import math
from typing import Any

import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.formula import parse
from core.incremental import whole
from core.numerical import Outcome, Reason, Verdict
from core.numerical.around import Around, what_is_around
from core.numerical.many_digits import Effort, OutOfReachError, context
from core.numerical.place import Kind
from core.numerical.samples import COUNT
from core.numerical.twin import Twin


@no_float_warnings
def around(text: str, x: float, place: Any = None) -> Around:
    where = context().mpf(x) if place is None else place
    return whole(what_is_around(Twin(parse(text), x), where))


@pytest.mark.parametrize(
    ("text", "x", "kind", "verdict", "reason", "numbers"),
    [
        ("sin(x)/x", 0.0, Kind.HOLE, Verdict.HOLE, Reason.GAP, {"limit": 1.0}),
        ("{x=1: 5, x}", 1.0, Kind.REMOVABLE, Verdict.REMOVABLE, Reason.APART,
         {"limit": 1.0, "value": 5.0}),
        ("3sign(x)", 0.0, Kind.JUMP, Verdict.JUMP, Reason.TWO_LIMITS,
         {"left": -3.0, "right": 3.0, "gap": 6.0}),
        ("abs(x) + 2x", 0.0, Kind.CORNER, Verdict.CORNER, Reason.TWO_SLOPES,
         {"left": 1.0, "right": 3.0, "gap": 2.0}),
        ("sqrt(abs(x))", 0.0, Kind.CUSP, Verdict.CUSP, Reason.TURNS, {}),
        ("cbrt(x)", 0.0, Kind.VERTICAL_TANGENT, Verdict.VERTICAL_TANGENT, Reason.STEEPENS, {}),
        ("1/x^2", 0.0, Kind.POLE, Verdict.POLE, Reason.POLE, {"order": 2.0}),
        ("ln(abs(x))", 0.0, Kind.POLE, Verdict.POLE, Reason.LOGARITHMIC, {}),
        ("exp(1/x)", 0.0, Kind.ESSENTIAL, Verdict.POLE, Reason.NO_LIMIT, {"side": 1.0}),
        ("exp(-1/x)", 0.0, Kind.ESSENTIAL, Verdict.POLE, Reason.NO_LIMIT, {"side": -1.0}),
        ("exp(1/x^2)", 0.0, Kind.ESSENTIAL, Verdict.POLE, Reason.NO_LIMIT, {}),
        ("ln(x)", 0.0, Kind.POLE, Verdict.DOMAIN_EDGE, Reason.LOGARITHMIC, {"side": 1.0}),
        ("{x<0: 0, 1/x}", 0.0, Kind.POLE, Verdict.POLE, Reason.POLE, {"order": 1.0, "side": 1.0}),
        ("sin(1/x)", 0.0, Kind.ESSENTIAL, Verdict.ESSENTIAL, Reason.SWINGS, {}),
        ("{x=0: 0, x sin(1/x)}", 0.0, Kind.OSCILLATES, Verdict.OSCILLATION, Reason.NO_SLOPE, {}),
        ("sqrt(x)", 0.0, Kind.EDGE, Verdict.DOMAIN_EDGE, Reason.ONE_SIDED, {"side": 1.0}),
        ("sqrt(-x)", 0.0, Kind.EDGE, Verdict.DOMAIN_EDGE, Reason.ONE_SIDED, {"side": -1.0}),
        ("sqrt(-x^2)", 0.0, Kind.ISOLATED, Verdict.ISOLATED, Reason.NEITHER_SIDE, {}),
        ("ln(-x^2)", 0.0, Kind.UNDEFINED, Verdict.UNDEFINED, Reason.PROBLEM, {}),
    ],
)  # fmt: skip
def test_every_kind_of_place_is_a_finding(
    text: str, x: float, kind: Kind, verdict: Verdict, reason: Reason, numbers: dict[str, float]
) -> None:
    found = around(text, x)
    assert found.kind is kind
    assert found.finding is not None
    assert (found.finding.verdict, found.finding.reason) == (verdict, reason)
    assert found.finding.outcome is Outcome.NO_DERIVATIVE
    assert found.finding.numbers == pytest.approx(numbers, rel=1e-15)
    assert found.slope is None


@pytest.mark.parametrize(
    ("text", "x", "slope"),
    [
        ("x abs(x)", 0.0, 0.0),
        ("sqrt(x^4) + 3x", 0.0, 3.0),
        ("{x<1: x^2, 2x - 1}", 1.0, 2.0),
        ("max(x, sin(x))", 0.0, 1.0),
        ("{x=0: 1, sin(x)/x}", 0.0, 0.0),
        ("{x<0: exp(x), 1 + x + x^2}", 0.0, 1.0),
    ],
)
def test_where_f_is_smooth_its_slope_is_known(text: str, x: float, slope: float) -> None:
    found = around(text, x)
    assert (found.kind, found.finding) == (Kind.SMOOTH, None)
    assert found.slope == slope
    assert found.error == 0


def test_an_irrational_slope_is_known_within_its_error() -> None:
    found = around("{x<0: sin(pi x), x*acos(-1)}", 0.0)
    # The letter pi is the double next to π, and acos(−1) is π.
    assert found.kind is Kind.CORNER
    same = around("x*abs(x) + x*acos(-1)", 0.0)
    assert same.kind is Kind.SMOOTH
    with context().workdps(60):
        assert abs(same.slope - context().pi) <= same.error < 1e-20


def test_a_place_between_two_doubles_is_looked_at_where_it_is() -> None:
    with context().workdps(400):
        found = around("tan(x)", math.pi / 2, context().pi / 2)
        root = around("abs(x^2 - 2)", math.sqrt(2), context().sqrt(context().mpf(2)))
    assert found.kind is Kind.POLE
    assert root.kind is Kind.CORNER
    assert root.finding is not None
    # 2x from the right, and as much downwards from the left.
    wanted = {"left": -(8**0.5), "right": 8**0.5, "gap": 2 * 8**0.5}
    assert root.finding.numbers == pytest.approx(wanted, rel=1e-15)


def test_at_a_double_beside_the_place_f_is_smooth() -> None:
    found = around("abs(x^2 - 2)", math.sqrt(2))
    assert found.kind is Kind.SMOOTH


def test_it_pauses_between_evaluations_and_before_each_side_is_told() -> None:
    twin = Twin(parse("abs(x)"), 0.0)
    samples, probes, told = 2 * COUNT, 2 * 3, 3
    assert sum(1 for _ in what_is_around(twin, context().mpf(0))) == samples + probes + told


def test_what_takes_too_much_work_is_out_of_reach() -> None:
    twin = Twin(parse("abs(x)"), 0.0, Effort(0))
    with pytest.raises(OutOfReachError):
        whole(what_is_around(twin, context().mpf(0)))
